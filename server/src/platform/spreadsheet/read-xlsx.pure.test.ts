import { Readable } from 'node:stream'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Parts, row, workbook } from '../../crm/imports/testing-xlsx.ts'
import { openWorkbook } from './read-xlsx.ts'
import { createXmlReader } from '../xml/xml-reader.ts'

const sourceOf = (bytes: Buffer, pieces = 1 << 16) => ({
  size: bytes.length,
  stream: (start: number, end: number) => Readable.from(piecesOf(bytes.subarray(start, end), pieces)),
})
function* piecesOf(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function read(parts: Parts, sheet = 0) {
  const book = await openWorkbook(sourceOf(await workbook(parts)))
  const rows = []
  for await (const each of book.rows(sheet)) rows.push(each)
  book.close()
  return rows
}
const one = (rows: string, more: Partial<Parts> & { after?: string } = {}) =>
  read({ ...more, sheets: [{ name: 'People', rows, ...(more.after && { after: more.after }) }] })

test('texts stand inline, shared, in runs, with phonetics and escapes, and in gaps', async () => {
  const rows = await one(
    `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="inlineStr"><is><t>A &amp; B_x000A_C</t></is></c></row>`,
    { strings: ['<t>Nele</t>', '<r><t>Bra</t></r><r><t>ndt</t></r><rPh sb="0" eb="1"><t>no</t></rPh>'] },
  )
  expect(rows).toEqual([{ line: 3, cells: ['Nele', '', 'Brandt', 'A & B\nC'], isHidden: false }])
})

test('of a formula its last value is read; truths and errors are words', async () => {
  const [first] = await one(
    `<row><c t="str"><f>A1&amp;"x"</f><v>seen</v></c><c><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>`,
  )
  expect(first!.cells).toEqual(['seen', '2', 'TRUE', '#N/A'])
})

describe('numbers', () => {
  const styles = [
    { id: 14 },
    { id: 22 },
    { id: 164, code: 'yyyy\\-mm\\-dd;@' },
    { id: 165, code: '0000' },
    { id: 166, code: '[$-407]d. mmmm yyyy' },
    { id: 167, code: '#,##0.00 &quot;days&quot;' },
    { id: 21 },
  ]
  const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`

  test('dates are told by their format and rounded to the second', async () => {
    const [first] = await one(
      `<row>${cell(0, '45939')}${cell(1, '45939.37')}${cell(2, '45939.999999')}${cell(4, '1')}${cell(6, '0.5')}</row>`,
      { styles },
    )
    expect(first!.cells).toEqual([
      '2025-10-09',
      '2025-10-09 08:52:48',
      '2025-10-10',
      '1900-01-01',
      '12:00:00',
    ])
  })

  test('a workbook that counts from 1904 says the same days', async () => {
    const [first] = await one(`<row>${cell(0, '44477')}</row>`, { styles, is1904: true })
    expect(first!.cells).toEqual(['2025-10-09'])
  })

  test('leading zeros that a format shows are kept, and lost digits show', async () => {
    const [first] = await one(
      `<row>${cell(3, '42')}${cell(5, '1234.5')}<c><v>4.9301234567890123E+16</v></c><c><v>0.30000000000000004</v></c><c><v>491701234567</v></c></row>`,
      { styles },
    )
    expect(first!.cells).toEqual(['0042', '1234.5', '4.930123456789012E+16', '0.3', '491701234567'])
  })
})

test('a cell merged over rows says the same of each; one merged over columns is a title', async () => {
  const rows = await one(
    `${row(1, ['Title'])}${row(2, ['Rapid', 'Nele'])}${row(3, ['', 'Tobi'])}${row(4, ['', 'Ines'])}`,
    { after: '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>' },
  )
  expect(rows.map((each) => each.cells)).toEqual([
    ['Title'],
    ['Rapid', 'Nele'],
    ['Rapid', 'Tobi'],
    ['', 'Ines'],
  ])
})

test('sheets are told with their names, hidden rows and sheets are marked', async () => {
  const book = await openWorkbook(
    sourceOf(
      await workbook({
        sheets: [
          { name: 'Old', rows: '', state: 'hidden' },
          { name: 'R&amp;D', rows: row(1, ['x'], 'hidden="1"') },
        ],
      }),
    ),
  )
  expect(book.sheets).toEqual([
    { name: 'Old', isHidden: true },
    { name: 'R&D', isHidden: false },
  ])
  for await (const each of book.rows(1)) expect(each.isHidden).toBe(true)
})

describe('what is no workbook or would be a bomb is refused before it costs anything', () => {
  const refusal = async (bytes: Buffer) => {
    const opened = await openWorkbook(sourceOf(bytes)).catch((error: { code: string }) => error)
    if ('code' in opened) return opened.code
    try {
      for await (const _ of opened.rows(0));
      return 'read'
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  test('a sheet that unpacks to a thousand times its size', async () => {
    const bytes = await workbook({ sheets: [{ name: 'x', rows: `<row>${' '.repeat(80_000_000)}</row>` }] })
    expect(bytes.length).toBeLessThan(200_000)
    expect(await refusal(bytes)).toBe('unsafe')
  })

  test('entities that would multiply', async () => {
    const bytes = await workbook({
      sheets: [{ name: 'x', rows: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><row/>' }],
    })
    expect(await refusal(bytes)).toBe('damaged')
  })

  test('a tag that never ends', async () => {
    expect(await refusal(await workbook({ sheets: [{ name: 'x', rows: `<row><c r="A1` }] }))).toBe('damaged')
  })

  test('a packed file of something else, and one cut in two', async () => {
    const whole = await workbook({ sheets: [{ name: 'x', rows: row(1, ['a']) }] })
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('damaged')
    expect(await refusal(Buffer.from(deflateRawSync('x')))).toBe('damaged')
  })

  test('whatever bytes are changed, it is read or refused', async () => {
    const whole = await workbook({ sheets: [{ name: 'x', rows: row(1, ['a', 'b']) }], strings: ['<t>s</t>'] })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = Buffer.from(whole)
          for (const [at, value] of changes) bytes[at] = value
          expect(['read', 'damaged', 'unsafe', 'no_workbook', 'no_sheets', 'binary']).toContain(
            await refusal(bytes),
          )
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('however XML is cut, the same is heard', () => {
  const xml = `<a x='1>2'><!-- <b> --><b y="&quot;"/>t&lt;<![CDATA[<raw>]]></a>`
  const hear = (pieces: number[]) => {
    const heard: string[] = []
    let text = ''
    const say = (word: string) => {
      heard.push(text, word)
      text = ''
    }
    const reader = createXmlReader({
      open: (name, attributes) => say(`<${name}${attributes}`),
      close: (name) => say(`/${name}`),
      text: (part) => void (text += part),
    })
    let at = 0
    for (const size of [...pieces, xml.length]) reader.push(xml.slice(at, (at += size)))
    reader.end()
    return heard
  }
  const whole = hear([])
  expect(whole).toContain('t<<raw>')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }), (pieces) => {
      expect(hear(pieces)).toEqual(whole)
    }),
  )
})
