import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../test/world.ts'
import { domains } from './domains.ts'
import { connectOwner } from './platform/db/pools.ts'

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

const declared = domains.flatMap((domain) => domain.personRows ?? [])

test('every column that refers to a person is declared by its domain, so that a merge and an erasure reach it', async () => {
  const { rows } = await owner.query<{ at: string }>(`
    SELECT DISTINCT c.conrelid::regclass::text || '.' || a.attname AS at
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
    WHERE c.contype = 'f' AND c.confrelid = 'people'::regclass AND a.attname <> 'workspace_id'
    UNION SELECT table_name || '.' || column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'person_id'
    ORDER BY 1`)

  const known = declared.map((row) => `${row.table}.${row.column}`).toSorted()

  expect(known).toEqual(rows.map((row) => row.at).toSorted())
})

test('what is declared about a table names columns that it has', async () => {
  const { rows } = await owner.query<{ at: string }>(
    `SELECT table_name || '.' || column_name AS at FROM information_schema.columns WHERE table_schema = 'public'`,
  )
  const columns = new Set(rows.map((row) => row.at))

  const unknown = declared
    .flatMap(({ table, alongside = [], notTold = [], whenErased }) =>
      [...alongside, ...notTold, ...(typeof whenErased === 'object' ? Object.keys(whenErased.set) : [])].map(
        (column) => `${table}.${column}`,
      ),
    )
    .filter((at) => !columns.has(at))

  expect(unknown).toEqual([])
})
