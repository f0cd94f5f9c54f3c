import { describe, expect, test } from 'vitest'
import { parseTranscript } from './parse-transcript.ts'
import { type TranscriptFormat, TranscriptRefused } from './transcript.ts'

describe('the preview', () => {
  test('lists each speaker with turns, words and lines to know them by', () => {
    const [ada] = parse('Ada: One two three.\nBen: Four.\nAda: Five.').speakers
    expect(ada).toMatchObject({ label: 'Ada', turns: 2, words: 4, samples: ['One two three.', 'Five.'] })
  })

  test('a wrong name is rescued by the content, and said', () => {
    const parsed = parse('WEBVTT\n\n00:01.000 --> 00:02.000\nHello.', { fileName: 'talk.srt' })
    expect(parsed.format).toBe('webvtt')
    expect(parsed.warnings.map(({ code }) => code)).toContain('other_format')
  })

  test('a format chosen by hand wins', () => {
    expect(parse('Ada: Why?\nBen: Rain.', { format: 'notes' })).toMatchObject({
      format: 'notes',
      speakers: [],
    })
  })
})

describe('a file is refused with a code and a sentence', () => {
  test.each([
    ['transcripts.empty', '  \n\n'],
    ['transcripts.no_turns', 'WEBVTT\n\nNOTE nothing'],
    ['transcripts.nul_character', 'Ada: what\0?'],
    ['transcripts.document', '%PDF-1.7 and so on'],
    ['transcripts.document', 'PK\x03\x04word'],
    ['transcripts.web_page', '<!DOCTYPE html><html></html>'],
    ['transcripts.structured_data', '{"cues": []}'],
    ['transcripts.not_text', '\x01\x02\x03\x04\x05 and'],
  ])('%s', (code, text) => {
    expect(refusalOf(() => parse(text))).toMatchObject({
      code,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    })
  })

  test('when it is larger than 20 MB, or has more lines than any talk', () => {
    const large = refusalOf(() => parseTranscript({ bytes: new Uint8Array(20 * 1024 * 1024 + 1) }))
    expect(large).toMatchObject({ code: 'transcripts.too_large', message: expect.stringContaining('20 MB') })
    const long = refusalOf(() => parse('x\n'.repeat(1_000_001)))
    expect(long).toMatchObject({
      code: 'transcripts.too_large',
      message: expect.stringContaining('million lines'),
    })
  })
})

function parse(text: string, options: { fileName?: string; format?: TranscriptFormat } = {}) {
  return parseTranscript({ bytes: new TextEncoder().encode(text), ...options })
}

function refusalOf(act: () => unknown): TranscriptRefused {
  try {
    act()
  } catch (error) {
    if (error instanceof TranscriptRefused) return error
    throw error
  }
  throw new Error('It was not refused.')
}
