import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Parts, row, workbook } from '../../../crm/imports/testing-xlsx.ts'
import { docx, paragraph } from '../../transcripts/documents/testing-documents.ts'
import { readBytes } from './content.ts'
import { UnreadableCodebook, UnsafeCodebook, draftCode } from './draft.ts'

const real = fileURLToPath(new URL('../../../../../../shared/data/real/qda/codebooks/', import.meta.url))
const read = async (sheets: Parts['sheets']) => readBytes(await workbook({ sheets }))

describe('a codebook in a workbook', () => {
  test('is read below its title, with its tree, and says what it has no place for', async () => {
    const { format, codes, warnings } = await read([
      {
        name: 'Codes',
        rows:
          row(1, ['Our codebook']) +
          row(3, ['Code', 'Definition', 'Times', 'Exclude']) +
          row(4, ['Pay &gt; Tips', 'What guests give', '12', 'Wages']) +
          row(5, ['Rain']),
      },
    ])

    expect(format).toBe('xlsx')
    expect(codes).toEqual([
      draftCode('Pay', { below: [draftCode('Tips', { definition: 'What guests give', whenNot: 'Wages' })] }),
      draftCode('Rain'),
    ])
    expect(warnings).toEqual([
      'Above the columns “Code”, “Definition”, “Times” one row was not read as a code.',
      'Columns that a codebook has no place for were left out: “Times”.',
    ])
  })

  test('without a head is a list of codes; of several sheets the first that can be seen is read', async () => {
    const { codes, warnings } = await read([
      { name: 'Old', state: 'hidden', rows: row(1, ['Gone']) },
      { name: 'Now', rows: row(1, ['Pay', 'What they earn']) + row(2, ["'=1+1"]) },
    ])

    expect(codes.map(({ name, definition }) => [name, definition])).toEqual([
      ['Pay', 'What they earn'],
      ['=1+1', ''],
    ])
    expect(warnings).toEqual([
      'Only the sheet “Now” was read. For another one, save it as a file of its own.',
    ])
  })

  test('keeps its first codes where a later one is called like a column, and leaves out who wrote it', async () => {
    const plain = row(1, ['Pay', 'What they earn']) + row(2, ['Theme', 'What repeats'])
    const { codes, warnings } = await read([{ name: 'x', rows: plain }])
    expect(codes.map(({ name, definition }) => [name, definition])).toEqual([
      ['Pay', 'What they earn'],
      ['Theme', 'What repeats'],
    ])
    expect(warnings).toEqual([])

    const head = row(1, ['Written by', 'Ana']) + row(2, ['Date', '2026']) + row(3, ['Code', 'Memo'])
    const signed = await read([{ name: 'x', rows: head + row(4, ['Pay', 'What they earn']) }])
    expect(signed.codes.map(({ name }) => name)).toEqual(['Pay'])
    expect(signed.warnings).toEqual(['Above the columns “Code”, “Memo” 2 rows were not read as codes.'])
  })

  test('that unpacks to far more than a codebook holds is refused', async () => {
    const bomb = await workbook({ sheets: [{ name: 'x', rows: `<row>${' '.repeat(80_000_000)}</row>` }] })
    await expect(readBytes(bomb)).rejects.toThrow(UnsafeCodebook)
    const long = row(1, ['x'.repeat(30_000)])
    await expect(read([{ name: 'x', rows: long.repeat(200) }])).rejects.toThrow('too large for a codebook')
  })

  test('without a code, damaged, or a document of another kind is refused with a sentence', async () => {
    await expect(read([{ name: 'x', rows: '' }])).rejects.toThrow('No code was found')
    await expect(read([{ name: 'x', rows: row(1, ['Code', 'Memo']) }])).rejects.toThrow('No code was found')
    await expect(readBytes(await docx(paragraph('Pay')))).rejects.toThrow('it has no sheet with rows')
    const whole = await workbook({ sheets: [{ name: 'x', rows: row(1, ['Pay']) }] })
    await expect(readBytes(whole.subarray(0, whole.length / 2))).rejects.toThrow('the workbook is damaged')
    await expect(readBytes(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toThrow(
      'Save the codebook as .xlsx',
    )
  })

  test('that is text under another name is refused: its lines are no codes', async () => {
    const text = Buffer.from('We talked about pay.\nThen it rained.\n')

    await expect(readBytes(text, 'Codes.XLSX')).rejects.toThrow('it was renamed')
    expect((await readBytes(text, 'codes.txt')).codes).toHaveLength(2)
  })

  test('is read or refused with a reason, whatever byte of it is changed', async () => {
    const whole = await workbook({ sheets: [{ name: 'x', rows: row(1, ['Code']) + row(2, ['Pay']) }] })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 5), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(whole)
        bytes[at + 4] = byte
        const error: unknown = await readBytes(bytes).then(
          () => undefined,
          (refused: unknown) => refused,
        )
        if (error) expect([UnreadableCodebook, UnsafeCodebook]).toContain((error as Error).constructor)
      }),
      { numRuns: 200 },
    )
  })
})

describe('real codebooks of a reflexive thematic analysis', () => {
  test.for<[string, string, string]>([
    ['livro_codigos_inicial.xlsx', 'situando a prática criativa', 'O bloco situa o campo'],
    ['matriz_codigos_temas_creatives.xlsx', 'acelerando entregas criativas', ''],
  ])('%s gives each of its codes once', async ([file, first, definition], { skip }) => {
    if (!existsSync(real + file)) skip('The shared codebooks are not here.')
    const { codes, warnings } = await readBytes(readFileSync(real + file))

    expect(new Set(codes.map(({ name }) => name)).size).toBe(codes.length)
    expect(codes[0]!.name).toBe(first)
    expect(codes[0]!.definition.startsWith(definition)).toBe(true)
    expect(codes.every((code) => (code.definition === '') === (definition === ''))).toBe(true)
    expect(warnings[0]).toContain('left out: “')
  })
})
