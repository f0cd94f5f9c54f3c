import type pg from 'pg'
import { DatabaseRefused } from '../database-refused.ts'

/** Makes sure that this is a Citus cluster, before tables are made: those that are made before stay on one node. */
export async function prepareCluster(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ version: string | null; isInstalled: boolean }>(
    `SELECT default_version AS version, installed_version IS NOT NULL AS "isInstalled" FROM pg_available_extensions WHERE name = 'citus'`,
  )
  if (!rows[0])
    throw new DatabaseRefused(
      'The server in DATABASE_URL has no Citus, so there is no cluster to place tables on. Name the coordinator of one, or leave --citus out; nothing was changed.',
    )
  if (!rows[0].isInstalled) await owner.query('CREATE EXTENSION citus')
}

/** Whether there is anything to place tables on. */
export async function isCluster(owner: pg.ClientBase): Promise<boolean> {
  const { rows } = await owner.query<{ is: boolean }>(
    `SELECT to_regproc('pg_catalog.create_reference_table') IS NOT NULL AS is`,
  )
  return rows[0]!.is
}

/** The tables that are on one node alone though the cluster should have them. */
export async function tablesNotPlaced(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname IN ('public', 'auth') AND c.relname <> 'firsthand_migrations'
      AND NOT EXISTS (SELECT FROM pg_dist_partition d WHERE d.logicalrelid = c.oid) ORDER BY 1`)
  return rows.map((row) => row.name)
}

/**
 * Places the tables of a database that was used on one node. Foreign keys are taken away and put back, since a cluster
 * takes them only between tables that are placed already. One transaction; it locks everything, so nobody should be there.
 */
export async function placeTables(owner: pg.ClientBase): Promise<string[]> {
  await owner.query('BEGIN')
  try {
    const tables = await readTables(owner)
    const references = await readReferences(owner)
    for (const { table, name } of references)
      await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
    for (const { name, kind } of tables) await owner.query('SELECT fh_place($1, $2)', [name, kind])
    for (const { table, name, definition } of references)
      await owner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
    await owner.query('COMMIT')
    return tables.map((table) => table.name)
  } catch (error) {
    await owner.query('ROLLBACK')
    throw error
  }
}

/** The rows that were on one node before are there a second time until this. */
export async function forgetLocalRows(owner: pg.ClientBase, tables: string[]): Promise<void> {
  for (const table of tables)
    await owner.query('SELECT truncate_local_data_after_distributing_table($1::text::regclass)', [table])
}

/** Reference tables first, then `members`, which all others are placed beside. Policies tell a workspace's tables apart. */
async function readTables(owner: pg.ClientBase): Promise<{ name: string; kind: 'reference' | 'tenant' }[]> {
  const { rows } = await owner.query<{ name: string; kind: 'reference' | 'tenant' }>(`
    SELECT c.oid::regclass::text AS name, CASE WHEN c.relforcerowsecurity THEN 'tenant' ELSE 'reference' END AS kind
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname IN ('public', 'auth') AND c.relname <> 'firsthand_migrations'
    ORDER BY c.relforcerowsecurity, c.relname <> 'members', 1`)
  return rows
}

async function readReferences(owner: pg.ClientBase) {
  const { rows } = await owner.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace IN ('public'::regnamespace, 'auth'::regnamespace)`)
  return rows
}
