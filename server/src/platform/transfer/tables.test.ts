import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { leftOutTables } from './left-out.ts'
import { type TransferTable, readTransferTables, secretsIn } from './tables.ts'

let world: World
let tables: TransferTable[]
beforeAll(async () => {
  world = await openWorld()
  tables = await world.inWorkspace(world.bramble, (ctx) => readTransferTables(ctx.db))
})
afterAll(() => world.close())

test('every table of a workspace is in an archive, or left out with a reason', async () => {
  const { rows } = await world.inWorkspace(world.bramble, (ctx) =>
    sql<{ name: string }>`SELECT DISTINCT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`.execute(ctx.db),
  )

  expect([...tables.map((table) => table.name), ...Object.keys(leftOutTables)].toSorted()).toEqual(
    rows.map((row) => row.name).toSorted(),
  )
})

test('no column in an archive looks like a secret: leave its table out, or the column', () => {
  expect(secretsIn(tables)).toEqual([])
})

test('a table of which an archive holds what may be read is in the archive, and its rows have ids', () => {
  const named = world.application.domains.flatMap((domain) => Object.keys(domain.readableRows ?? {}))

  expect(named).toContain('suggestions')
  for (const name of named)
    expect(
      tables.find((table) => table.name === name)?.key.map((column) => column.name),
      name,
    ).toEqual(['id'])
})

test('every table comes after those that it points to, and rows can be told apart by a key in the archive', () => {
  const place = (name: string) => tables.findIndex((table) => table.name === name)

  expect(place('people')).toBeLessThan(place('person_emails'))
  expect(place('members')).toBeLessThan(place('evidence_hearers'))
  for (const table of tables) {
    expect(table.key.length, table.name).toBeGreaterThan(0)
    expect(table.key, table.name).not.toContain(undefined)
  }
})
