import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTranscript } from './parse-transcript.ts'
import { transcriptFormats, TranscriptRefused } from './transcript.ts'

const root = new URL('../../../../../shared/data/real/', import.meta.url)
const isThere = existsSync(root)

describe('whatever is dropped in', () => {
  test('any bytes are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), anyFormat(), (bytes, format) => check(bytes, format)),
    )
  })

  test('any pieces of transcripts in any order are read or refused', () => {
    const piece = fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 8 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), anyFormat(), (pieces, format) =>
        check(new TextEncoder().encode(pieces.join('')), format),
      ),
      { numRuns: 2000 },
    )
  })

  test.skipIf(!isThere)(
    'real files with bytes cut, doubled and changed are read or refused (skipped without ../shared/data)',
    () => {
      const files = realFiles()
      fc.assert(
        fc.property(fc.constantFrom(...files), changes(), anyFormat(), (file, edits, format) =>
          check(mutate(file, edits), format),
        ),
        { numRuns: 600 },
      )
    },
  )
})

describe('time grows with length alone', () => {
  const size = 512 * 1024
  // Shapes that make backtracking or rescanning readers quadratic.
  test.each([
    ['opening brackets', '<'],
    ['half tags', '<c'],
    ['half links', '['],
    ['links', '[a]('],
    ['stars', '**a'],
    ['arrows', '--> '],
    ['one endless line', 'word '],
    ['one endless word', 'x'],
    ['empty lines', '\n'],
    ['colons', 'a:'],
    ['labels', 'A: b\n'],
    ['unclosed voices', '<v A'],
    ['cues of one line', '00:01.000 --> 00:02.000\nA: yes\n\n'],
    ['cue lines without end', 'x\n'],
    ['entities', '&amp'],
    ['headings', '# a\n'],
    ['headers', 'Ada  0:01\n'],
    ['tabs', '0:01\tA\tb\n'],
    ['wide letters', '字'],
    ['combining marks', '\u0301'],
  ])('with %s', (_, piece) => {
    const text = piece.repeat(Math.floor(size / Buffer.byteLength(piece)))
    for (const start of ['', 'WEBVTT\n\n00:00.000 --> 00:01.000\n', '# Talk\n\n**Ada:** ', 'Ada: ']) {
      const started = performance.now()
      check(new TextEncoder().encode(start + text), undefined)
      expect(performance.now() - started).toBeLessThan(4_000)
    }
  })
})

const fragments = [
  'WEBVTT',
  '\n',
  '\n\n',
  '\r\n',
  '00:00:01.000 --> 00:00:02.000',
  '00:01,5 --> 00:02,5',
  '0:00:01.0,0:00:02.0',
  '1',
  '<v Ada>',
  '</v>',
  '<c.red>',
  '<00:01.000>',
  'NOTE',
  'STYLE',
  '**Ada:** ',
  'Ada: ',
  '[Ada] 11:02:09',
  'Ada  0:03',
  '\t',
  '# ',
  '## Summary',
  '## Raw transcript',
  '---',
  '[00:12:34] ',
  '#00:12:34-5#',
  'Q: ',
  '- ',
  '>> ',
  '[Music]',
  'What happened?',
  '&lt;',
  '&#0;',
  '&#xd800;',
  '\\[',
  '`',
  '{\\an8}',
  '😀',
  'e\u0301',
]

function anyFormat() {
  return fc.option(fc.constantFrom(...transcriptFormats), { nil: undefined, freq: 3 })
}

function check(bytes: Uint8Array, format: (typeof transcriptFormats)[number] | undefined): void {
  try {
    const { turns, speakers, confidence } = parseTranscript({ bytes, format, fileName: 'dropped.md' })
    expect(turns.length).toBeGreaterThan(0)
    expect(confidence >= 0 && confidence <= 1).toBe(true)
    expect(speakers.reduce((sum, speaker) => sum + speaker.turns, 0)).toBeLessThanOrEqual(turns.length)
    for (const { body, startsMs, endsMs, speaker } of turns) {
      const isStorable =
        body.trim() !== '' && body.isWellFormed() && !body.includes('\0') && body === body.normalize('NFC')
      const isTimed =
        startsMs === null || endsMs === null || (Number.isInteger(startsMs) && endsMs >= startsMs)
      if (!isStorable || !isTimed || speaker === '' || body.length > 1_600) {
        expect.fail(
          `A turn cannot be stored: ${JSON.stringify({ body: body.slice(0, 200), startsMs, endsMs, speaker })}`,
        )
      }
    }
  } catch (error) {
    if (!(error instanceof TranscriptRefused)) throw error
    expect(error.message.endsWith('.')).toBe(true)
  }
}

type Change = { at: number; remove: number; insert: Uint8Array }

function changes(): fc.Arbitrary<Change[]> {
  const insert = fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc.constantFrom(...fragments).map((fragment) => new TextEncoder().encode(fragment)),
  )
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(200), insert })
  return fc.array(change, { minLength: 1, maxLength: 12 })
}

function mutate(file: Uint8Array, edits: Change[]): Uint8Array {
  let bytes = Buffer.from(file)
  for (const { at, remove, insert } of edits) {
    const index = Math.floor(at * bytes.length)
    bytes = Buffer.concat([bytes.subarray(0, index), insert, bytes.subarray(index + remove)])
  }
  return bytes
}

function realFiles(): Uint8Array[] {
  const folders = [
    'transcript-files/',
    'interviews/va/',
    'interviews/raise-pt/',
    'interviews/bitcoin/',
    'demo-opentelemetry/transcripts/',
  ]
  return folders.flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .map((name) => new URL(encodeURI(folder + name), root))
      .filter((file) => statSync(file).isFile() && statSync(file).size > 0)
      .map((file) => readFileSync(file)),
  )
}
