import type { z } from 'zod'
import type { Context, Services } from './context.ts'
import type { RecordedEvent } from './events/record.ts'
import type { Handler } from './handle.ts'
import type { PlainRoute } from './http/routes.ts'
import type { JobRun } from './jobs/run.ts'
import type { PersonHooks, PersonRows } from './person-rows.ts'
import type { Retained } from './retention/kind.ts'

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
  /** Takes back what a job did that failed for good or was cancelled; in the transaction that ends it. */
  takeBack?(ctx: Context, input: z.output<Schema>): Promise<void>
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
  /** Turns found ids of a search kind into what people see, reading the rows again in the open workspace. */
  searchKinds?: SearchKind[]
}

export type SearchHit = { id: string; title: string; detail: string }
export type SearchKind = { kind: string; present(ctx: Context, ids: string[]): Promise<SearchHit[]> }

/** Keeps the type of a job's input between its schema and its run. */
export function job<Schema extends z.ZodType>(definition: JobKind<Schema>): JobKind {
  return definition as unknown as JobKind
}
