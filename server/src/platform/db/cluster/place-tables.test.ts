import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { testSecret } from '../../../../test/global-setup.ts'
import { migrate } from '../migrate.ts'
import { connectOwner } from '../pools.ts'
import { ensureRoles } from '../roles.ts'
import { placeTables, prepareCluster } from './place-tables.ts'

/*
 * No Citus runs here. Two functions of its names note what they are called with, so that the order of the calls is tested
 * and not what a cluster does with them: docs/guide/scale.md says where that was tried.
 */
const database = `cluster_${randomBytes(6).toString('hex')}`
let owner: pg.Client

beforeAll(async () => {
  const { superuser } = inject('postgres')
  await as(superuser, 'postgres', (client) =>
    client.query(`CREATE DATABASE ${database} OWNER firsthand_owner`),
  )
  await as(superuser, database, async (client) => {
    await client.query('CREATE TABLE public.placed (at serial, name text, kind text, beside text)')
    await client.query('GRANT ALL ON public.placed, public.placed_at_seq TO PUBLIC')
    await client.query('SET allow_system_table_mods = on')
    await client.query(`CREATE FUNCTION pg_catalog.create_reference_table(name text) RETURNS void LANGUAGE sql AS $$
      INSERT INTO public.placed (name, kind) VALUES (name::regclass::text, 'reference') $$`)
    await client.query(`CREATE FUNCTION pg_catalog.create_distributed_table(name regclass, col text, colocate_with text) RETURNS void LANGUAGE sql AS $$
      INSERT INTO public.placed (name, kind, beside) VALUES (name::text, col, colocate_with) $$`)
  })
  owner = await connectOwner(at('firsthand_owner', database))
  await ensureRoles(owner, testSecret)
  await migrate(owner)
})
afterAll(async () => {
  await owner.end()
  await as(inject('postgres').superuser, 'postgres', (client) =>
    client.query(`DROP DATABASE ${database} WITH (FORCE)`),
  )
})

const at = (role: string, name: string) => ({
  socket: inject('postgres').socket,
  port: inject('postgres').port,
  database: name,
  owner: role,
})

async function as<Result>(
  role: string,
  name: string,
  run: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connectOwner(at(role, name))
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

type Placed = { name: string; kind: string; beside: string | null }

async function placed(): Promise<Placed[]> {
  return (await owner.query<Placed>('SELECT name, kind, beside FROM placed ORDER BY at')).rows
}

async function tables(): Promise<{ name: string; isTenant: boolean }[]> {
  const { rows } = await owner.query<{ name: string; isTenant: boolean }>(`
    SELECT c.oid::regclass::text AS name, c.relforcerowsecurity AS "isTenant" FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'auth'::regnamespace) AND c.relname NOT IN ('placed', 'firsthand_migrations')`)
  return rows
}

async function keys() {
  const { rows } = await owner.query(
    `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS says FROM pg_constraint
     WHERE contype = 'f' AND connamespace IN ('public'::regnamespace, 'auth'::regnamespace) ORDER BY 1, 2`,
  )
  return rows
}

test('the migrations place every table: those of a workspace beside its members, all others on every node', async () => {
  const byName = new Map((await placed()).map((each) => [each.name, each]))

  for (const { name, isTenant } of await tables()) {
    const expected = isTenant
      ? { kind: 'workspace_id', beside: name === 'members' ? 'none' : 'members' }
      : { kind: 'reference', beside: null }
    expect(byName.get(name), name).toMatchObject(expected)
  }
})

test('a table is placed before those that point to it, or the cluster would refuse the key', async () => {
  const order = (await placed()).map((each) => each.name)
  const { rows } = await owner.query<{ from: string; to: string }>(
    `SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint
     WHERE contype = 'f' AND connamespace IN ('public'::regnamespace, 'auth'::regnamespace) AND conrelid <> confrelid`,
  )

  // Those of auth are reference tables: they may point at each other in any order, and at nothing else.
  for (const { from, to } of rows.filter((key) => !key.from.startsWith('auth.')))
    expect(order.indexOf(to), `${from} points to ${to}`).toBeLessThan(order.indexOf(from))
})

test('spreading a used database places every table once and leaves its keys as they were', async () => {
  const before = await keys()
  await owner.query('TRUNCATE placed')
  const names = (await placeTables(owner)).filter((name) => name !== 'placed')

  expect(names.toSorted()).toEqual((await tables()).map((table) => table.name).toSorted())
  expect(await keys()).toEqual(before)
  const kinds = (await placed()).map((each) => each.kind)
  expect(kinds.lastIndexOf('reference')).toBeLessThan(kinds.indexOf('workspace_id'))
  expect((await placed()).find((each) => each.kind === 'workspace_id')).toMatchObject({ name: 'members' })
})

test('a server without Citus is refused in words', async () => {
  await expect(prepareCluster(owner)).rejects.toThrow('has no Citus')
})
