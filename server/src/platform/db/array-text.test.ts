import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { arrayText } from './array-text.ts'
import { newId } from './ids.ts'
import { connectOwner } from './pools.ts'

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

test('whatever text stands in a column, PostgreSQL reads it back as it was', async () => {
  const withoutNul = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '').toWellFormed())
  const text = fc.oneof(withoutNul, fc.constantFrom('', 'NULL', 'null', '"', '\\', '{}', 'a,b', '\\"', ' '))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text)), async (values) => {
      const { rows } = await owner.query('SELECT $1::text[] AS back', [arrayText(values, { quoted: true })])

      expect(rows[0].back).toEqual(values)
    }),
    { numRuns: 200 },
  )
})

test('ids, numbers and instants travel without quotation marks', async () => {
  const id = newId()
  const { rows } = await owner.query(
    'SELECT $1::uuid[] AS ids, $2::int[] AS numbers, $3::timestamptz[] AS at',
    [
      arrayText([id, null], { quoted: false }),
      arrayText([1, -2, undefined], { quoted: false }),
      arrayText(['2026-11-22T00:00:00.000Z'], { quoted: false }),
    ],
  )

  expect(rows[0].ids).toEqual([id, null])
  expect(rows[0].numbers).toEqual([1, -2, null])
  expect(rows[0].at[0].toISOString()).toBe('2026-11-22T00:00:00.000Z')
})
