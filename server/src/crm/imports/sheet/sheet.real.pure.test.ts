import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { decode } from './encoding.ts'
import { guessMapping } from './mapping.ts'
import { hasRealFiles, realFile, realFiles, whySkipped } from './real-files.ts'
import { readSheet } from './sheet.ts'

const text = (path: string) => new TextDecoder().decode(realFile(path))

describe.skipIf(!hasRealFiles)(`real files${hasRealFiles ? '' : `: skipped, ${whySkipped}`}`, () => {
  test.each(realFiles('csv-quirks/csv-spectrum', /\.csv$/))(
    '%s reads as the JSON beside it',
    async (path) => {
      const { dialect, rows } = await readSheet(realFile(path))
      const objects = rows.map(({ cells }) =>
        Object.fromEntries(cells.map((cell, at) => [dialect.headers[at], cell])),
      )
      // newlines_crlf.csv was stored with LF by its repository; its JSON still says CRLF.
      const expected = text(path.replace(/csv$/, 'json'))
      const lineEnd = text(path).includes('\r') ? '\\r\\n' : '\\n'
      expect(objects).toEqual(JSON.parse(expected.replaceAll(/(\\r)?\\n/g, lineEnd)))
    },
  )

  test.each([
    ['begrotingsanalyse-2011.csv', 'utf-8', ',', 20],
    ['characters.csv', 'big5', ',', 18],
    ['excel_pasting.csv', 'utf-8', ',', 9],
    ['mixedGLB.csv', 'utf-8', ',', 19],
    ['null.csv', 'utf-8', ',', 4],
    ['skip_initials.csv', 'utf-8', ',', 2],
    ['sparse_with_column_errors.csv', 'windows-1252', ',', 3],
    ['utf-16le_encoded.csv', 'utf-16le', ',', 19],
    ['weird_head_padding.csv', 'utf-8', ';', 10],
    ['example.tsv', 'utf-8', '\t', 17],
    ['simple.ssv', 'utf-8', ';', 3],
  ])('%s is %s, separated by %j, of %i columns', async (file, encoding, delimiter, columns) => {
    const { dialect } = await readSheet(realFile(`csv-quirks/messytables/${file}`))
    expect(dialect).toMatchObject({ encoding, delimiter, headers: { length: columns } })
  })

  test('titles above the header are passed over, whatever ends their lines', async () => {
    for (const file of ['excel_pasting.csv', 'mixedGLB.csv']) {
      const { dialect } = await readSheet(realFile(`csv-quirks/messytables/${file}`))
      expect([dialect.headerRow, dialect.headers[0]]).toEqual([2, 'Year'])
    }
  })

  test('a table without header is told apart, and its first row is kept', async () => {
    const { dialect, rows } = await readSheet(realFile('csv-quirks/messytables/null.csv'))
    expect(dialect).toMatchObject({ headerRow: null, warnings: ['no_header'] })
    expect(rows[0]?.cells).toEqual(['1', 'null', '0', '0'])
  })

  test('Mac-Roman bytes in a SurveyMonkey export become the words that were typed', async () => {
    const path = 'surveys/surveymonkey-538/food-world-cup__food-world-cup-data.csv'
    const { dialect } = await readSheet(realFile(path))
    expect(dialect.encoding).toBe('macintosh')
    expect(dialect.headers[1]).toContain('level of knowledge\u00a0of cuisines')
  })

  test.each(realFiles('.', /\.(csv|tsv|ssv)$/))('%s has the rows that csv-parse finds', async (path) => {
    const { dialect, rows } = await readSheet(realFile(path))
    const expected: string[][] = parse(decode(realFile(path), dialect.encoding), {
      delimiter: dialect.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    })
    const filled = expected.filter((cells) => cells.some((cell) => cell.trim() !== ''))
    const withoutEmptyEnd = (cells: string[]) =>
      cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
    const firstRow = dialect.headerRow === null ? 0 : dialect.headerRow + 1
    expect(rows.map(({ cells }) => withoutEmptyEnd(cells))).toEqual(
      filled.slice(firstRow).map(withoutEmptyEnd),
    )
  })

  test.each([
    ['demo-opentelemetry/contacts-from-transcripts.csv', 27, ['name', 'organisation', 'role']],
    ['contacts/splink/fake_1000.csv', 1000, ['given_name', 'family_name', 'city', 'email']],
    ['contacts/febrl/dataset1.csv', 1000, ['given_name', 'family_name', 'street', 'city', 'postal_code']],
    ['contacts/febrl/dataset3.csv', 5000, ['given_name', 'family_name', 'street', 'city', 'postal_code']],
    [
      'contacts/dedupe/csv_example_messy_input.csv',
      3337,
      ['postal_code', 'phone', 'ignore', 'website', 'email'],
    ],
  ])('%s has %i rows, and its columns are found', async (path, count, targets) => {
    const { dialect, rows } = await readSheet(realFile(path))
    expect(rows).toHaveLength(count)
    const byHeader = guessMapping(dialect.headers, dialect.sampleRows).filter(
      ({ reason }) => reason === 'header',
    )
    expect(byHeader.map(({ target }) => target)).toEqual(targets)
  })
})
