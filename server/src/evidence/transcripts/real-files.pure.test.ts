import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseTranscript } from './parse-transcript.ts'
import { TranscriptRefused } from './transcript.ts'

const root = new URL('../../../../../shared/data/real/', import.meta.url)
const isThere = existsSync(root)

describe.skipIf(!isThere)(
  'the nine OpenTelemetry transcripts (skipped where ../shared/data is absent)',
  () => {
    // The speakers of each cleaned dialogue, counted by hand in the files; the last one names nobody.
    test.each([
      ['20230702', ['Jacob', 'Host']],
      ['20230913', ['Hazel', 'Interviewer']],
      ['20230928', ['Reese', 'Question', 'Derek', 'Response', 'Dan']],
      [
        '20231220',
        [
          'Tyler Yahn',
          'Amy Tobey',
          'Tyler',
          'Amy',
          'Carter Socha',
          'Bogdan',
          'Carter',
          'Constance Caramanolis',
          'Juraci',
          'Jacob Aronoff',
          'Alex',
          'Purvi',
          'Constance',
          'Jacob',
        ],
      ],
      ['20240305', ['Iris', 'Adriana', 'Juraj', 'Greg', 'Joel']],
      ['20240617', ['Daniel', 'Oscar']],
      ['20241004', ['Host', 'Stephen', 'Dan']],
      ['20241104', ['Dan']],
      ['20250321', []],
    ])('%s gives its dialogue and leaves out the summary and the raw captions', (day, speakers) => {
      const parsed = parseFile(openTelemetryFile(day))
      expect(parsed.speakers.map(({ label }) => label)).toEqual(speakers)

      const told = parsed.warnings.find(({ code }) => code === 'layers_left_out')?.message
      expect(told).toMatch(/“Description”, “Summary”, “Raw YouTube Transcript”/)
      const text = parsed.turns.map(({ body }) => body).join('\n')
      expect(text).not.toMatch(/In this YouTube video|youtube\.com|Published on|&amp;|\*\*/)
    })

    test('words below a heading are nobody’s where the interviewer has no name', () => {
      const { turns } = parseFile(openTelemetryFile('20240617'))
      const asked = turns.filter(({ body }) =>
        /^(?:First things first|What benefits did you start|How does Tracetest)/.test(body),
      )
      expect(asked.map(({ speaker }) => speaker)).toEqual([null, null, null])
    })

    test('a quote of the raw captions alone is not in the import', () => {
      const { turns } = parseFile(openTelemetryFile('20230702'))
      const text = turns.map(({ body }) => body).join('\n')
      expect(text).toContain('Jacob Arnoff')
      expect(text).not.toContain('Jacob aaronoff')
    })
  },
)

describe.skipIf(!isThere)('files of real recorders (skipped where ../shared/data is absent)', () => {
  test('the Zoom transcript without its first line, in a Markdown file under a heading', () => {
    const parsed = parseFile('interviews/va/P8_Transcript_2025-12-11.md')
    expect(parsed.format).toBe('webvtt')
    expect(parsed.speakers.map(({ label }) => label)).toEqual(['Moderator', 'Participant 8'])
    expect(parsed.turns.every(({ speaker, startsMs }) => speaker !== null && startsMs !== null)).toBe(true)
    expect(parsed.turns[0]).toMatchObject({ startsMs: 2590, endsMs: 7499 })
    expect(parsed.warnings[0]).toMatchObject({
      code: 'left_out',
      message: expect.stringContaining('Participant 8 Side'),
    })
  })

  test('saved Zoom captions merge by speaker as their author merged them', () => {
    const merged = parseFile('transcript-files/zoom/saved-captions_input_example.txt')
    const expected = parseFile('transcript-files/zoom/saved-captions_expected_merge.txt')
    expect(merged.turns.map(({ speaker, body }) => [speaker, body])).toEqual(
      expected.turns.map(({ speaker, body }) => [speaker, body]),
    )
    expect(merged.format).toBe('saved_captions')
  })

  test.each([
    ['transcript-files/vtt-w3c-workshop/kd_speech.vtt', 'webvtt', ['Kelly'], 'crlf'],
    ['transcript-files/vtt-w3c-workshop/jb_model.vtt', 'webvtt', [], 'crlf'],
    ['transcript-files/vtt-w3c-workshop/ph_embedded.vtt', 'webvtt', [], 'lf'],
    ['transcript-files/vtt-w3c-workshop/zc_expression-zh.vtt', 'webvtt', [], 'lf'],
    [
      'transcript-files/srt-huggingface/en_34_the-push-to-hub-api-(tensorflow).srt',
      'srt',
      ['Narrator'],
      'crlf',
    ],
    ['transcript-files/zoom/class-one-speaker.vtt', 'webvtt', ['Caleob King'], 'lf'],
    ['transcript-files/malformed-webvtt-py/sample.sbv', 'sbv', [], 'lf'],
    ['interviews/changelog/founders-talk-63.md', 'labelled', ['Adam Stacoviak', 'Austen Allred'], 'lf'],
    [
      'interviews/bitcoin/2020-03-12-matt-corallo-compact-blocks-fibre.md',
      'labelled',
      ['Adam Jonas', 'Matt Corallo', 'John Newbery'],
      'lf',
    ],
    ['interviews/raise-pt/Exp_P2.txt', 'labelled', ['Pergunta', 'Resposta'], 'lf'],
  ])('%s is %s', (path, format, speakers, lineEnding) => {
    const parsed = parseFile(path)
    expect(parsed).toMatchObject({ format, lineEnding })
    expect(parsed.speakers.map(({ label }) => label)).toEqual(speakers)
  })

  test('a name that stands once, at the first cue, holds for the talk, and that is told', () => {
    const { turns, warnings } = parseFile('transcript-files/vtt-w3c-workshop/kd_speech.vtt')
    expect(turns.every(({ speaker }) => speaker === 'Kelly')).toBe(true)
    expect(warnings.map(({ code }) => code)).toContain('labels_only_at_changes')
  })

  test('rolling YouTube captions are read once', () => {
    const { turns } = parseFile('transcript-files/malformed-webvtt-py/youtube_dl.vtt')
    expect(turns.map(({ body }) => body)).toEqual(["yeah what this will happen is I'm telling"])
  })

  test('a cue whose time is broken keeps its words, and says so', () => {
    const { turns, warnings } = parseFile('transcript-files/malformed-webvtt-py/invalid_timeframe.vtt')
    expect(turns[0]?.body).toContain('Caption text #1 Caption text #2 Caption text #3')
    expect(warnings.map(({ code }) => code)).toContain('broken_times')
  })
})

describe.skipIf(!isThere)('every file (skipped where ../shared/data is absent)', () => {
  test.each(['transcript-files', 'interviews', 'demo-opentelemetry', 'csv-quirks', 'email', 'reviews'])(
    'in %s imports whole or is refused with a code and a sentence',
    (folder) => {
      for (const path of filesIn(folder)) {
        const outcome = outcomeOf(path)
        if (outcome instanceof TranscriptRefused) {
          expect(outcome.code, path).toMatch(/^transcripts\.[a-z_]+$/)
          expect(outcome.message, path).toMatch(/^[A-Z].{20,}\.$/)
          continue
        }
        expect(outcome.turns.length, path).toBeGreaterThan(0)
        for (const { body } of outcome.turns) {
          expect(body.trim() !== '' && body === body.normalize('NFC') && body.isWellFormed(), path).toBe(true)
        }
      }
    },
  )
})

function openTelemetryFile(day: string): string {
  const folder = 'demo-opentelemetry/transcripts/'
  const name = readdirSync(new URL(folder, root)).find((file) => file.startsWith(day))
  return `${folder}${name}`
}

function parseFile(path: string) {
  return parseTranscript({ bytes: readFileSync(new URL(encodeURI(path), root)), fileName: path })
}

function outcomeOf(path: string) {
  try {
    return parseFile(path)
  } catch (error) {
    if (error instanceof TranscriptRefused) return error
    throw error
  }
}

function filesIn(folder: string): string[] {
  const names = readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
  return names
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(new URL(encodeURI(path), root)).isFile())
}
