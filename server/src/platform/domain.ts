import type { Role } from '@firsthand/contract/core/operation'
import type { RawBuilder, SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Context, HiddenWhere, Services, Written } from './context.ts'
import type { RecordedEvent } from './events/record.ts'
import type { Handler } from './handle.ts'
import type { PlainRoute } from './http/routes.ts'
import type { JobRun } from './jobs/run.ts'
import type { PersonHooks, PersonRows } from './person-rows.ts'
import type { Retained } from './retention/kind.ts'
import type { Cell } from './spreadsheet/cell.ts'

/** Hears events after they are committed, once each, in its own transaction in the workspace. */
export type Consumer = {
  name: string
  hears: string[]
  /** Further events that it hears, where that depends on the workspace. Asked with every change: answer from memory. */
  wants?: (ctx: Context) => Promise<string[]>
  run(ctx: Context, event: RecordedEvent): Promise<void>
}

/** Long work, in steps that are each one transaction. */
export type JobKind<Schema extends z.ZodType = z.ZodType> = {
  kind: string
  input: Schema
  run(job: JobRun<z.output<Schema>>): Promise<unknown>
  /** Takes back what a job did, or was to do, that failed for good or was cancelled; in the transaction that ends it. */
  takeBack?(ctx: Context, input: z.output<Schema>): Promise<void>
  /** Who may cancel it: members, unless said otherwise. Nobody, where Firsthand planned it or owes it to somebody. */
  cancelledBy?: Role | 'nobody'
}

/** Something to tell to the outside: claimed by its wakeup and run outside any transaction, at least once. */
export type Errand = {
  workspaceId: string
  id: string
  services: Services
  signal: AbortSignal
  /** One transaction in the workspace. */
  step: <Result>(run: (ctx: Context) => Promise<Result>) => Promise<Result>
}

/** What a domain brings: explicit lists, read in one place (`domains.ts`). */
export type Domain = {
  name: string
  handlers: Handler[]
  consumers?: Consumer[]
  jobs?: JobKind[]
  /** Runs an errand; says by the wakeup when to try again, or that it is done. */
  runErrand?: (errand: Errand) => Promise<void>
  routes?: PlainRoute[]
  /** What of its tables a workspace may have deleted by itself after some time. */
  retention?: Retained[]
  /** Its tables that point at people. */
  personRows?: PersonRows[]
  personHooks?: PersonHooks
  /** Those of these ids that are its own, and about people who did not agree to what `ctx.reader` is. */
  withheld?: (ctx: Context, ids: string[]) => Promise<string[]>
  /** For each of these, how to read it without the words that this domain hides. */
  hidden?: (ctx: Context, written: Written[]) => Promise<((words: string) => string)[]>
  /** Whether it hides any words at all: as long as nobody does, an archive holds what was written. */
  hidesWords?: (ctx: Context) => Promise<boolean>
  /** Its tables whose rows keep hidden words and are read without them: how these rows go into an archive. */
  readableRows?: Record<string, ReadableRows>
  /** Words were hidden, or shown again: what it keeps beside them to be found by is written anew, at once. */
  rehidden?: (ctx: Context, where: HiddenWhere) => Promise<void>
  /** Turns found ids of a search kind into what people see, reading the rows again in the open workspace. */
  searchKinds?: SearchKind[]
  /** What happened with a person, for the one timeline of everything. */
  timeline?: TimelineSource[]
  /** What a member is to do about people today. */
  dueSources?: DueSource[]
  /** What it knows of a person, in a few lines, for a member who meets them from now on. */
  personBriefs?: PersonBrief[]
  /** Conversations that took place, for domains below that read what came of them. */
  talks?: (ctx: Context, question: TalkQuestion) => Promise<Talk[]>
  /** Kinds of people that it names, such as the segments of a study, for domains below that compare them. */
  kinds?: (ctx: Context, question: KindQuestion) => Promise<KindOfPeople[]>
  /** What holds of a row of `people` that belongs to one of these kinds; undefined where it is none of its own. */
  kindTest?: (ctx: Context, kind: string) => Promise<RawBuilder<SqlBool> | undefined>
  /** How its lists stand in a table that leaves, where columns depend on the workspace. */
  listTables?: ListTable[]
}

/** Of the rows of a table with these ids, the columns in which words may be hidden, as they may be read. */
export type ReadableRows = (
  ctx: Context,
  ids: string[],
) => Promise<({ id: string } & Record<string, unknown>)[]>

/** A list as a table with columns of its own; in JSON Lines it stays what its operation answers. */
export type ListTable = {
  /** The name of the operation. */
  list: string
  /** The columns, as they are when the table begins. */
  open(ctx: Context): Promise<OpenTable>
}
export type OpenTable = {
  heading: string[]
  /** The cells of some entries of the list, a row for each. */
  rows(ctx: Context, items: unknown[]): Promise<Cell[][]>
}

/** Which conversations are wanted: of a study, with a person, or these; all there are when nothing is said. */
export type TalkQuestion = {
  study?: string | undefined
  person?: string | undefined
  ids?: string[] | undefined
}
export type Talk = {
  id: string
  title: string
  kind: string
  happenedAt: string
  minutes: number | null
  place: string
  channel: string | null
  studyId: string | null
  people: string[]
  members: string[]
}

/** Which of these people belong to the kinds of a study, or to one of them by its id. */
export type KindQuestion = { study?: string | undefined; id?: string | undefined; people: string[] }
export type KindOfPeople = { id: string; label: string; people: string[] }

/** One thing on a person's timeline. `(at, id)` is its place: an id stands once in all sources. */
export type TimelineItem = {
  kind: string
  id: string
  at: string
  title: string
  detail: string
  member: { id: string; name: string } | null
  link: { kind: string; id: string } | null
}
export type TimelineQuestion = {
  person: string
  member?: string | undefined
  /** Only what comes after this place, newest first; nothing at the beginning. */
  below?: { at: string; id: string } | undefined
  limit: number
}
export type TimelineSource = {
  kind: string
  read(ctx: Context, question: TimelineQuestion): Promise<TimelineItem[]>
}

export type DueItem = { id: string; personId: string | null; why: string; dueAt: string; isLate: boolean }
export type DueSource = {
  kind: string
  /** What is due for a member before a moment, longest waiting first. */
  read(
    ctx: Context,
    question: { memberId: string; before: string; timeZone: string; limit: number },
  ): Promise<DueItem[]>
}

/** One part of what is told to whoever takes over; parts stand in the order of their numbers. */
export type PersonBrief = {
  kind: string
  title: string
  order: number
  gather(ctx: Context, person: string): Promise<{ lines: BriefLine[]; more: number }>
}
export type BriefLine = {
  words: string
  detail: string
  at: string | null
  /** Names of members who were there. */
  members: string[]
  link: { kind: string; id: string } | null
}

export type SearchHit = { id: string; title: string; detail: string }
export type SearchKind = {
  kind: string
  present(ctx: Context, ids: string[]): Promise<SearchHit[]>
  /** How the page of results shows it; left out, as `present` does and without filters. */
  results?: SearchResults[]
}

export type SearchPlace = { id: string; part: number }

/** What a search may be narrowed to. */
export type SearchNarrowing = {
  person?: string | undefined
  contactType?: string | undefined
  /** A study, and the conversations of it. */
  study?: { id: string; talks: string[] } | undefined
  /** A code with those below it. */
  codes?: string[] | undefined
  /** Moments from the first, and before the second. */
  days?: { from?: string; before?: string } | undefined
  /** Who speaks: people, members, or whoever is matched with neither. */
  speaks?: 'them' | 'us' | 'unknown' | undefined
  evidenceKind?: string | undefined
}

export type SearchFinding = SearchPlace & {
  title: string
  detail: string
  /** What it is found by, as it may be read. */
  words: string
  /** What else it is found by, shown where more of what was searched for stands there. */
  beside?: string
  at?: string | null
  person?: { id: string; name: string } | null
  speaker?: string | null
  startsMs?: number | null
}

/** Results of one kind. What is kept under one kind may be two: a text is its title and its turns. */
export type SearchResults = {
  kind: string
  /** Only what stands before everything, such as a title; or only what comes after it. */
  parts?: 'title' | 'rest'
  /** The filters that say something about it. */
  narrowedBy: readonly (keyof SearchNarrowing)[]
  /** All that a narrowing leaves, where this is few. */
  among?(ctx: Context, narrowing: SearchNarrowing): Promise<string[] | undefined>
  /** Reads found places again, without those that may not be seen or that a narrowing leaves out; in any order. */
  read(ctx: Context, places: SearchPlace[], narrowing: SearchNarrowing): Promise<SearchFinding[]>
}

/** Keeps the type of a job's input between its schema and its run. */
export function job<Schema extends z.ZodType>(definition: JobKind<Schema>): JobKind {
  return definition as unknown as JobKind
}
