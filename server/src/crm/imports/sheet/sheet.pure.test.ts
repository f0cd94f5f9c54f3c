import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { cleanRow } from './clean-row.ts'
import { detectDialect } from './dialect.ts'
import { guessMapping } from './mapping.ts'
import { iterateRows, readSheet } from './sheet.ts'
import { neutraliseFormula, writeCsv } from '../../../platform/spreadsheet/write-csv.ts'

const bytes = (text: string, encoding = 'utf-8', addBOM = false) => iconv.encode(text, encoding, { addBOM })
const people =
  'Name;E-Mail;Stadt\nJürgen Groß;jg@bramble.example;Köln\nRenée Núñez;rn@bramble.example;Málaga\n'

describe('encoding', () => {
  test.each([
    ['utf-8', false, 'utf-8'],
    ['utf-8', true, 'utf-8'],
    ['utf-16le', true, 'utf-16le'],
    ['utf-16le', false, 'utf-16le'],
    ['utf-16be', true, 'utf-16be'],
    ['utf-16be', false, 'utf-16be'],
    ['windows-1252', false, 'windows-1252'],
    ['macintosh', false, 'macintosh'],
  ])('%s (byte order mark: %s) is read as it was written', async (written, mark, encoding) => {
    const { dialect, rows } = await readSheet(bytes(people, written, mark))
    expect(dialect).toMatchObject({ encoding, delimiter: ';', headers: ['Name', 'E-Mail', 'Stadt'] })
    expect(rows[0]?.cells).toEqual(['Jürgen Groß', 'jg@bramble.example', 'Köln'])
  })

  test('a guessed encoding is said to be one, and a person can choose another', async () => {
    const cyrillic = bytes('Name,City\nЖ,Я\n', 'windows-1251')
    expect((await readSheet(cyrillic)).dialect.warnings).toContain('encoding_guessed')
    const chosen = await readSheet(cyrillic, { encoding: 'windows-1251' })
    expect(chosen.rows[0]?.cells).toEqual(['Ж', 'Я'])
    expect(chosen.dialect.warnings).not.toContain('encoding_guessed')
  })

  test('characters that cannot be read are reported on their row, never kept in silence', async () => {
    const { dialect, rows } = await readSheet(bytes(people, 'windows-1252'), { encoding: 'utf-8' })
    expect(dialect.warnings).toContain('undecodable')
    expect(rows.map(({ problems }) => problems)).toEqual([['undecodable'], ['undecodable']])
  })

  test('NUL characters are taken out and reported', async () => {
    const { dialect, rows } = await readSheet(bytes('Name,City\nA\0da,Bonn\n'))
    expect(dialect.warnings).toContain('nul_characters')
    expect(rows[0]?.cells).toEqual(['Ada', 'Bonn'])
  })
})

describe('the shape of the table', () => {
  test('the separator line of Excel is obeyed and is no row', async () => {
    const { dialect, rows } = await readSheet(bytes('sep=;\r\nName, title;City\r\nAda, Countess;London\r\n'))
    expect(dialect).toMatchObject({ delimiter: ';', headers: ['Name, title', 'City'] })
    expect(rows).toEqual([{ number: 1, line: 3, cells: ['Ada, Countess', 'London'], problems: [] }])
  })

  test('delimiters inside quotes have no vote', () => {
    const text = 'name;note\n"a, b, c";"1, 2"\n"d, e, f";"3, 4"\n'
    expect(detectDialect(bytes(text)).delimiter).toBe(';')
  })

  test('a decimal comma does not make the comma the delimiter', () => {
    expect(detectDialect(bytes('Name;Umsatz\nAda;1,5\nBela;2,5\n')).delimiter).toBe(';')
  })

  test('a file of one column is one column', () => {
    expect(detectDialect(bytes('E-mail\nada@bramble.example\n'))).toMatchObject({
      headers: ['E-mail'],
      headerRow: 0,
    })
  })

  test('the preamble of a LinkedIn export is passed over', () => {
    const text =
      'Notes:\n"When exporting your connection data, you may notice that some addresses are missing."\n\n' +
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n' +
      'Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Analyst,01 Sep 2026\n'
    expect(detectDialect(bytes(text))).toMatchObject({ headerRow: 2, headers: { 0: 'First Name' } })
  })

  test('a table of people without header keeps its first person', async () => {
    const { dialect, rows } = await readSheet(
      bytes('Ada Lovelace,ada@bramble.example\nBela Bartok,bela@bramble.example\n'),
    )
    expect([dialect.headerRow, dialect.headers, rows.length]).toEqual([null, ['Column 1', 'Column 2'], 2])
  })

  test('headers that repeat or are empty are made unique to look at', () => {
    const { headers } = detectDialect(bytes('Name,Other,,Other,Other (2)\na,b,c,d,e\n'))
    expect(headers).toEqual(['Name', 'Other', 'Column 3', 'Other (3)', 'Other (2)'])
  })

  test('ragged rows are reported and kept; empty cells at the end are not ragged', async () => {
    const { rows } = await readSheet(bytes('a,b\n1\n1,2,3\n1,2,,\n,\n'), { headerRow: 0 })
    expect(rows.map(({ cells, problems }) => [cells, problems])).toEqual([
      [['1', ''], ['too_few_cells']],
      [['1', '2', '3'], ['too_many_cells']],
      [['1', '2'], []],
    ])
  })

  test('an empty file is empty, not an error', async () => {
    for (const nothing of ['', '\n\n', '\ufeff', 'sep=;']) {
      const { dialect, rows } = await readSheet(bytes(nothing))
      expect([rows, dialect.warnings.includes('empty')]).toEqual([[], true])
    }
  })

  test('any bytes at all are read or refused without a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (file) => {
        const { rows } = await readSheet(file)
        expect(rows.every(({ cells }) => cells.every((cell) => typeof cell === 'string'))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('there and back', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '|', '\n', '\r', ' ', "'", '=', 'é') }),
  )
  // U+FFFD and NUL are reported and taken out; a blank row is passed over.
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    )
    .map((rows) =>
      rows.map((cells, at) => [`r${at}`, ...cells].map((it) => it.replace(/[\0\ufffd\ufeff]/g, ''))),
    )

  test('a table written with any delimiter, line end and encoding is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\r\n' as const, '\n' as const),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        fc.integer({ min: 1, max: 50 }),
        async (rows, delimiter, lineEnd, encoding, chunk) => {
          let text = ''
          for await (const line of writeCsv(rows, { delimiter, lineEnd, keepsFormulas: true })) text += line
          const dialect = { encoding, delimiter, headerRow: null, headers: rows[0] ?? [] }
          const read = []
          for await (const row of iterateRows(cut(bytes(text, encoding, true), chunk), dialect))
            read.push(row.cells)
          expect(read).toEqual(rows)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a hundred thousand rows pass through one by one', async () => {
    let count = 0
    const dialect = detectDialect(bytes('Name,E-mail\nAda,ada@x.example\n'))
    for await (const row of iterateRows(manyPeople(100_000), dialect)) {
      count += 1
      if (count === 99_999) expect(row).toMatchObject({ number: 99_999, line: 100_000 })
    }
    expect(count).toBe(100_000)
  })
})

describe('formulas in an exported file', () => {
  test.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('%j is made text', (formula) => {
    expect(neutraliseFormula(formula)).toBe(`'${formula}`)
  })

  test.each(['-12.5', 'a=b', '', '7', "'quoted"])('%j is left alone', (cell) => {
    expect(neutraliseFormula(cell)).toBe(cell)
  })
})

async function* cut(file: Uint8Array, size: number) {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size)
}

async function* manyPeople(count: number) {
  yield bytes('Name,E-mail\n')
  for (let at = 0; at < count; at += 1000) {
    yield bytes(
      Array.from({ length: 1000 }, (_, next) => `Ada ${at + next},a${at + next}@x.example\n`).join(''),
    )
  }
}

describe('files made to hurt', () => {
  test.each([
    ['a million spaces', `Name,Note\nAda,${' '.repeat(900_000)}x\n`],
    ['a header repeated a hundred thousand times', `${'x,'.repeat(100_000)}x\n1,2\n`],
    ['a million digits', `Name,Number\nAda,${'1'.repeat(900_000)}x\n`],
    ['a million quotes', `Name,Note\nAda,${'"'.repeat(900_001)}\nBela,x\n`],
    ['a million commas', `Name,Note\nAda${','.repeat(900_000)}\n`],
    ['a million at signs', `Name,Note\nAda,${'@'.repeat(900_000)}\n`],
  ])('%s are read in a moment', async (_, text) => {
    // Of this process alone: how busy the machine is besides says nothing about the reader.
    const started = process.cpuUsage()
    const { dialect, rows } = await readSheet(bytes(text))
    const mapping = guessMapping(dialect.headers, dialect.sampleRows).map(({ target }) => target)
    for (const { cells } of rows) {
      cleanRow(cells, mapping)
      for (const target of ['email', 'phone', 'note', 'contact_type'] as const)
        cleanRow(cells, ['name', target])
    }
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1_000).toBeLessThan(3_000)
  })
})
