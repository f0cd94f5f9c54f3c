import pg from 'pg'
import { Readable } from 'node:stream'
import { refuseArchive } from '../archive/read-archive.ts'
import { copyIn } from '../db/copy.ts'
import { DatabaseRefused } from '../db/database-refused.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import { refuseServers } from '../db/others-connected.ts'
import { type DatabaseAddress, connectOwner } from '../db/pools.ts'
import { ensureRoles } from '../db/roles.ts'
import type { FileStore } from '../files/store.ts'
import { type BackupTable, backupTableEntry } from './manifest.ts'
import type { OpenedBackup } from './read-backup.ts'

export type Restored = { files: number; applied: string[] }

/**
 * Puts a back-up into an empty installation: first the files, then the schema as it was then, then the rows in one
 * transaction, then the migrations that came since. The rows come last, so that what failed half-way can be done again.
 */
export async function restoreBackup(
  backup: OpenedBackup,
  { address, secret, files }: { address: DatabaseAddress; secret: string; files: FileStore },
): Promise<Restored> {
  const owner = await connectOwner(address)
  try {
    await ensureRoles(owner, secret)
    const then = new Set(backup.manifest.migrations.map((migration) => migration.name))
    await refuseUsed(owner, then)
    const count = await restoreFiles(backup, files)
    await migrate(
      owner,
      readMigrations().filter((migration) => then.has(migration.name)),
    )
    await owner.query('BEGIN')
    try {
      await writeTables(owner, backup)
      await owner.query('COMMIT')
    } catch (error) {
      await owner.query('ROLLBACK')
      throw error
    }
    return { files: count, applied: await migrate(owner) }
  } finally {
    await owner.end()
  }
}

/** Refuses a database that holds anything, that is newer than the back-up, or that a server is using. */
async function refuseUsed(owner: pg.Client, then: Set<string>): Promise<void> {
  await refuseServers(owner)
  const { rows: begun } = await owner.query<{ begun: string | null }>(
    `SELECT to_regclass('firsthand_migrations')::text AS begun`,
  )
  if (!begun[0]!.begun) return
  const { rows: applied } = await owner.query<{ name: string }>('SELECT name FROM firsthand_migrations')
  if (applied.length === 0) return
  const { rows: used } = await owner.query(
    `SELECT 1 FROM workspaces UNION ALL SELECT 1 FROM auth."user" UNION ALL SELECT 1 FROM installation WHERE claimed_at IS NOT NULL LIMIT 1`,
  )
  if (used.length > 0)
    throw new DatabaseRefused(
      'This installation is in use already; restoring would mix two. Restore into a new folder: firsthand-server restore FILE --to ./restored. Nothing was changed.',
    )
  const newer = applied.find(({ name }) => !then.has(name))
  if (newer)
    throw new DatabaseRefused(
      `This empty installation is newer than the back-up (it has ${newer.name}). Restore into a folder or a database that is new; what came since is applied there afterwards. Nothing was changed.`,
    )
}

/** Puts the files of a back-up into the store. What lies there already is the same: it is named by its content. */
async function restoreFiles({ archive, manifest }: OpenedBackup, files: FileStore): Promise<number> {
  let count = 0
  for (const name of archive.names) {
    const [, workspaceId, sha256] = /^files\/(.+)\/(.+)$/.exec(name) ?? []
    if (!workspaceId || !sha256 || manifest.files.damaged.includes(name)) continue
    const stored = await files.put(
      workspaceId,
      Readable.from(await archive.stream(name)),
      Number.MAX_SAFE_INTEGER,
    )
    if (stored.sha256 !== sha256) refuseArchive('archive_damaged', { entry: name })
    count += 1
  }
  return count
}

async function writeTables(owner: pg.Client, backup: OpenedBackup): Promise<void> {
  const names = backup.manifest.tables.map(qualified)
  const secured = await securedTables(owner)
  const references = await readReferences(owner)
  // Rows of a tree come in any order; the keys are put back at the end and hold for all rows then.
  for (const { table, name } of references) await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  // The owner is bound by the policies too, and COPY works for nobody who is.
  for (const table of secured) await owner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`)
  for (const name of names) await owner.query(`DELETE FROM ${name}`)
  for (const table of backup.manifest.tables) await writeTable(owner, backup, table)
  for (const table of secured) await owner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  for (const { table, name, definition } of references)
    await owner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
}

async function writeTable(owner: pg.Client, { archive }: OpenedBackup, table: BackupTable): Promise<void> {
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const content = await archive.stream(backupTableEntry(table))
  const rows = await copyIn(owner, `COPY ${qualified(table)} (${columns}) FROM STDIN`, content)
  if (rows !== table.rows) refuseArchive('archive_damaged', { entry: backupTableEntry(table) })
}

function qualified({ schema, name }: { schema: string; name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

async function securedTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relforcerowsecurity AND c.relnamespace = 'public'::regnamespace`,
  )
  return rows.map((row) => row.name)
}

async function readReferences(
  owner: pg.Client,
): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await owner.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace IN ('public'::regnamespace, 'auth'::regnamespace)`)
  return rows
}
