import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from './cell.ts'
import { readXlsx, unescapeXml } from './reading.ts'
import { writeXlsx } from './write-xlsx.ts'
import { escapeXml } from './xml-text.ts'

async function workbook(heading: string[], rows: Iterable<Cell[]>, rowsPerSheet?: number): Promise<Buffer> {
  async function* all() {
    yield* rows
  }
  const parts: Buffer[] = []
  for await (const part of writeXlsx(heading, all(), {
    now: new Date('2026-05-14T09:30:00Z'),
    ...(rowsPerSheet && { rowsPerSheet }),
  }))
    parts.push(part as Buffer)
  return Buffer.concat(parts)
}

test('a workbook gives back what was put in: text, numbers, truths and nothing', async () => {
  const rows = [
    ['Ünal & <Söhne>', 3.25, true, null],
    ['=HYPERLINK("http://evil.example")', -7, false, ''],
  ]

  expect(await readXlsx(await workbook(['Name', 'n', 'yes', 'none'], rows))).toEqual([
    [
      ['Name', 'n', 'yes', 'none'],
      ['Ünal & <Söhne>', 3.25, true, null],
      ['=HYPERLINK("http://evil.example")', -7, false, null],
    ],
  ])
})

test('a formula is text in a workbook and never a formula', async () => {
  const xml = (await workbook(['a'], [['=1+1'], ['@SUM(A1)']])).toString('latin1')

  expect(xml).not.toContain('<f>')
})

test('dates are dates: 14 May 2026, 09:30 is 46156.39583333 in Excel, and days before March 1900 are text', async () => {
  // Excel: =DATE(2026,5,14) is 46156, and 09:30 is 570/1440 of a day.
  const [[, ...rows]] = (await readXlsx(
    await workbook(
      ['at'],
      [
        [{ instant: '2026-05-14T09:30:00.000Z' }],
        [{ day: '2026-05-14' }],
        [{ day: '1899-05-14' }],
        [{ day: '1900-03-01' }],
      ],
    ),
  )) as [unknown[]]

  expect(rows).toEqual([[46156.39583333], [46156], ['1899-05-14T00:00:00Z'], [61]])
})

test('a number of more digits than Excel keeps stays whole, as text', async () => {
  const [[, ...rows]] = (await readXlsx(
    await workbook(['n'], [[9_007_199_254_740_991], [123_456_789_012_345]]),
  )) as [unknown[]]

  expect(rows).toEqual([['9007199254740991'], [123_456_789_012_345]])
})

test('text that a cell cannot hold is cut and says so', async () => {
  const [[, [cell]]] = (await readXlsx(await workbook(['a'], [['x'.repeat(40_000)]]))) as [
    [unknown, [string]],
  ]

  expect(cell).toHaveLength(32_767)
  expect(cell.endsWith('…')).toBe(true)
})

test('when a sheet is full, the list goes on in the next one under the same heading', async () => {
  const rows = Array.from({ length: 12 }, (_, row) => [row])
  const sheets = await readXlsx(await workbook(['n'], rows, 10))

  expect(sheets.map((sheet) => sheet.length)).toEqual([10, 4])
  expect(sheets[1]).toEqual([['n'], [9], [10], [11]])
})

test('any text survives XML, control characters and text that looks like an escape included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const escaped = escapeXml(given)
      expect(unescapeXml(escaped)).toBe(given.toWellFormed())
      // oxlint-disable-next-line no-control-regex
      expect(escaped).not.toMatch(/[\u0000-\u0008\u000b-\u001f<>\ufffe\uffff]/)
    }),
  )
  expect(escapeXml('_x0041_ \u0001 & \r')).toBe('_x005F_x0041_ _x0001_ &amp; _x000D_')
})
