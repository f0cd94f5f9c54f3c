import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

export type Migration = { name: string; sql: string; checksum: string }

/** The database is not one that this version of Firsthand can work with; the message says what to do. */
export class MigrationRefused extends Error {}

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url))

/** All migrations of this version, oldest first. Their names begin with a date and a time. */
export function readMigrations(directory = folder): Migration[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(`${directory}/${name}`, 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Applies what is missing, each migration in one transaction, and answers the names of those applied. */
export async function migrate(owner: pg.ClientBase, migrations = readMigrations()): Promise<string[]> {
  await owner.query('SELECT pg_advisory_lock(727001)')
  try {
    await owner.query(
      'CREATE TABLE IF NOT EXISTS firsthand_migrations (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz(3) NOT NULL)',
    )
    const { rows } = await owner.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM firsthand_migrations',
    )
    refuseStrangers(rows, migrations)
    const applied = new Set(rows.map((row) => row.name))
    const missing = migrations.filter((migration) => !applied.has(migration.name))
    for (const migration of missing) await apply(owner, migration)
    return missing.map((migration) => migration.name)
  } finally {
    await owner.query('SELECT pg_advisory_unlock(727001)')
  }
}

function refuseStrangers(applied: { name: string; checksum: string }[], known: Migration[]): void {
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  for (const { name, checksum } of applied) {
    const migration = byName.get(name)
    if (!migration) {
      throw new MigrationRefused(
        `This database was used by a newer version of Firsthand (it has ${name}, which this version does not know). Start that version or a later one; nothing was changed.`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new MigrationRefused(
        `The migration ${name} is not the one that was applied to this database. Migrations are never edited: put the original file back; nothing was changed.`,
      )
    }
  }
}

async function apply(owner: pg.ClientBase, migration: Migration): Promise<void> {
  await owner.query('BEGIN')
  try {
    await owner.query(migration.sql)
    await owner.query('INSERT INTO firsthand_migrations VALUES ($1, $2, $3)', [
      migration.name,
      migration.checksum,
      new Date(),
    ])
    await owner.query('COMMIT')
  } catch (error) {
    await owner.query('ROLLBACK')
    throw new Error(`The migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}
