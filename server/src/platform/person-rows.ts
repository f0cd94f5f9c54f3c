import type { RawBuilder } from 'kysely'
import type { Context } from './context.ts'

/**
 * A table that points at people, declared by the domain that owns it. A merge, its undoing, an erasure and a copy of
 * everything about somebody read these declarations, so that no domain needs to know another's tables.
 */
export type PersonRows = {
  /** As the database writes it. */
  table: string
  column: string
  /** Columns that, together with the person, stand only once. A merge leaves a row behind that would stand twice. */
  alongside?: string[]
  /** Rows go; or stay and say nothing about anybody; or stay for the counts, with these columns set to these values. */
  whenErased: 'delete' | 'keep' | { set: Record<string, string | null> }
  /** Columns that are no business of the person's, such as keys and hashes: left out of their copy. */
  notTold?: string[]
}

/** The three things that may not wait for an event, and what goes with them. Each runs inside the transaction. */
export type PersonHooks = {
  /** After the rows have moved from one person to the other. */
  merged?(ctx: Context, merge: PersonMerge): Promise<void>
  /** After the rows have moved back. */
  unmerged?(ctx: Context, merge: PersonMerge): Promise<void>
  /** Before the declared rows are deleted or emptied: for what hangs on them. */
  erasing?(ctx: Context, person: string): Promise<void>
  /** A purpose that was allowed is so no more, or is again. */
  consentChanged?(ctx: Context, person: string, purpose: string): Promise<void>
  /** What belongs into a copy of everything about the person and stands in no declared row. */
  tells?(ctx: Context, person: string): Promise<Record<string, unknown>>
  /** For whom something is open or planned, or stands here since a moment: no rule of time archives or erases them. */
  keeps?(ctx: Context, since: string): PeopleQuery[]
  /** Files that belong into it: those that hold nobody else outside. */
  gives?(ctx: Context, person: string): Promise<GivenFile[]>
}

/** A query for `person_id`. */
export type PeopleQuery = RawBuilder<unknown>
export type GivenFile = { name: string; sha256: string }
export type PersonMerge = { id: string; from: string; into: string }
