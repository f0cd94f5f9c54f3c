import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testSecret } from '../../../test/global-setup.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { keptPlan } from './fewer-trips.ts'
import { newId } from './ids.ts'
import { type Database, type Pools, openPools } from './pools.ts'

let world: World
let pools: Pools
let app: Database
beforeAll(async () => {
  world = await openWorld()
  // One connection, so that each transaction meets what the one before left.
  pools = openPools({ address: world.address, secret: testSecret, log: pino({ level: 'silent' }), size: 1 })
  app = pools.app
})
afterAll(async () => {
  await pools.close()
  await world.close()
})

const settingOf = async (db: Database) =>
  (await sql<{ set: string }>`SELECT current_setting('app.workspace_id', true) AS set`.execute(db)).rows[0]!
    .set

test('a transaction that begins with ids alone is one, and what it set goes with it', async () => {
  const id = newId()
  const inside = await app.transaction().execute(async (db) => {
    await sql`SELECT fh_set_ws(${id}::uuid)`.execute(db)
    return settingOf(db)
  })

  expect(inside).toBe(id)
  expect(await settingOf(app)).toBe('')
})

test('so is one that begins with something else', async () => {
  const inside = await app.transaction().execute(async (db) => {
    await sql`SELECT set_config('app.workspace_id', ${'a place'}, true)`.execute(db)
    return settingOf(db)
  })

  expect(inside).toBe('a place')
  expect(await settingOf(app)).toBe('')
})

test.each([
  ['its first statement', sql`SELECT fh_no_such_function(${newId()}::uuid)`],
  ['a first statement with other values', sql`SELECT ${'nothing'}::int`],
])('a transaction that fails in %s leaves the connection as it was', async (_, statement) => {
  await expect(app.transaction().execute((db) => statement.execute(db))).rejects.toThrow()
  await expect(
    app.transaction().execute(async () => {
      throw new Error('Before any statement.')
    }),
  ).rejects.toThrow('Before any statement.')
  await app.transaction().execute(async () => undefined)

  const { rows } = await sql<{ open: boolean }>`
    SELECT now() <> statement_timestamp() AS open`.execute(app)
  expect(rows).toEqual([{ open: false }])
})

test('what looks like an id and is not never becomes a part of a statement', async () => {
  const told = `${newId()}'; DROP TABLE people; --`
  const { rows } = await app
    .transaction()
    .execute((db) => sql<{ said: string }>`SELECT ${told}::text AS said`.execute(db))

  expect(rows).toEqual([{ said: told }])
})

test('a statement that asks for it keeps its plan on the connection, and answers anew each time', async () => {
  const add = (one: number, other: number) =>
    sql<{ sum: number }>`${keptPlan} SELECT ${one}::int + ${other}::int AS sum`.execute(app)
  const answers = []
  for (let each = 0; each < 8; each += 1) answers.push((await add(each, 1)).rows[0]!.sum)

  expect(answers).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM pg_prepared_statements WHERE statement LIKE ${`%${'+ $2::int AS sum'}`}`.execute(app)
  expect(rows).toHaveLength(1)
})

test('statements that do not wait for each other are answered each with its own', async () => {
  const numbers = Array.from({ length: 40 }, (_, index) => index)
  const answers = await app.transaction().execute((db) =>
    Promise.all(
      numbers.map(async (number) => {
        const kept = number % 2 === 0 ? keptPlan : sql``
        const { rows } = await sql<{ number: number }>`
          ${kept} SELECT ${number}::int AS number, pg_sleep(${(number % 3) / 500}::float8)`.execute(db)
        return rows[0]!.number
      }),
    ),
  )

  expect(answers).toEqual(numbers)
})

test('they are all on their way before the first of them is answered', async () => {
  const sending = vi.spyOn(pg.Client.prototype, 'query')
  const fresh = openPools({ address: world.address, secret: testSecret, log: pino({ level: 'silent' }) })
  const sentByThen = await fresh.app.transaction().execute(async (db) => {
    await settingOf(db)
    const before = sending.mock.calls.length
    const first = sql`SELECT 1`.execute(db).then(() => sending.mock.calls.length - before)
    await Promise.all([first, sql`SELECT 2`.execute(db), sql`SELECT 3`.execute(db)])
    return first
  })
  sending.mockRestore()
  await fresh.close()

  expect(sentByThen).toBe(3)
})

test('where one of them fails, it says why, nothing of them stays, and the connection serves the next', async () => {
  await sql`CREATE TEMPORARY TABLE kept_apart (number int)`.execute(app)
  const together = app
    .transaction()
    .execute((db) =>
      Promise.all([
        sql`INSERT INTO kept_apart VALUES (1)`.execute(db),
        sql`SELECT 1 / 0`.execute(db),
        sql`INSERT INTO kept_apart VALUES (2)`.execute(db),
      ]),
    )

  await expect(together).rejects.toThrow('division by zero')
  const { rows } = await sql<{ number: number }>`SELECT number FROM kept_apart`.execute(app)
  expect(rows).toEqual([])
})

test('a transaction that only reads writes nothing, and what is asked after it is no longer a part of it', async () => {
  const id = newId()
  const reading = () => app.transaction().setAccessMode('read only')
  const inside = await reading().execute(async (db) => {
    await sql`SELECT fh_set_ws(${id}::uuid)`.execute(db)
    return settingOf(db)
  })

  expect(inside).toBe(id)
  expect(await settingOf(app)).toBe('')
  await expect(
    reading().execute((db) => sql`CREATE TABLE kept_by_a_reader (number int)`.execute(db)),
  ).rejects.toMatchObject({ code: '25006' })
  const { rows } = await sql<{ open: boolean }>`
    SELECT now() <> statement_timestamp() AS open`.execute(app)
  expect(rows).toEqual([{ open: false }])
})

test('one that only read, and in which something failed, is not said to have ended well', async () => {
  const swallowing = app
    .transaction()
    .setAccessMode('read only')
    .execute(async (db) => {
      await sql`SELECT fh_set_ws(${newId()}::uuid)`.execute(db)
      await sql`SELECT 1 / 0`.execute(db).catch(() => undefined)
    })

  await expect(swallowing).rejects.toThrow()
  expect(await settingOf(app)).toBe('')
})
