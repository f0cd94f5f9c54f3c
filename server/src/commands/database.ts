import { join } from 'node:path'
import { bringUpToDate } from '../platform/db/bring-up-to-date.ts'
import { type DatabaseAddress, connectOwner } from '../platform/db/pools.ts'
import { rolePassword } from '../platform/db/roles.ts'
import { type KeptPostgres, keepPostgres } from '../platform/postgres/keep.ts'
import type { Settings } from '../platform/settings.ts'

export type OpenedDatabase = {
  address: DatabaseAddress
  applied: string[]
  kind: string
  close(): Promise<void>
}

const ownerRole = 'firsthand_owner'
const databaseName = 'firsthand'

/** Makes a database ready that has just been reached; answers the names of the migrations that it applied. */
type Prepare = (address: DatabaseAddress, secret: string) => Promise<string[]>

/** Reaches the database that the settings name, or starts the embedded one, and brings it up to date. */
export async function openDatabase(
  settings: Settings,
  log: (line: string) => void,
  prepare: Prepare = bringUpToDate,
): Promise<OpenedDatabase> {
  const { databaseUrl, secret } = settings
  if (databaseUrl) {
    const address = { url: databaseUrl }
    const applied = await prepare(address, secret)
    return { address, applied, kind: 'PostgreSQL server', close: async () => undefined }
  }
  const postgres = await keepPostgres({ dataDirectory: join(settings.dataDirectory, 'postgres'), log })
  try {
    const address = await makeOwner(postgres, secret)
    const applied = await prepare(address, secret)
    return { address, applied, kind: 'embedded PostgreSQL', close: () => postgres.stop() }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** The embedded PostgreSQL has a superuser; Firsthand's tables belong to an owner who is none. */
async function makeOwner(postgres: KeptPostgres, secret: string): Promise<DatabaseAddress> {
  const { host: socket, port, password } = postgres
  const superuser = await connectOwner({
    socket,
    port,
    database: 'postgres',
    owner: postgres.superuser,
    ...(password && { ownerPassword: password }),
  })
  // Only where the database listens to a port, which is on Windows, does anybody need a password.
  const ownerPassword = password && rolePassword('owner', secret)
  const finds = async (question: string, name: string) =>
    (await superuser.query(question, [name])).rows.length > 0
  try {
    // Of two first starts at once, the second waits and finds everything made.
    await superuser.query('SELECT pg_advisory_lock(727002)')
    if (!(await finds('SELECT 1 FROM pg_roles WHERE rolname = $1', ownerRole)))
      await superuser.query(`CREATE ROLE ${ownerRole} LOGIN CREATEROLE`)
    if (ownerPassword) await superuser.query(`ALTER ROLE ${ownerRole} PASSWORD '${ownerPassword}'`)
    if (!(await finds('SELECT 1 FROM pg_database WHERE datname = $1', databaseName)))
      await superuser.query(`CREATE DATABASE ${databaseName} OWNER ${ownerRole}`)
  } finally {
    await superuser.end()
  }
  return { socket, port, database: databaseName, owner: ownerRole, ...(ownerPassword && { ownerPassword }) }
}
