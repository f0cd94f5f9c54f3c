import { describe, expect, test } from 'vitest'
import { parseTranscript } from './parse-transcript.ts'

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
    // Turns begin where a cue does, not at a time worked out within one.
    expect(parsed.turns.every(({ startsMs }) => (startsMs ?? 1) % 1000 === 0)).toBe(true)
  })

  test('notes, styles and regions are no speech, but a cue named NOTES is', () => {
    const parsed = parse(
      'WEBVTT - A film\nKind: captions\n\nNOTE\nby Jill\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nNOTES-1\n00:01.000 --> 00:02.000 align:start\nHello.\n\nNOTE end',
    )
    expect(spoken(parsed)).toEqual(['?: Hello.'])
  })

  test('words after a closed voice are nobody’s', () => {
    expect(spoken(parse('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Joe>Hee!</v> Hoo!'))).toEqual([
      'Joe: Hee!',
      '?: Hoo!',
    ])
  })

  test('words whose time is missing or broken are kept', () => {
    const parsed = parse(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\nNOTES of ours\n\n00:00:75.000 --> 00:01:20.000\nThree &#0;.',
    )
    expect(spoken(parsed)).toEqual(['?: One. NOTES of ours Three \ufffd.'])
    expect(parsed.warnings.map(({ code }) => code)).toEqual(['broken_times', 'untimed_text', 'no_speakers'])
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

function parse(text: string) {
  return parseTranscript({ bytes: new TextEncoder().encode(text) })
}

function spoken({ turns }: { turns: { speaker: string | null; body: string }[] }) {
  return turns.map(({ speaker, body }) => `${speaker ?? '?'}: ${body}`)
}

function clock(seconds: number) {
  return `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`
}
