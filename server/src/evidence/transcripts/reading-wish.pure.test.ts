import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTranscript } from './parse-transcript.ts'
import type { ReadingWish } from './speaker-sureness.ts'

const read = (text: string, wish?: ReadingWish) =>
  parseTranscript({ bytes: Buffer.from(text), ...(wish && { wish }) })
const said = (text: string, wish?: ReadingWish) =>
  read(text, wish).turns.map(({ speaker, body }) => [speaker, body])

describe('how sure a speaker is', () => {
  test('the recorder is surest; a label before a colon is surer the oftener it stands there', () => {
    const [voice] = read('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Yes.').speakers
    expect(voice!.sureness).toEqual({ confidence: 0.98, why: 'recorder', named: 1, carried: 0 })

    const { speakers } = read('Ada: One.\nBen: Two.\nAda: Three.\nBen: Four.\nAda: Five.\nCarla: Six.')
    expect(speakers.map(({ label, sureness }) => [label, sureness!.confidence])).toEqual([
      ['Ada', 0.92],
      ['Ben', 0.8],
      ['Carla', 0.5],
    ])
  })

  test('words that only follow a speaker make them less sure', () => {
    const { speakers } = read(
      'Ada: One.\n\nAnd then.\n\nAnd then more.\n\nBen: Two.\n\nAda: Three.\n\nBen: Four.',
    )
    const [ada, ben] = speakers
    expect(ada!.sureness!.carried).toBe(2)
    expect(ada!.sureness!.confidence).toBeLessThan(ben!.sureness!.confidence)
  })
})

describe('what a person says instead', () => {
  const minutes = 'Kitchen: none this year.\nAda: We ask again.\nKitchen: still none.\nAda: Well.'

  test('a label that names nobody goes back into the words', () => {
    expect(said(minutes).map(([speaker]) => speaker)).toContain('Kitchen')
    const words = said(minutes, { notSpeakers: ['kitchen'] })
    expect(words.map(([speaker]) => speaker)).not.toContain('Kitchen')
    expect(words.map(([, body]) => body).join('\n')).toContain('Kitchen: none this year.')
  })

  test('also one that a recorder named', () => {
    const captions =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Room 4>Yes.\n\n00:03.000 --> 00:04.000\n<v Ada>No.'
    expect(said(captions, { notSpeakers: ['Room 4'] })).toEqual([
      [null, 'Room 4: Yes.'],
      ['Ada', 'No.'],
    ])
  })

  test('when nobody is left, they are notes', () => {
    expect(read(minutes, { notSpeakers: ['Ada', 'Kitchen'] }).format).toBe('notes')
  })

  test.each([
    ['–', 'Nele – I waited: an hour.\nInes – And then?\nNele – Home.'],
    ['|', '[0:05] Nele | I waited: an hour.\n[0:09] Ines | And then?\n[0:15] Nele | Home.'],
    ['>', 'Nele> I waited: an hour.\nInes> And then?\nNele> Home.'],
    ['says', 'Nele says I waited: an hour.\nInes says And then?\nNele says Home.'],
  ])('the separator %s', (separator, text) => {
    expect(said(text, { separator })).toEqual([
      ['Nele', 'I waited: an hour.'],
      ['Ines', 'And then?'],
      ['Nele', 'Home.'],
    ])
  })

  test('whatever is wished, no letter is lost', () => {
    const line = fc.tuple(
      fc.constantFrom('Ada', 'Ben', 'Budget'),
      fc.constantFrom(':', ' –', '|'),
      fc.lorem({ maxCount: 6 }),
    )
    const wish = fc.record({
      separator: fc.option(fc.constantFrom('–', '|', 'x', ' '), { nil: undefined }),
      notSpeakers: fc.subarray(['Ada', 'Ben', 'Budget']),
    })
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), wish, (lines, wished) => {
        const text = lines.map(([name, between, words]) => `${name}${between} ${words}`).join('\n\n')
        const { turns } = read(text, wished)
        const kept = turns.map(({ body }) => letters(body)).join('')
        for (const [, , words] of lines)
          for (const word of words.split(' '))
            if (wished.separator !== 'x') expect(kept).toContain(letters(word))
      }),
      { numRuns: 200 },
    )
  })
})

describe('texts of recorders', () => {
  test('Google Meet as text', () => {
    const meet =
      'Weekly (2024-01-05 10:00 GMT) - Transcript\n\n00:00:00\n\nInes Vogt: What happened?\nMara Lind: We waited.\n\n00:05:00\n\nInes Vogt: And then?\nMara Lind: Home.\n\nTranscription ended after 00:27:10\n\nThis editable transcript was computer generated and might contain errors. People can also change the text after it was created.\n'
    const { turns } = read(meet)
    const words = turns.map(({ body }) => body).join('\n')
    expect(words).not.toMatch(/computer generated|Transcription ended/)
    expect(
      turns.filter(({ speaker }) => speaker !== null).map(({ startsMs, body }) => [startsMs, body]),
    ).toEqual([
      [0, 'What happened?'],
      [null, 'We waited.'],
      [300_000, 'And then?'],
      [null, 'Home.'],
    ])
  })

  test('Teams as text, with who started and stopped it', () => {
    const teams =
      'Ines Vogt started transcription\n\nInes Vogt   0:03\nWhat happened?\n\nMara Lind   1:02:09\nWe waited.\n\nInes Vogt stopped transcription\n'
    expect(read(teams).turns.map(({ speaker, startsMs, body }) => [speaker, startsMs, body])).toEqual([
      ['Ines Vogt', 3_000, 'What happened?'],
      ['Mara Lind', 3_729_000, 'We waited.'],
    ])
  })

  test('right to left, with marks of direction around the names', () => {
    const marked = '\u200fנלה\u200f: חיכינו שעה.\n\u200fמרה:\u200f ואז?\nנלה: הלכנו הביתה.'
    expect(said(marked).map(([speaker]) => speaker)).toEqual(['נלה', 'מרה', 'נלה'])
    expect(
      said('نورا: انتظرنا ساعة.\nسلمى: وبعد ذلك؟\nنورا: ذهبنا إلى البيت.').map(([speaker]) => speaker),
    ).toEqual(['نورا', 'سلمى', 'نورا'])
  })
})
