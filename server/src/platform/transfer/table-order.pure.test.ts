import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLines } from './read-lines.ts'
import { type TableKey, orderTables } from './table-order.ts'

const key = (from: string, to: string, isRequired = true): TableKey => ({
  from,
  to,
  column: `${to}_id`,
  isRequired,
})

test('a table comes after those that it points to', () => {
  expect(
    orderTables(
      ['emails', 'organisations', 'people'],
      [key('emails', 'people'), key('people', 'organisations', false)],
    ),
  ).toEqual([
    { name: 'organisations', late: [], outward: [] },
    { name: 'people', late: [], outward: [] },
    { name: 'emails', late: [], outward: [] },
  ])
})

test('a tree within one table, and two tables that point at each other, are filled in afterwards', () => {
  expect(
    orderTables(
      ['codes', 'texts', 'versions'],
      [key('codes', 'codes', false), key('texts', 'versions', false), key('versions', 'texts')],
    ),
  ).toEqual([
    { name: 'codes', late: ['codes_id'], outward: [] },
    { name: 'texts', late: ['versions_id'], outward: [] },
    { name: 'versions', late: [], outward: [] },
  ])
})

test('a column that points to a table which is left out is named, so that it is left out too', () => {
  expect(orderTables(['notes'], [key('notes', 'keys', false)])).toEqual([
    { name: 'notes', late: [], outward: ['keys_id'] },
  ])
  expect(() => orderTables(['notes'], [key('notes', 'keys')])).toThrow('notes.keys_id must point to keys')
})

test('lines are the same however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ' ')),
        { minLength: 1 },
      ),
      fc.integer({ min: 1, max: 7 }),
      async (lines, size) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
        async function* parts() {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
        }
        const read: string[] = []
        for await (const line of readLines(parts(), 'tables/people.jsonl')) read.push(line)
        expect(read).toEqual(lines.map((line) => line.toWellFormed()))
      },
    ),
  )
})
