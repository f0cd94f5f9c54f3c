import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTranscript } from '../transcripts/parse-transcript.ts'
import { answerTo, readRange } from './byte-range.ts'
import { mediaTypeOf } from './media-type.ts'
import { wav } from './testing-wav.ts'
import { writeCaptions } from './write-captions.ts'

describe('a range of bytes', () => {
  // The examples of RFC 9110, 14.1.2, for 10,000 bytes.
  test.each([
    ['bytes=0-499', { start: 0, end: 499 }],
    ['bytes=500-999', { start: 500, end: 999 }],
    ['bytes=-500', { start: 9500, end: 9999 }],
    ['bytes=9500-', { start: 9500, end: 9999 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=9999-99999', { start: 9999, end: 9999 }],
    ['bytes=-20000', { start: 0, end: 9999 }],
    ['bytes=10000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', 'whole'],
    ['bytes=0-0,-1', 'whole'],
    ['lines=0-4', 'whole'],
    ['bytes=-', 'whole'],
    [undefined, 'whole'],
  ])('%s', (header, wanted) => {
    expect(readRange(header, 10_000)).toEqual(wanted)
  })

  test('whatever is asked, what is given lies in the file', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.nat(), fc.nat(), fc.nat(2000), (text, from, to, size) => {
        for (const header of [
          text,
          `bytes=${text}`,
          `bytes=${from}-${to}`,
          `bytes=-${to}`,
          `bytes=${from}-`,
        ]) {
          const range = readRange(header, size)
          if (typeof range === 'string') continue
          expect(range.start).toBeGreaterThanOrEqual(0)
          expect(range.end).toBeGreaterThanOrEqual(range.start)
          expect(range.end).toBeLessThan(size)
        }
      }),
    )
  })

  test('a known file is not sent again, and a part is only of the file that was meant', () => {
    const file = { etag: '"a"', size: 10 }
    expect(answerTo({ 'if-none-match': 'W/"b", "a"' }, file)).toEqual({ status: 304 })
    expect(answerTo({ range: 'bytes=2-3', 'if-range': '"a"' }, file)).toEqual({
      status: 206,
      range: { start: 2, end: 3 },
    })
    expect(answerTo({ range: 'bytes=2-3', 'if-range': 'W/"a"' }, file)).toEqual({ status: 200 })
    expect(answerTo({ range: 'bytes=2-3', 'if-range': '"b"' }, file)).toEqual({ status: 200 })
    expect(answerTo({ range: 'bytes=10-' }, file)).toEqual({ status: 416 })
  })
})

describe('what a recording is', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  test.each([
    [wav(), 'audio/wav'],
    [bytes('ID3\x04\x00'), 'audio/mpeg'],
    [Buffer.from([0xff, 0xfb, 0x90, 0x64]), 'audio/mpeg'],
    [Buffer.from([0xff, 0xf1, 0x50, 0x80]), 'audio/aac'],
    [bytes('OggS\x00\x02OpusHead'), 'audio/ogg'],
    [bytes('\x00\x00\x00\x1cftypM4A \x00'), 'audio/mp4'],
    [bytes('\x00\x00\x00\x1cftypisom\x00'), 'video/mp4'],
    [bytes('\x1aE\xdf\xa3....webm....V_VP9'), 'video/webm'],
    [bytes('\x1aE\xdf\xa3....webm....A_OPUS'), 'audio/webm'],
  ])('is told by its first bytes (%#)', (head, mediaType) => {
    expect(mediaTypeOf(head)?.mediaType).toBe(mediaType)
  })

  test.each([
    '<html><script>alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '%PDF-1.7',
    '\xff\xfeW\0E\0B\0',
    '\xff\xd8\xff\xe0',
    '\x00\x00\x00\x1cftypheic',
    '\x00\x00\x00\x1cftypavif',
    'RIFF\0\0\0\0WEBPVP8 ',
    '',
  ])('a page, picture or text is none (%#)', (head) => {
    expect(mediaTypeOf(bytes(head))).toBeNull()
  })
})

describe('captions', () => {
  test('stand where the words are heard, in pieces that can be read, and nothing in them is markup', () => {
    const body = `I said 1 < 2 & "--> go". ${'And then we waited for the rider. '.repeat(8)}`
    const track = writeCaptions(
      [
        { name: 'Ada <b>', startsMs: 1_000, endsMs: 9_000, body },
        { name: '', startsMs: null, endsMs: null, body: 'Nobody knows when.' },
        { name: 'Ben', startsMs: 9_500, endsMs: null, body: 'Yes.' },
      ],
      2_000,
    )
    expect(track).toMatch(/^WEBVTT\n\n00:00:03\.000 --> /)
    expect(track).toContain('<v Ada &lt;b&gt;>I said 1 &lt; 2 &amp; "--&gt; go".')
    const { turns } = parseTranscript({ bytes: Buffer.from(track), fileName: 'captions.vtt' })
    expect(turns.map(({ speaker, startsMs }) => [speaker, startsMs])).toEqual([
      ['Ada <b>', 3_000],
      ['Ben', 11_500],
    ])
    expect(turns[0]!.body).toBe(body.trim())
    for (const line of track.split('\n')) expect(line.length).toBeLessThan(130)
  })

  test('words before the recording begins are left out', () => {
    expect(writeCaptions([{ name: '', startsMs: 0, endsMs: 900, body: 'Early.' }], -1_000)).toBe('WEBVTT\n\n')
  })
})
