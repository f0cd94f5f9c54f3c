import type { Role } from '@firsthand/contract/core/operation'
import type { KeyAccess } from '@firsthand/contract/platform/api-keys'
import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { IsCluster } from './db/cluster/is-cluster.ts'
import type { Database } from './db/pools.ts'
import type { DB } from './db/tables.ts'
import type { JobKind, ReadableRows } from './domain.ts'
import type { EventName } from '@firsthand/contract/platform/event-names'
import type { RecordedEvent } from './events/record.ts'
import type { FileStore } from './files/store.ts'
import type { Identity } from './auth/identity.ts'
import type { Oidc } from './auth/oidc/oidc.ts'
import type { Limits } from './http/limits.ts'
import type { MailTally, Mailer } from './mail/mailer.ts'
import type { Settings } from './settings.ts'

/** Who is signed in, before any workspace is opened; with a key, when a program acts for them. */
export type Account = {
  id: string
  name: string
  email: string
  key?: KeyGrant
  /** Set by the way in where the answer goes to a machine, or into a file that leaves. */
  reader?: 'ai' | 'export'
}

/** Who gets what is read: a member, a program of theirs, a machine that thinks (MCP), or a file that leaves. */
export type Reader = 'person' | 'key' | 'ai' | 'export'

/** What an API key lends to whoever holds it: one workspace, and no more than this there. */
export type KeyGrant = { id: string; name: string; workspaceId: string; role: Role; access: KeyAccess }

/** What stands between a member and a change: the key they used, or the suggestion that they accepted. */
export type Through = { kind: 'key' | 'suggestion'; id: string; name: string }

export type Member = { id: string; name: string; email: string; role: Role; leaderSince: string | null }

/** What an installation lends to handlers: the parts that reach outside the database. */
export type Services = {
  settings: Settings
  files: FileStore
  mailer: Mailer
  mailTally: MailTally
  identity: Identity
  /** Null where no provider is set. */
  oidc: Oidc | null
  limits: Limits
  /** Those of these ids that the reader of the context may not be told about; asked from every domain. */
  withheld(ctx: Context, ids: string[]): Promise<string[]>
  /** How to read what was written by somebody who may have seen words that are hidden now; asked from every domain. */
  hidden(ctx: Context, written: Written[]): Promise<((words: string) => string)[]>
  /** How rows of a table may be read where they keep hidden words; undefined where they may be read as they are. */
  readableRows(ctx: Context, table: string): Promise<ReadableRows | undefined>
  /** Words were hidden, or shown again, in these texts or for this person: tells every domain in the same transaction. */
  rehidden(ctx: Context, where: HiddenWhere): Promise<void>
  /** The kinds of jobs that the domains bring. */
  jobKinds: JobKind[]
  log: Logger
  search: Database
  app: Database
  isCluster: IsCluster
  /** Counts across workspaces, without any content. */
  operator: Database
}

/** Something with words in it: when it was written, and the ids that it names. */
export type Written = { at: string; ids: string[] }

export type HiddenWhere = { texts: string[]; person?: string | undefined }

/** What every handler has, whoever called. Time and chance come from here, so that tests can set them. */
type Base = {
  services: Services
  now: Date
  /** `now` as the API writes it. */
  instant: string
  newId(): string
}

/** One transaction in one workspace. Everything that a handler of a workspace's operation may touch. */
export type Context = Base & {
  workspaceId: string
  db: Transaction<DB>
  /** The member who asked, or null when a job or another machine part acts. */
  member: Member | null
  reader: Reader
  /** Noted with whatever is recorded. */
  through: Through | null
  /**
   * Says that something changed: audit entry, and news for whoever hears this event. Written with the transaction. Of an
   * `….updated` only the fields of `after` that differ from `before` are kept.
   */
  record(
    name: EventName | `sample.${string}`,
    subject: { kind: string; id: string },
    change?: { before?: unknown; after?: unknown },
  ): void
  /** Asks for a job, which runs after this transaction commits, or at a later moment. Answers the job's id. */
  ask(kind: string, input: Record<string, unknown>, at?: string): Promise<string>
  /** Runs after the commit and never when the transaction fails; `open` is for what is to be written down then. */
  afterCommit(run: (open: OpenAgain) => void): void
  /** Used by the platform when the transaction ends. */
  pending: RecordedEvent[]
}

/** Opens the workspace once more, as the system, in a transaction of its own. */
export type OpenAgain = <Result>(run: (ctx: Context) => Promise<Result>) => Promise<Result>

/** For operations of an account: no workspace is open. `openWorkspace` opens one, as this account or as the system. */
export type AccountContext = Base & {
  account: Account
  db: Database
  headers: Headers
  answerHeaders: Headers
  /** Where the request comes from, for rate limits. */
  caller: string
  openWorkspace<Result>(workspaceId: string, run: (ctx: Context) => Promise<Result>): Promise<Result>
}

/** For operations that anyone may call. */
export type VisitorContext = Omit<AccountContext, 'account'> & { account: Account | null }

/** The member who asked. Handlers of operations always have one; jobs do not. */
export function asker(ctx: Context): Member {
  if (!ctx.member) throw new Error('Nobody asked for this: a job has no member.')
  return ctx.member
}
