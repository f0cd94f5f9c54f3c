import {
  CamelCasePlugin,
  type ConnectionProvider,
  Kysely,
  PostgresDialect,
  SingleConnectionProvider,
} from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { makeFewerTrips } from './fewer-trips.ts'
import { type DatabaseRole, roleName, rolePassword } from './roles.ts'
import type { DB } from './tables.ts'

export type Database = Kysely<DB>

/** How to reach the database as a role: a socket folder of the embedded PostgreSQL, or an address. */
export type DatabaseAddress =
  | { url: string }
  | { socket: string; port: number; database: string; owner: string; ownerPassword?: string }

/** One connection as the owner, for migrations. */
export async function connectOwner(address: DatabaseAddress): Promise<pg.Client> {
  const client = new pg.Client(
    'url' in address
      ? { connectionString: address.url }
      : socketConfig(address, address.owner, address.ownerPassword),
  )
  client.on('error', () => undefined) // A lost connection also fails the query that notices it.
  await client.connect()
  return client
}

/** What hangs is ended, so that a few slow statements cannot keep everybody else from the database. */
const limits = { statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 }

/** Of a word's letters in threes, so much must be found in the other: `mueler` is like `muller` by 0.4. */
export const likeEnough = 0.36

export type OnStatement = (role: DatabaseRole, text: string) => void

export type Pools = {
  app: Database
  search: Database
  worker: Database
  auth: pg.Pool
  /** Counts across workspaces, without any content. */
  operator: Database
  /** How many connections each pool has, and how many requests wait for one. */
  counts(): { role: DatabaseRole; total: number; idle: number; waiting: number }[]
  close(): Promise<void>
}

/** The pools of a running server, one a role. Connections are made when first needed. */
export function openPools(options: {
  address: DatabaseAddress
  secret: string
  log: Logger
  size?: number
  /** Sees the text of every statement; for the check that all of them may run on a cluster. */
  onStatement?: OnStatement
}): Pools {
  const { address, secret, log, size = 10, onStatement } = options
  const all: { role: DatabaseRole; made: pg.Pool }[] = []
  const pool = (role: DatabaseRole, max: number, extra: pg.PoolConfig = {}) => {
    const made = new pg.Pool({
      ...roleConfig(address, role, secret),
      max,
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      ...limits,
      types: jsonTypes,
      pipeline: true, // Statements that do not wait for each other are sent at once.
      ...extra,
    })
    made.on('error', (error) =>
      log.warn(
        { role, error: error.message },
        'A connection to the database was lost; the next request makes a new one.',
      ),
    )
    // The pool listens to idle connections alone: one that is lost in the middle of a transaction, between two of its
    // statements, would end the process. The next statement notices.
    made.on('connect', (client) => {
      client.on('error', () => undefined)
      makeFewerTrips(client)
    })
    all.push({ role, made })
    return made
  }
  const open = (...wanted: Parameters<typeof pool>) =>
    kysely(pool(...wanted), onStatement && ((text) => onStatement(wanted[0], text)))
  const app = open('app', size)
  const search = open('search', 4, {
    statement_timeout: 10_000,
    // Under policies the planner has no statistics of words: reading a whole table is never right for a search, nor is
    // walking a list row by row, which cheap places on the disk would tempt it to.
    options: `-c pg_trgm.word_similarity_threshold=${likeEnough} -c enable_seqscan=off -c random_page_cost=4`,
  })
  const patient = { statement_timeout: 600_000, idle_in_transaction_session_timeout: 600_000 }
  const worker = open('worker', 4, patient)
  const auth = pool('auth', 4, { types: pg.types, pipeline: false, options: '-c search_path=auth' })
  const operator = open('operator', 2, { statement_timeout: 10_000 })
  return {
    app,
    search,
    worker,
    auth,
    operator,
    counts: () =>
      all.map(({ role, made }) => ({
        role,
        total: made.totalCount,
        idle: made.idleCount,
        waiting: made.waitingCount,
      })),
    async close() {
      await Promise.all([app, search, worker, operator].map((each) => each.destroy()).concat(auth.end()))
    },
  }
}

/** One plain connection as a role; for LISTEN. */
export function roleClient(address: DatabaseAddress, role: DatabaseRole, secret: string): pg.Client {
  return new pg.Client(roleConfig(address, role, secret))
}

function kysely(pool: pg.Pool, onStatement: ((text: string) => void) | undefined): Database {
  const made = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    ...(onStatement && { log: ({ query }) => onStatement(query.sql) }),
  })
  const executor = made.getExecutor()
  const withProvider = executor.withConnectionProvider.bind(executor)
  executor.withConnectionProvider = (provider) =>
    withProvider(provider instanceof SingleConnectionProvider ? sentAtOnce(provider) : provider)
  return made
}

/**
 * Inside a transaction Kysely sends a statement when the one before has been answered. Our connections take them in a row,
 * and the database works on them in this order all the same.
 */
function sentAtOnce(single: ConnectionProvider): ConnectionProvider {
  const connection = single.provideConnection(async (the) => the)
  return { provideConnection: async (consumer) => consumer(await connection) }
}

function roleConfig(address: DatabaseAddress, role: DatabaseRole, secret: string): pg.PoolConfig {
  if (!('url' in address)) return socketConfig(address, roleName(role), rolePassword(role, secret))
  const url = new URL(address.url)
  url.username = roleName(role)
  url.password = rolePassword(role, secret)
  return { connectionString: url.href }
}

function socketConfig(
  address: { socket: string; port: number; database: string },
  user: string,
  password: string | undefined,
): pg.ClientConfig {
  return { host: address.socket, port: address.port, database: address.database, user, password }
}

/** Rows come as JSON would carry them: instants as ISO text, days as text, counts and minor units as numbers. */
const jsonTypes: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === pg.types.builtins.INT8) return safeInteger
    if (oid === pg.types.builtins.TIMESTAMPTZ) return isoInstant
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is larger than a number can hold exactly.`)
  return value
}

function isoInstant(text: string): string {
  return new Date(text).toISOString()
}
