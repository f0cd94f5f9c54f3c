import { createManyPeople, peopleAtOnce } from '@firsthand/contract/crm/people-many'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import type { Context } from '../context.ts'
import { breaksRules } from './cluster/cluster-rules.ts'
import { rowsFromArrays, selectInInsert } from './cluster/rows-from-arrays.ts'
import { type Inserting, insertRows, valuesAtOnce } from './insert-rows.ts'
import type { DB } from './tables.ts'

type Form = 'one PostgreSQL' | 'a cluster'

let said: string[] = []
const worlds = {} as Record<Form, World>
beforeAll(async () => {
  const onStatement = (_role: string, text: string) => void said.push(text)
  worlds['one PostgreSQL'] = await openWorld({ asCluster: false, onStatement })
  worlds['a cluster'] = await openWorld({ asCluster: true, onStatement })
})
afterAll(async () => {
  for (const world of Object.values(worlds)) await world.close()
})

/** A table with a column of every type, which lasts as long as the transaction. */
const table = 'rowsOfAllTypes' as keyof DB
const types = {
  place: 'int4',
  ofUuid: 'uuid',
  ofText: 'text',
  ofInt4: 'int4',
  ofInt8: 'int8',
  ofFloat4: 'float4',
  ofBool: 'bool',
  ofJsonb: 'jsonb',
  ofDate: 'date',
  ofTimestamptz: 'timestamptz',
  ofWords: { type: 'text', as: "array_to_tsvector(string_to_array(?, ' '))" },
} as const

async function makeTable(ctx: Context): Promise<void> {
  await sql`
    CREATE TEMP TABLE rows_of_all_types (
      workspace_id uuid NOT NULL, created_at timestamptz(3), place int PRIMARY KEY, of_uuid uuid, of_text text, of_int4 int4,
      of_int8 int8, of_float4 float4, of_bool bool, of_jsonb jsonb, of_date date, of_timestamptz timestamptz(3), of_words tsvector
    ) ON COMMIT DROP`.execute(ctx.db)
}

/** What stands in the table after rows were inserted in one form. */
async function written(form: Form, insertions: Omit<Inserting, 'shared' | 'types'>[]): Promise<unknown> {
  const world = worlds[form]
  return world.inWorkspace(world.bramble, async (ctx) => {
    await makeTable(ctx)
    said = []
    const shared = { createdAt: '2026-11-22T09:00:00.123Z' }
    for (const each of insertions) await insertRows(ctx, table, { shared, types, ...each })
    const { rows } = await sql`
      SELECT to_jsonb(t) - 'workspace_id' AS row, workspace_id = ${ctx.workspaceId}::uuid AS "isHere"
      FROM rows_of_all_types t ORDER BY place`.execute(ctx.db)
    return rows
  })
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((each) => each.replaceAll('\0', '').toWellFormed()),
  fc.constantFrom('', 'NULL', '"', '\\', '{}', "'", '$1', '?', ' '),
)
const json = fc
  .jsonValue({ noUnicodeString: false })
  .map((value) => JSON.stringify(value))
  .filter((each) => !/\\u(0000|d[89a-f])/i.test(each))
const instant = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const row = fc.record({
  ofUuid: fc.option(fc.uuid()),
  ofText: fc.option(text),
  ofInt4: fc.option(fc.integer()),
  ofInt8: fc.option(fc.maxSafeInteger()),
  ofFloat4: fc.option(fc.float({ noNaN: true, noDefaultInfinity: true })),
  ofBool: fc.option(fc.boolean()),
  ofJsonb: fc.option(json),
  ofDate: fc.option(instant.map((each) => each.slice(0, 10))),
  ofTimestamptz: fc.option(instant),
  ofWords: fc.option(fc.array(fc.stringMatching(/^[a-zäß]{1,6}$/)).map((words) => words.join(' '))),
})

test('on a cluster and on one PostgreSQL the same rows are written, whatever stands in them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1 }), async (made) => {
      const rows = made.map((each, place) => ({ ...each, place }))
      const here = await written('one PostgreSQL', [{ rows }])

      expect(await written('a cluster', [{ rows }])).toEqual(here)
      expect(here).toHaveLength(rows.length)
      expect(here).toMatchObject(
        rows.map(({ place, ofText }) => ({ isHere: true, row: { place, of_text: ofText } })),
      )
    }),
    { numRuns: 100 },
  )
})

test('what follows ON CONFLICT holds in both forms', async () => {
  const insertions = [
    {
      rows: [
        { place: 1, ofText: 'first' },
        { place: 2, ofText: 'second' },
      ],
    },
    { rows: [{ place: 1, ofText: 'kept out' }, { place: 3 }], onConflict: 'DO NOTHING' },
    { rows: [{ place: 2, ofText: 'newer' }], onConflict: '(place) DO UPDATE SET of_text = excluded.of_text' },
  ]
  for (const form of ['one PostgreSQL', 'a cluster'] as const)
    expect(await written(form, insertions)).toMatchObject(
      ['first', 'newer', null].map((ofText) => ({ row: { of_text: ofText } })),
    )
})

test('on a cluster very many rows are several statements, and none where there is nothing to write', async () => {
  const rows = Array.from({ length: 2 * valuesAtOnce + 1 }, (_, place) => ({ place, ofText: `row ${place}` }))

  expect(await written('a cluster', [{ rows }, { rows: [] }])).toHaveLength(rows.length)
  expect(said.filter((each) => each.startsWith('INSERT'))).toHaveLength(3)
})

test('what is written on a cluster is what a cluster takes, and what one PostgreSQL gets instead is known by its text', async () => {
  const conflict = '(place) DO UPDATE SET of_text = excluded.of_text'
  const insertions = [{ rows: [{ place: 1 }, { place: 2 }] }, { rows: [{ place: 2 }], onConflict: conflict }]
  const tables = new Set(['rows_of_all_types'])
  const inserts = async (form: Form) => {
    await written(form, insertions)
    return said.filter((each) => each.startsWith('INSERT'))
  }
  for (const each of await inserts('a cluster')) {
    expect(breaksRules(each, tables)).toEqual([])
    expect(each).not.toMatch(rowsFromArrays)
  }
  for (const each of await inserts('one PostgreSQL')) {
    expect(breaksRules(each, tables)).toEqual([selectInInsert])
    expect(each).toMatch(rowsFromArrays)
  }
})

test.each([
  'INSERT INTO people (workspace_id, id) SELECT $1::uuid, u.id FROM claims, unnest($2::uuid[]) AS u(id)',
  'INSERT INTO people (workspace_id, id) SELECT $1::uuid, (SELECT id FROM claims LIMIT 1) FROM unnest($2::uuid[]) AS u(id)',
  'INSERT INTO people (workspace_id, id) SELECT $1::uuid, u.id FROM unnest($2::uuid[]) AS u(id) JOIN claims ON true',
  'INSERT INTO people (workspace_id, id) SELECT $1::uuid, u.id FROM unnest($2::uuid[]) AS u(id) ON CONFLICT (id) DO UPDATE SET id = (SELECT 1)',
  'INSERT INTO people (id) SELECT u.id FROM unnest($2::uuid[]) AS u(id)',
])('no other INSERT … SELECT is taken for rows from arrays: %s', (other) => {
  expect(other).not.toMatch(rowsFromArrays)
})

test('many people are added on a cluster as they are on one PostgreSQL', async () => {
  const names = async (form: Form) => {
    const world = worlds[form]
    await world.call(world.as('member'), createManyPeople, {
      people: Array.from({ length: peopleAtOnce }, (_, index) => ({
        name: `Person ${index}`,
        emails: [{ email: `p${index}@example.com` }],
      })),
    })
    await world.settle()
    return world.inWorkspace(world.bramble, async (ctx) => {
      const { rows } = await sql<{ name: string; email: string; words: string }>`
        SELECT p.name, e.email, s.words::text AS words FROM people p
        JOIN person_emails e ON e.workspace_id = p.workspace_id AND e.person_id = p.id
        JOIN search_entries s ON s.workspace_id = p.workspace_id AND s.subject_id = p.id
        WHERE p.workspace_id = ${ctx.workspaceId} ORDER BY p.name`.execute(ctx.db)
      return rows
    })
  }
  const here = await names('one PostgreSQL')
  expect(here).toHaveLength(peopleAtOnce)
  expect(await names('a cluster')).toEqual(here)
})
