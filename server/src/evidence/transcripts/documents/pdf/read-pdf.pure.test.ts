import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseUpload } from '../../parse-transcript.ts'
import { TranscriptRefused } from '../../transcript.ts'
import { glyphText } from './glyph-names.ts'
import { page, pdf, stream } from './testing-pdf.ts'

const said = async (bytes: Buffer) => {
  const { turns } = await parseUpload({ bytes, fileName: 'talk.pdf' })
  return turns.map(({ speaker, body }) => [speaker, body])
}
const refusal = (bytes: Buffer) => expect(parseUpload({ bytes, fileName: 'talk.pdf' })).rejects

const long = 'We waited at the counter for an hour because nobody had told the kitchen'

describe('a PDF with text', () => {
  test.each([false, true])('is read with its speakers in bold, packed or not (%s)', async (isPacked) => {
    const talk = page([
      ['Ines: ', 'What happened?'],
      ['Mara: ', long],
      ['', 'that the rider was there.'],
      ['Ines: ', 'And (then) \u00bfwhat?'],
    ])
    expect(await said(pdf([talk, page([['Mara: ', 'We left.']])], { isPacked }))).toEqual([
      ['Ines', 'What happened?'],
      ['Mara', `${long} that the rider was there.`],
      ['Ines', 'And (then) ¿what?'],
      ['Mara', 'We left.'],
    ])
  })

  test('a gap between runs is a space, kerning is none, and its own table of letters comes first', async () => {
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [1001 0 R] /ToUnicode 1000 0 R >>'
    const table = stream(
      '1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <001A> <0061> endbfrange 1 beginbfchar <0030> <00660069> endbfchar',
      true,
    ).toString('latin1')
    const inner = '<< /Type /Font /Subtype /CIDFontType2 /DW 500 /W [1 [500 500] 48 48 600] >>'
    const content =
      'BT /F1 10 Tf 1 0 0 1 72 700 Tm [<00010002> -20 <0030>] TJ 1 0 0 1 100 700 Tm <0003> Tj ET'
    expect(await said(pdf([content], { font, objects: [table, inner] }))).toEqual([[null, 'abfi c']])
  })

  test('objects packed together are found, with their predictors', async () => {
    const packed = '2 0 << /Type /Pages /Kids [10 0 R] /Resources << /Font << /F1 3 0 R >> >> >>'
    const bytes = pdf(['BT /F1 12 Tf 72 700 Td (Packed words.) Tj ET'])
    const text = bytes.toString('latin1').replace(/2 0 obj[^]*?endobj/, '')
    const first = packed.indexOf('<<')
    const object = stream(packed, false)
      .toString('latin1')
      .replace('<<', `<< /Type /ObjStm /N 1 /First ${first}`)
    expect(await said(Buffer.from(`${text}\n900 0 obj\n${object}\nendobj\n`, 'latin1'))).toEqual([
      [null, 'Packed words.'],
    ])
  })

  test('numbers of pages and what is marked as repeated are left out; forms are read', async () => {
    const form = Buffer.concat([Buffer.from(''), stream('BT /F1 12 Tf 72 600 Td (In a form.) Tj ET', false)])
      .toString('latin1')
      .replace('<<', '<< /Subtype /Form')
    const content =
      '/Artifact BMC BT /F1 9 Tf 72 800 Td (Confidential) Tj ET EMC BT /F1 12 Tf 72 700 Td (Said.) Tj ET /X1 Do BT /F1 9 Tf 72 40 Td (Page 3 of 9) Tj ET'
    const bytes = pdf([content], { objects: [form], resources: '/XObject << /X1 1000 0 R >>' })
    expect(await said(bytes)).toEqual([[null, 'Said.\nIn a form.']])
  })

  test('names of glyphs are letters', () => {
    expect(
      ['A', 'eacute', 'quoteright', 'uni20AC', 'u1F600', 'fi', 'ccedilla', 'a.alt'].map(glyphText),
    ).toEqual(['A', 'é', '’', '€', '😀', 'fi', 'ç', 'a'])
    expect(['g123', 'cid4', 'uniD800', ''].map(glyphText)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('a PDF that cannot be read', () => {
  test('says whether it is scanned, locked or empty, and what to do', async () => {
    const image = '<< /Subtype /Image >>'
    await refusal(
      pdf(['/X1 Do'], { objects: [image], resources: '/XObject << /X1 1000 0 R >>' }),
    ).toMatchObject({
      code: 'transcripts.no_text',
      message: expect.stringMatching(/OCR/),
    })
    await refusal(pdf([page([['', 'x']])], { trailer: '/Encrypt 5 0 R' })).toMatchObject({
      code: 'transcripts.encrypted',
    })
    await refusal(pdf([''])).toMatchObject({ code: 'transcripts.no_text' })
    await refusal(Buffer.from('%PDF-1.7 and nothing more')).toMatchObject({ code: 'transcripts.damaged' })
    const font = '<< /Type /Font /Subtype /Type0 /Encoding /Identity-H >>'
    await refusal(pdf(['BT /F1 9 Tf 72 700 Td <00010002> Tj ET'], { font })).toMatchObject({
      code: 'transcripts.no_text',
      message: expect.stringMatching(/cannot be told/),
    })
  })

  test('a bomb and a circle of pages are refused before they cost memory or time', async () => {
    const started = performance.now()
    await refusal(pdf([' '.repeat(150_000_000)], { isPacked: true })).toMatchObject({
      code: 'transcripts.too_large',
    })
    const circle = stream('/X1 Do /X1 Do /X1 Do', false).toString('latin1').replace('<<', '<< /Subtype /Form')
    await refusal(
      pdf(['/X1 Do'], { objects: [circle], resources: '/XObject << /X1 1000 0 R >>' }),
    ).toMatchObject({
      code: 'transcripts.no_text',
    })
    expect(performance.now() - started).toBeLessThan(6_000)
  })

  test('whatever bytes are changed, it is read or refused', async () => {
    const real = new URL(
      '../../../../../../../shared/data/real/interviews/raise-pt/InterviewRAISE.pdf',
      import.meta.url,
    )
    const files = [
      pdf([
        page([
          ['Ines: ', 'What?'],
          ['Mara: ', long],
        ]),
      ]),
      ...(existsSync(real) ? [readFileSync(real)] : []),
    ]
    const insert = fc.constantFrom(
      '<<',
      '>>',
      '[',
      '(',
      '/Kids',
      ' 0 R',
      'obj',
      'stream',
      '-',
      '999999999',
      'BT',
      '\0',
    )
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), insert, cut: fc.nat(30) })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        async (file, edits) => {
          let bytes = Buffer.from(file)
          for (const { at, insert: text, cut } of edits) {
            const index = Math.floor(at * bytes.length)
            bytes = Buffer.concat([bytes.subarray(0, index), Buffer.from(text), bytes.subarray(index + cut)])
          }
          try {
            const { turns } = await parseUpload({ bytes })
            for (const { body } of turns)
              expect(body.isWellFormed() && !body.includes('\0') && body === body.normalize('NFC')).toBe(true)
          } catch (error) {
            if (!(error instanceof TranscriptRefused)) throw error
          }
        },
      ),
      { numRuns: 80 },
    )
  }, 60_000)

  test.each(['(', '[', '<<', '<<<<', '1 0 obj', '(\\', 'BI ID ', 'q ', '/a ', '<</Kids[1 0 R]'])(
    'time grows with length alone: %s',
    async (piece) => {
      const started = performance.now()
      const content = piece.repeat(Math.floor(1_000_000 / piece.length))
      await parseUpload({ bytes: pdf([`${content} BT /F1 9 Tf (x) Tj ET`]) }).catch((error: unknown) => {
        if (!(error instanceof TranscriptRefused)) throw error
      })
      expect(performance.now() - started).toBeLessThan(4_000)
    },
  )
})

const real = new URL('../../../../../../../shared/data/real/interviews/raise-pt/', import.meta.url)
describe.skipIf(!existsSync(real))('a real PDF (skipped where ../shared/data is absent)', () => {
  test('the interview form of RAISE is read, with its accents and without broken lines', async () => {
    const turns = await said(readFileSync(new URL('InterviewRAISE.pdf', real)))
    const text = turns.map(([, body]) => body).join('\n')
    expect(text).toContain('Quantos Pull Requests do GitHub estão coletados e disponíveis na ferramenta?')
    expect(text).toContain('temos somente dados de um período limitado coletados. Qual é esse período?')
    expect(text).not.toContain('\ufffd')
  })
})
