import type { EventName } from '@firsthand/contract/platform/event-names'
import type { BulkValue } from '@firsthand/contract/crm/bulk'
import type { Context } from '../../platform/context.ts'

/** A value of one aspect as it is kept for the way back: plain JSON. */
export type Kept = unknown

/**
 * One thing about people that many can have changed at once. Reading and writing are set-based; between them stands a
 * pure step from what somebody has to what they would have.
 */
export type Aspect = {
  /** What each of these people has now. Everybody has an entry. */
  read(ctx: Context, people: string[]): Promise<Map<string, Kept>>
  /** What they would have; the same value where nothing changes. */
  next(ctx: Context, before: Kept): Kept
  /** Whether two values are the same to a person. */
  isSame(one: Kept, other: Kept): boolean
  write(ctx: Context, values: Map<string, Kept>): Promise<void>
  /** As people see it, for a preview. */
  show(ctx: Context, values: Kept[]): Promise<(value: Kept) => BulkValue>
  /** Which event says that a person changed. */
  event(after: Kept): EventName
}
