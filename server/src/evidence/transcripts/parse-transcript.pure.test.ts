import { describe, expect, test } from 'vitest'
import { parseTranscript } from './parse-transcript.ts'
import { type TranscriptFormat, TranscriptRefused } from './transcript.ts'

describe('caption files', () => {
  test('Teams names its speakers in voice tags, closed or not, several to a cue', () => {
    const parsed = parse(
      'WEBVTT\n\n9a3b-1\n00:00:01.000 --> 00:00:03.000\n<v Ada Lovelace>Hello &amp; welcome.</v>\n\n' +
        '00:00:03.500 --> 00:00:05.500\n<v.loud Ben Okri>Thank you.\n\n' +
        '00:00:06.000 --> 00:00:10.000\n<v Ada Lovelace>Shall we?</v><v Ben Okri>Let us.</v>',
    )
    expect(parsed.format).toBe('webvtt')
    expect(spoken(parsed)).toEqual([
      'Ada Lovelace: Hello & welcome.',
      'Ben Okri: Thank you.',
      'Ada Lovelace: Shall we?',
      'Ben Okri: Let us.',
    ])
    expect(parsed.turns[3]).toMatchObject({ startsMs: 8250, endsMs: 10_000 })
  })

  test('Zoom writes names before a colon, but a time of day is nobody', () => {
    const parsed = parse(
      'WEBVTT\n\n1\n00:01.000 --> 00:02.000\nAda: The 10:30 Meeting: it was long.\n\n' +
        '2\n00:02.100 --> 00:04.000\n10:30 Meeting: cancelled.\n\n3\n00:09.000 --> 00:10.000\nBen: A --> B, I said.\n\n' +
        '4\n00:10.000 --> 00:11.000\nAda: Yes.',
    )
    expect(spoken(parsed)).toEqual([
      'Ada: The 10:30 Meeting: it was long.',
      '?: 10:30 Meeting: cancelled.',
      'Ben: A --> B, I said.',
      'Ada: Yes.',
    ])
  })

  test('cues of one speaker become one turn unless more than two seconds lie between', () => {
    const parsed = parse(
      'WEBVTT\n\n00:00.000 --> 00:02.000\nWe left\n\n00:04.000 --> 00:05.000\nbecause of the rain.\n\n00:07.001 --> 00:08.000\nTwice.',
    )
    expect(parsed.turns).toEqual([
      { speaker: null, startsMs: 0, endsMs: 5000, body: 'We left because of the rain.' },
      { speaker: null, startsMs: 7001, endsMs: 8000, body: 'Twice.' },
    ])
  })

  test('a turn ends before it grows too long to read', () => {
    const cues = Array.from(
      { length: 200 },
      (_, second) => `${clock(second)} --> ${clock(second + 1)}\nAda: And then it rained again.\n`,
    )
    const parsed = parse(`WEBVTT\n\n${cues.join('\n')}`)
    expect(parsed.turns.length).toBeGreaterThan(3)
    expect(Math.max(...parsed.turns.map(({ body }) => body.length))).toBeLessThanOrEqual(1200)
  })

  test('notes, styles and regions are no speech, but a cue named NOTES is', () => {
    const parsed = parse(
      'WEBVTT - A film\nKind: captions\n\nNOTE\nby Jill\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nNOTES-1\n00:01.000 --> 00:02.000 align:start\nHello.\n\nNOTE end',
    )
    expect(spoken(parsed)).toEqual(['?: Hello.'])
  })

  test('SRT without counters, with bare carriage returns and a byte order mark', () => {
    const parsed = parse(
      '\ufeff00:00:01,000 --> 00:00:02,000\rHello\r\r00:00:05,000 --> 00:00:06,000\rthere.\r',
    )
    expect(parsed).toMatchObject({ format: 'srt', lineEnding: 'cr', encoding: 'utf-8-bom' })
    expect(spoken(parsed)).toEqual(['?: Hello', '?: there.'])
  })

  test('SRT cues that no empty line separates do not speak their counters', () => {
    const parsed = parse(
      '1\n00:00:01,000 --> 00:00:02,000\nHello\n2\n00:00:09,000 --> 00:00:10,000\nthere {\\an8}now',
    )
    expect(spoken(parsed)).toEqual(['?: Hello', '?: there now'])
  })

  test('rolling captions say each word once, while people may still say yes twice', () => {
    const rolling = parse(
      'WEBVTT\n\n00:00.000 --> 00:02.000\nso we were\n\n00:02.000 --> 00:04.000\nso we were\nat the bakery\n\n00:04.000 --> 00:06.000\nat the bakery\nwhen it rained',
    )
    expect(spoken(rolling)).toEqual(['?: so we were at the bakery when it rained'])
    expect(rolling.warnings.map(({ code }) => code)).toContain('repeats_left_out')

    const twice = parse(
      'WEBVTT\n\n00:00.000 --> 00:01.000\nYes.\n\n00:01.000 --> 00:02.000\nYes.\n\n00:02.000 --> 00:03.000\nI said so.',
    )
    expect(spoken(twice)).toEqual(['?: Yes. Yes. I said so.'])
  })
})

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

describe('the preview', () => {
  test('lists each speaker with turns, words and lines to know them by', () => {
    const [ada] = parse('Ada: One two three.\nBen: Four.\nAda: Five.').speakers
    expect(ada).toEqual({ label: 'Ada', turns: 2, words: 4, samples: ['One two three.', 'Five.'] })
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

  test('when it is larger than 20 MB', () => {
    const refusal = refusalOf(() => parseTranscript({ bytes: new Uint8Array(20 * 1024 * 1024 + 1) }))
    expect(refusal).toMatchObject({ code: 'transcripts.too_large' })
  })
})

function parse(text: string, options: { fileName?: string; format?: TranscriptFormat } = {}) {
  return parseTranscript({ bytes: new TextEncoder().encode(text), ...options })
}

function spoken({ turns }: { turns: { speaker: string | null; body: string }[] }) {
  return turns.map(({ speaker, body }) => `${speaker ?? '?'}: ${body}`)
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

function clock(seconds: number) {
  return `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`
}
