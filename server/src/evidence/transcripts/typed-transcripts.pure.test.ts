import { describe, expect, test } from 'vitest'
import { parseTranscript } from './parse-transcript.ts'

describe('transcripts in lines', () => {
  test('Otter puts name and time above a paragraph and a credit below the last', () => {
    const parsed = parse(
      'Ada Lovelace  0:03\nHello there.\nSit down.\n\nBen Okri  1:02:05\nThanks.\n\nTranscribed by https://otter.ai',
    )
    expect(parsed.format).toBe('speaker_headers')
    expect(parsed.turns).toEqual([
      { speaker: 'Ada Lovelace', startsMs: 3000, endsMs: null, body: 'Hello there.\nSit down.' },
      { speaker: 'Ben Okri', startsMs: 3_725_000, endsMs: null, body: 'Thanks.' },
    ])
  })

  test('saved Zoom captions carry the time of day, even past midnight', () => {
    const parsed = parse('[Ada] 23:59:50\nHello.\n\n[Ben] 00:00:10\nHi.\n')
    expect(parsed.turns.map(({ startsMs }) => startsMs)).toEqual([0, 20_000])
  })

  test('lines between tabs may begin with a time or a name', () => {
    const parsed = parse('Time\tSpeaker\tText\n00:00:01\tAda:\tHello there.\n00:00:04\tBen:\tHi.\n')
    expect(parsed.format).toBe('tab_separated')
    expect(spoken(parsed)).toEqual(['Ada: Hello there.', 'Ben: Hi.'])
    expect(spoken(parse('Ada\t11:02:09 PM\tHello\nBen\t11:02:10 PM\tHi\n'))).toEqual([
      'Ada: Hello',
      'Ben: Hi',
    ])
  })

  test.each([
    ['Ada: Why?\nBen: Rain.\nAda: I see.'],
    ['**Ada:** Why?\n\n**Ben:** Rain.\n\n**Ada:** I see.'],
    ['**Ada**: Why?\n\n**Ben**: Rain.\n\n**Ada**: I see.'],
    ['[Ada]\nWhy?\n\n[Ben]\nRain.\n\n[Ada]\nI see.'],
    ['#Ada: Why?\n#Ben: Rain.\n#Ada: I see.'],
    ['@Ada: Why?\n@Ben: Rain.\n@Ada: I see.'],
    ['Ada : Why?\n\nBen : Rain.\n\nAda : I see.'],
    ['Ada：Why?\nBen：Rain.\nAda：I see.'],
  ])('speakers are found in %j', (text) => {
    expect(spoken(parse(text))).toEqual(['Ada: Why?', 'Ben: Rain.', 'Ada: I see.'])
  })

  test.each([
    ['[00:12:34] Ada: Why?\n\n[00:12:36] Ben: Rain.'],
    ['(12:34) Ada: Why?\n\n(12:36) Ben: Rain.'],
    ['Ada [00:12:34]: Why?\n\nBen [00:12:36]: Rain.'],
    ['Ada: [00:12:34] Why?\n\nBen: [00:12:36] Rain.'],
    ['00:12:34 Ada: Why?\n00:12:36 Ben: Rain.'],
    ['#00:12:34-0# Ada: Why?\n\n#00:12:36-0# Ben: Rain.'],
    ['[00:12:34]\nAda: Why?\n\n[00:12:36]\nBen: Rain.'],
  ])('times are found in %j', (text) => {
    const parsed = parse(text)
    expect(spoken(parsed)).toEqual(['Ada: Why?', 'Ben: Rain.'])
    expect(parsed.turns.map(({ startsMs }) => startsMs)).toEqual([754_000, 756_000])
  })

  test('f4 puts a time at the end of what was said', () => {
    const parsed = parse('Ada: Why did you leave? #00:00:05-5#\n\nBen: The rain. #00:00:07-0#')
    expect(parsed.turns.map(({ body, endsMs }) => [body, endsMs])).toEqual([
      ['Why did you leave?', 5500],
      ['The rain.', 7000],
    ])
  })

  test('initials given once stand for the name from there on', () => {
    const parsed = parse('Ada Lovelace (AL): Hello.\n\nBen Okri (BO): Hi.\n\nAL: Why?\n\nBO: Rain.')
    expect(parsed.speakers.map(({ label, turns }) => [label, turns])).toEqual([
      ['Ada Lovelace', 2],
      ['Ben Okri', 2],
    ])
  })

  test('a passage without a name goes on with the speaker, but not before the same name again', () => {
    const parsed = parse(
      '**Ada:** Why?\n\n**Ben:** Rain.\n\nAnd wind.\n\n**Ada:** I see.\n\nGo on.\n\n**Ada:** Please.',
    )
    expect(spoken(parsed)).toEqual([
      'Ada: Why?',
      'Ben: Rain.\n\nAnd wind.',
      'Ada: I see.',
      '?: Go on.',
      'Ada: Please.',
    ])
  })

  test('a paragraph of pages is cut after a sentence, a word or a letter, whatever its script has', () => {
    const sentences = parse('We left because it rained. '.repeat(200)).turns
    expect(sentences.every(({ body }) => body.length <= 1200 && body.endsWith('rained.'))).toBe(true)
    const family = '👨‍👩‍👧'
    const letters = parse(family.repeat(400)).turns
    expect(letters.length).toBeGreaterThan(1)
    expect(letters.every(({ body }) => body === family.repeat(body.length / family.length))).toBe(true)
  })

  test('notes with headings before a colon stay notes', () => {
    const parsed = parse(
      'Met the baker.\n\nNote: ovens are old.\n\nBudget: none this year.\n\nHe sighed twice.\n\nAction: call back.',
    )
    expect(parsed).toMatchObject({ format: 'notes', speakers: [] })
    expect(parsed.turns).toHaveLength(5)
  })

  test('pasted notes keep their lines and lists', () => {
    const parsed = parse('Met the baker.\n\n- ovens are old\n- flour is dear\n\n10:30 we left.')
    expect(parsed.turns.map(({ body }) => body)).toEqual([
      'Met the baker.',
      '- ovens are old\n- flour is dear',
      '10:30 we left.',
    ])
  })
})

function parse(text: string) {
  return parseTranscript({ bytes: new TextEncoder().encode(text) })
}

function spoken({ turns }: { turns: { speaker: string | null; body: string }[] }) {
  return turns.map(({ speaker, body }) => `${speaker ?? '?'}: ${body}`)
}
