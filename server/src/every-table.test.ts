import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../test/world.ts'
import { readMigrations } from './platform/db/migrate.ts'
import { connectOwner, roleClient } from './platform/db/pools.ts'

/** Tables that belong to no workspace; each is a decision (docs/decisions/0004-schema-rules.md). */
const globalTables = ['firsthand_migrations', 'installation', 'memberships', 'workspaces']

let world: World
let owner: pg.Client
beforeAll(async () => {
  world = await openWorld()
  owner = await connectOwner(world.address)
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

type Table = { name: string; hasWorkspace: boolean; secured: boolean; forced: boolean; policies: string[] }

async function tables(): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    SELECT c.relname AS name, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND a.attnotnull) AS "hasWorkspace",
      ARRAY(SELECT polname::text FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
    FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`)
  return rows
}

test('every table belongs to a workspace, but for those that are global by decision', async () => {
  const strangers = (await tables())
    .filter((table) => !table.hasWorkspace || globalTables.includes(table.name))
    .map((table) => table.name)

  expect(strangers).toEqual(globalTables)
})

test('row-level security is on and forced on every table of a workspace', async () => {
  const open = (await tables()).filter(
    (table) =>
      !globalTables.includes(table.name) &&
      !(table.secured && table.forced && table.policies.includes('in_workspace')),
  )

  expect(open).toEqual([])
})

test('a migration that touches rows of workspaces lifts the policies that would hide them, and puts them back', async () => {
  const forced = (await tables()).filter((table) => table.forced).map((table) => table.name)
  // Those before saw no row, and were made good for by later ones.
  const held = readMigrations().filter(({ name }) => name > '202611221740')
  const blind = held.flatMap(({ name, sql }) =>
    forced
      .filter((table) => new RegExp(`\\b(INTO|UPDATE|FROM|JOIN)\\s+${table}\\b`, 'i').test(sql))
      .filter((table) => {
        const [lifted, back] = ['NO FORCE', 'FORCE'].map((how) =>
          sql.lastIndexOf(`ALTER TABLE ${table} ${how} ROW LEVEL SECURITY;`),
        )
        return lifted === -1 || back! < lifted!
      })
      .map((table) => `${name}: ${table}`),
  )

  expect(held.length).toBeGreaterThan(0)
  expect(blind).toEqual([])
})

test('every primary key, unique constraint and unique index of a workspace begins with workspace_id', async () => {
  const { rows } = await owner.query(
    `
    SELECT i.indexrelid::regclass::text AS index FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND a.attname <> 'workspace_id' AND NOT c.relname = ANY($1)`,
    [globalTables],
  )

  expect(rows).toEqual([])
})

test('every table of a workspace has a primary key', async () => {
  const { rows } = await owner.query(`
    SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)`)

  expect(rows).toEqual([])
})

test('every foreign key carries workspace_id on both sides, in the same place', async () => {
  const { rows } = await owner.query(`
    SELECT conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND c.relnamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT FROM unnest(k.conkey, k.confkey) AS pair(here, there)
      JOIN pg_attribute h ON h.attrelid = k.conrelid AND h.attnum = pair.here
      JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = pair.there
      WHERE h.attname = 'workspace_id' AND t.attname = 'workspace_id')`)

  expect(rows).toEqual([])
})

test('no foreign key sets columns to null or changes keys, which a cluster refuses', async () => {
  const { rows } = await owner.query(
    `SELECT conname FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND (confdeltype NOT IN ('a', 'r', 'c') OR confupdtype NOT IN ('a', 'r'))`,
  )

  expect(rows).toEqual([])
})

test('there is no trigger', async () => {
  const { rows } = await owner.query(`SELECT tgname FROM pg_trigger WHERE NOT tgisinternal`)

  expect(rows).toEqual([])
})

test('no role that Firsthand connects as may bypass policies', async () => {
  const { rows } = await owner.query(
    `SELECT rolname FROM pg_roles WHERE rolname LIKE 'firsthand\\_%' AND (rolsuper OR rolbypassrls)`,
  )

  expect(rows).toEqual([])
})

test.each(['app', 'worker', 'search', 'auth', 'backup'] as const)(
  'the role %s sees no table of a workspace that it was not given',
  async (role) => {
    const client = roleClient(world.address, role, world.settings.secret)
    await client.connect()
    try {
      const { rows } = await client
        .query(`SELECT name FROM members WHERE name = 'Mara'`)
        .catch((error: { code?: string }) => ({ rows: error.code === '42501' ? [] : [error] }))
      expect(rows.length).toBe(role === 'backup' ? 1 : 0)
    } finally {
      await client.end()
    }
  },
)

test('a transaction in one workspace cannot write a row of another', async () => {
  const writing = world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .insertInto('organisations')
      .values({
        workspaceId: world.rival,
        id: ctx.newId(),
        name: 'Spy',
        nameKey: 'spy',
        createdAt: ctx.instant,
        updatedAt: ctx.instant,
      })
      .execute(),
  )

  await expect(writing).rejects.toMatchObject({ code: '42501' })
})

test('the worker reads keys of all workspaces and nothing else of any', async () => {
  const worker = roleClient(world.address, 'worker', world.settings.secret)
  await worker.connect()
  try {
    expect((await worker.query('SELECT count(*)::int AS count FROM people')).rows).toEqual([{ count: 0 }])
    const { rows } = await worker.query(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'wakeups' ORDER BY 1`,
    )
    expect(rows.map((row) => row.column_name)).toEqual(['due_at', 'id', 'kind', 'workspace_id'])
  } finally {
    await worker.end()
  }
})

test('no index full of empty columns can be taken for the primary key when a foreign key is checked', async () => {
  // The plan of such a check is made once a connection, maybe while the table is empty: see own_keys_first.sql.
  const { rows } = await owner.query(
    `
    SELECT i.indexrelid::regclass::text AS index FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[1]
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY($1) AND i.indpred IS NULL AND NOT i.indisunique
      AND NOT a.attnotnull`,
    [['people', 'evidence', 'claims', 'texts', 'speakers']],
  )

  expect(rows).toEqual([])
})
