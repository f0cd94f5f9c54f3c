import { search } from '@firsthand/contract/platform/records'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOrganisation } from '@firsthand/contract/crm/organisations'
import { createPerson } from '@firsthand/contract/crm/people'
import { type World, openWorld } from '../../../test/world.ts'
import { roleClient } from '../db/pools.ts'
import { findEntries } from './find.ts'
import { indexEntries, removeEntries } from './entries.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const name of [
    'Žofie Müller-Lüdenscheidt',
    'Amara Okafor',
    'Sören Łukasz Đorđević',
    'Ana María Núñez',
    'O’Brien & Sons',
    '山田 太郎',
  ])
    await world.call(world.as('member'), createPerson, { name })
  await world.call(world.as('member'), createOrganisation, { name: 'Night Owl Couriers' })
  await world.call(world.as('rival'), createPerson, { name: 'Amara of the rival' })
  await world.settle()
})
afterAll(() => world.close())

const find = async (q: string, kinds?: string[]) =>
  (await world.call(world.as('viewer'), search, { q, ...(kinds && { kinds }) })).items.map(
    ({ title }) => title,
  )

test.each([
  ['the beginning of a word', 'amar', 'Amara Okafor'],
  ['a word in the middle', 'okaf', 'Amara Okafor'],
  ['several words in any order', 'okafor amara', 'Amara Okafor'],
  ['capitals', 'AMARA', 'Amara Okafor'],
  ['no accents', 'zofie muller', 'Žofie Müller-Lüdenscheidt'],
  [
    'accents that are written apart',
    'Zˇofie'.normalize('NFD').replace('ˇ', '\u030c'),
    'Žofie Müller-Lüdenscheidt',
  ],
  ['letters that Unicode does not take apart', 'lukasz dordevic', 'Sören Łukasz Đorđević'],
  ['half of a double name', 'luden', 'Žofie Müller-Lüdenscheidt'],
  ['a letter too few', 'Okafr', 'Amara Okafor'],
  ['two letters changed over', 'Okaofr', 'Amara Okafor'],
  ['another script', '山田', '山田 太郎'],
  ['signs around words', '"brien" & (sons)', 'O’Brien & Sons'],
])('a person is found by %s', async (_, q, name) => {
  expect(await find(q)).toContain(name)
})

test('all words must be there', async () => {
  expect(await find('amara xylophone')).toEqual([])
})

test('kinds narrow what is found', async () => {
  expect(await find('night')).toEqual(['Night Owl Couriers'])
  expect(await find('night', ['person'])).toEqual([])
  expect(await find('night', ['organisation'])).toEqual(['Night Owl Couriers'])
})

test('another workspace’s people are never found', async () => {
  expect(await find('rival')).toEqual([])
  expect(
    (await world.call(world.as('rival'), search, { q: 'amara' })).items.map(({ title }) => title),
  ).toEqual(['Amara of the rival'])
})

test('whatever is searched for, the answer is a list', async () => {
  const strange = [
    "'",
    "''",
    '\\',
    "\\'",
    ':*',
    '!',
    '& | ! ( )',
    '<->',
    "a':*",
    'a:b',
    '%',
    '_',
    '*',
    '()',
    '"',
    '😀',
    '\u200b',
    'İ',
    'ß',
    ' ',
    '\t',
    'a'.repeat(200),
    'ﬁ',
    '𝒜mara',
  ]
  for (const q of strange) await expect(find(q), q).resolves.toBeInstanceOf(Array)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (q) => {
      if (q.includes('\u0000') || q.length > 200) return
      expect(await find(q)).toBeInstanceOf(Array)
    }),
    { numRuns: 60 },
  )
})

test('NUL and half characters are refused with a sentence', async () => {
  for (const q of ['a\u0000', '\ud800'])
    await expect(find(q)).rejects.toMatchObject({ status: 400, code: 'input_invalid' })
})

test('what is changed is found by its new words, and what is taken away by none', async () => {
  const found = (text: string) =>
    world.inWorkspace(world.bramble, (ctx) => findEntries(ctx, { text, limit: 10 }))
  const id = world.as('owner').memberId
  await world.inWorkspace(world.bramble, (ctx) =>
    indexEntries(ctx, [
      { kind: 'sample', id, text: 'velocipede' },
      { kind: 'sample', id, part: 1, text: 'tricycle' },
    ]),
  )
  expect(await found('veloci')).toEqual([{ kind: 'sample', id, part: 0 }])
  await world.inWorkspace(world.bramble, (ctx) =>
    indexEntries(ctx, [{ kind: 'sample', id, text: 'unicycle' }]),
  )
  expect(await found('veloci')).toEqual([])
  expect(await found('tricyc')).toEqual([{ kind: 'sample', id, part: 1 }])

  await world.inWorkspace(world.bramble, (ctx) => removeEntries(ctx, 'sample', [id]))
  expect([...(await found('unicycle')), ...(await found('tricycle'))]).toEqual([])
})

test('the search role reads keys and index columns alone', async () => {
  const client = roleClient(world.address, 'search', world.settings.secret)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; able: boolean }>(`
      SELECT c.relname || '.' || a.attname AS name, has_column_privilege(c.oid, a.attnum, 'SELECT') AS able
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'auth'::regnamespace)`)
    const readable = rows.filter(({ able }) => able).map(({ name }) => name)
    expect(readable.filter((name) => !/^search_(entries|words)\./.test(name))).toEqual([])
    for (const table of ['people', 'evidence', 'turns', 'members', 'auth."user"'])
      await expect(client.query(`SELECT * FROM ${table}`), table).rejects.toMatchObject({ code: '42501' })
    await expect(client.query('DELETE FROM search_entries')).rejects.toMatchObject({ code: '42501' })
  } finally {
    await client.end()
  }
})
