import { join } from 'node:path'
import { type DatabaseAddress, connectOwner } from '../platform/db/pools.ts'
import { migrate } from '../platform/db/migrate.ts'
import { ensureRoles } from '../platform/db/roles.ts'
import { type RunningPostgres, launchPostgres } from '../platform/postgres/launch.ts'
import type { Settings } from '../platform/settings.ts'

export type OpenedDatabase = {
  address: DatabaseAddress
  applied: string[]
  kind: string
  close(): Promise<void>
}

const ownerRole = 'firsthand_owner'
const databaseName = 'firsthand'

/** Reaches the database that the settings name, or starts the embedded one, and brings it up to date. */
export async function openDatabase(settings: Settings, log: (line: string) => void): Promise<OpenedDatabase> {
  if (settings.databaseUrl) {
    const address = { url: settings.databaseUrl }
    return {
      address,
      applied: await bringUpToDate(address, settings.secret),
      kind: 'PostgreSQL server',
      close: async () => undefined,
    }
  }
  const postgres = await launchPostgres({ dataDirectory: join(settings.dataDirectory, 'postgres'), log })
  await makeOwner(postgres)
  const address = { socket: postgres.host, port: postgres.port, database: databaseName, owner: ownerRole }
  const applied = await bringUpToDate(address, settings.secret)
  return { address, applied, kind: 'embedded PostgreSQL', close: () => postgres.stop() }
}

async function bringUpToDate(address: DatabaseAddress, secret: string): Promise<string[]> {
  const owner = await connectOwner(address)
  try {
    await ensureRoles(owner, secret)
    return await migrate(owner)
  } finally {
    await owner.end()
  }
}

/** The embedded PostgreSQL has a superuser; Firsthand's tables belong to an owner who is none. */
async function makeOwner(postgres: RunningPostgres): Promise<void> {
  const superuser = await connectOwner({
    socket: postgres.host,
    port: postgres.port,
    database: 'postgres',
    owner: postgres.superuser,
  })
  try {
    const { rows } = await superuser.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (rows.length > 0) return
    await superuser.query('SELECT pg_advisory_lock(727002)')
    const made = await superuser.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [ownerRole])
    if (made.rows.length === 0) await superuser.query(`CREATE ROLE ${ownerRole} LOGIN CREATEROLE`)
    const again = await superuser.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (again.rows.length === 0) await superuser.query(`CREATE DATABASE ${databaseName} OWNER ${ownerRole}`)
  } finally {
    await superuser.end()
  }
}
