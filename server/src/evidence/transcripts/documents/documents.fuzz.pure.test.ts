import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseUpload } from '../parse-transcript.ts'
import { TranscriptRefused } from '../transcript.ts'
import { docx, odt, paragraph } from './testing-documents.ts'

async function check(bytes: Uint8Array): Promise<void> {
  try {
    const { turns } = await parseUpload({ bytes, fileName: 'dropped.docx' })
    expect(turns.length).toBeGreaterThan(0)
    for (const { body } of turns)
      if (body.trim() === '' || !body.isWellFormed() || body.includes('\0') || body !== body.normalize('NFC'))
        expect.fail(`A turn cannot be stored: ${JSON.stringify(body.slice(0, 200))}`)
  } catch (error) {
    if (!(error instanceof TranscriptRefused)) throw error
    expect(error.message).toMatch(/\.$/)
  }
}

const bare = (text: string) => text.normalize('NFC').replace(/\s+/g, '')

test('every character of every paragraph is kept, in its order', async () => {
  const words = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .filter((text) => !/[*\0\uFFFE\uFFFF♪♫[(]/.test(text))
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 12 }), async (lines) => {
      const wanted = bare(lines.join('\n'))
      if (wanted === '') return
      const bytes = await docx(lines.map((line) => paragraph(line)).join(''))
      const { turns } = await parseUpload({ bytes, format: 'notes' }).catch((error: unknown) => {
        // A lone `[music]` is a sound, not a word.
        if (error instanceof TranscriptRefused && error.code === 'transcripts.no_turns') return { turns: [] }
        throw error
      })
      const kept = bare(turns.map(({ body }) => body).join('\n'))
      if (turns.every(({ startsMs }) => startsMs === null) && turns.length > 0) expect(kept).toBe(wanted)
    }),
    { numRuns: 150 },
  )
})

test('any tags in any order are read or refused', async () => {
  const tag = fc.constantFrom(
    ...[
      'w:p',
      'w:r',
      'w:t',
      'w:tbl',
      'w:tr',
      'w:tc',
      'w:del',
      'w:pPr',
      'w:rPr',
      'w:b',
      'w:txbxContent',
      'w:br',
    ].flatMap((name) => [`<${name}>`, `</${name}>`, `<${name}/>`]),
    'Ada: yes',
    '&#0;',
    '&#xd800;',
    '0:03',
    '<!--',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(tag, { maxLength: 60 }), async (tags) => {
      await check(await docx(tags.join('')))
      await check(await odt(tags.join('').replaceAll('w:', 'text:')))
    }),
    { numRuns: 150 },
  )
})

test('time grows with length alone', async () => {
  for (const piece of [
    paragraph('**Ada:** We waited an hour.'),
    '<w:tbl><w:tr><w:tc>',
    '<w:p>',
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1:02</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Ada</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
    paragraph('0:0:1.5 --> 0:0:2.5\nAda\nYes.'),
  ]) {
    const bytes = await docx(piece.repeat(Math.floor(4_000_000 / piece.length)))
    const started = performance.now()
    await check(bytes)
    expect(performance.now() - started, piece.slice(0, 40)).toBeLessThan(4_000)
  }
})

const real = new URL('../../../../../../shared/data/real/qda/qualcoder-examples/', import.meta.url)
describe.skipIf(!existsSync(real))(
  'real documents with bytes changed (skipped without ../shared/data)',
  () => {
    test('are read or refused', async () => {
      const files = ['ID1.docx', 'ID2.odt'].map((name) => readFileSync(new URL(name, real)))
      const edit = fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        byte: fc.nat(255),
        cut: fc.nat(40),
      })
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...files),
          fc.array(edit, { minLength: 1, maxLength: 6 }),
          async (file, edits) => {
            let bytes = Buffer.from(file)
            for (const { at, byte, cut } of edits) {
              const index = Math.floor(at * bytes.length)
              bytes = Buffer.concat([
                bytes.subarray(0, index),
                Buffer.from([byte]),
                bytes.subarray(index + cut),
              ])
            }
            await check(bytes)
          },
        ),
        { numRuns: 150 },
      )
    })
  },
)
