import type { RetentionKind } from '@firsthand/contract/platform/retention'
import type { Context } from '../context.ts'

export type Doomed = { count: number; isExact: boolean; bytes: number | null; examples: string[] }

/** One kind of thing that may go by itself. The domain whose tables hold it says what goes and what must stay. */
export type Retained = {
  kind: RetentionKind
  /** What is older than this moment and may go. Reads alone. */
  preview(ctx: Context, before: string): Promise<Doomed>
  /** Deletes some of it, at most `limit`; answers how many. Called until it answers 0. */
  remove(ctx: Context, before: string, limit: number): Promise<number>
}

/** Counts are exact up to this. */
export const countedAtMost = 10_000
export const examplesAtMost = 5
