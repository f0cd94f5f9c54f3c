import type pg from 'pg'
import { DatabaseRefused } from './database-refused.ts'
import { migrate } from './migrate.ts'
import { type DatabaseAddress, connectOwner } from './pools.ts'
import { ensureRoles } from './roles.ts'

const oldestMajor = 15

/** Makes the roles and applies the migrations that are missing. Of several servers that start at once, one works and the rest wait. */
export async function bringUpToDate(address: DatabaseAddress, secret: string): Promise<string[]> {
  const owner = await connect(address)
  try {
    await refuseOldPostgres(owner)
    await owner.query('SELECT pg_advisory_lock(727003)')
    await ensureRoles(owner, needsPasswords(address) ? secret : undefined)
    return await migrate(owner)
  } finally {
    await owner.end()
  }
}

async function connect(address: DatabaseAddress): Promise<pg.Client> {
  try {
    return await connectOwner(address)
  } catch (error) {
    if (!('url' in address)) throw error
    const { code, message } = error as { code?: string; message: string }
    const said = reasons[code ?? ''] ?? `it said: ${message}`
    throw new DatabaseRefused(
      `The database cannot be reached: ${said}. Check DATABASE_URL and that PostgreSQL runs; nothing was changed.`,
      { cause: error },
    )
  }
}

/** The socket of the embedded PostgreSQL is open to one user of the machine alone, and asks nobody for a password. */
function needsPasswords(address: DatabaseAddress): boolean {
  return 'url' in address || address.ownerPassword !== undefined
}

async function refuseOldPostgres(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(
    `SELECT current_setting('server_version_num') AS version`,
  )
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (major >= oldestMajor) return
  throw new DatabaseRefused(
    `The server in DATABASE_URL is PostgreSQL ${major}; Firsthand needs ${oldestMajor} or newer. Upgrade it, or name another server; nothing was changed.`,
  )
}

const reasons: Record<string, string | undefined> = {
  ECONNREFUSED: 'nothing answers at that address',
  ENOTFOUND: 'there is no server of that name',
  EAI_AGAIN: 'the name of the server cannot be looked up right now',
  ETIMEDOUT: 'the server does not answer',
  ENOENT: 'there is no socket at that place',
  '28P01': 'the name or the password is wrong',
  '28000': 'this user may not connect from here',
  '3D000': 'the server has no database of that name',
  '53300': 'the server has no connection left',
  '57P03': 'the server is just starting or stopping',
}
