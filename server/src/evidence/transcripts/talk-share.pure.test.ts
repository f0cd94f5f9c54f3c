import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { meterStrip, questionMarks } from './meter-strip.ts'
import type { SpeakingRole, SpokenTurn } from './speaking-times.ts'
import { talkBand, talkShare } from './talk-share.ts'

// The test vector of the team's reference on interviews, §8: A 0–10 and 30–40, B 10–30 and 38–60, C (observer) 60–70.
const vector = [
  timed('A', 'team', 0, 10),
  timed('B', 'person', 10, 30),
  timed('A', 'team', 30, 40),
  timed('B', 'person', 38, 60),
  timed('C', 'observer', 60, 70),
]

describe('talk share', () => {
  test('counts the union of each speaker’s time, without observers and silence', () => {
    const result = talkShare(vector)
    expect(result).toMatchObject({ measuredBy: 'time', team: 20_000, person: 42_000, withheld: null })
    expect(result.share).toBeCloseTo(0.3226, 4)
    expect(result.overlapShare).toBeCloseTo(2 / 60, 6)
    expect(talkBand(result.share ?? 0)).toBe('amber')
  })

  test('doubled cues change nothing', () => {
    expect(talkShare([...vector, ...vector]).share).toBe(talkShare(vector).share)
  })

  test('goes by words, and says so, where there are no times', () => {
    const result = talkShare([
      said('A', 'team', 'Why did you leave?'),
      said('B', 'person', 'Because it rained and rained all day.'),
    ])
    expect(result).toMatchObject({
      measuredBy: 'words',
      team: 4,
      person: 7,
      overlapShare: null,
      showsPauses: false,
    })
    expect(result.share).toBeCloseTo(4 / 11, 6)
  })

  test('goes by words where the times are whole minutes', () => {
    const turns = [starting('A', 'team', 0, 'Why?'), starting('B', 'person', 60, 'Because it rained.')]
    expect(talkShare(turns).measuredBy).toBe('words')
  })

  test('with start times alone a turn ends at the next, or when its words are surely said', () => {
    const turns = [
      starting('A', 'team', 0, 'one two three four five'),
      starting('B', 'person', 3, 'one two three four five'),
      starting('A', 'team', 60, 'one two three four five'),
    ]
    // A: 3 s until B begins, then 5 ÷ 2.5 + 2 = 4 s; B: 4 s, not the 57 until A speaks again.
    expect(talkShare(turns)).toMatchObject({
      measuredBy: 'time',
      team: 7000,
      person: 4000,
      showsPauses: false,
    })
  })

  test('is withheld when more than a tenth was said by nobody we know', () => {
    const turns = [timed('A', 'team', 0, 10), timed('B', 'person', 10, 98), timed(null, 'unknown', 98, 110)]
    expect(talkShare(turns)).toMatchObject({ share: null, withheld: 'unassigned' })
    expect(
      talkShare([timed('A', 'team', 0, 10), timed('B', 'person', 10, 98), timed(null, 'unknown', 98, 108)])
        .share,
    ).not.toBeNull()
  })

  test('is withheld when nothing was said', () => {
    expect(talkShare([])).toMatchObject({ share: null, withheld: 'nothing_said', longestMonologue: null })
  })

  test('the longest monologue of the team joins cues up to two seconds apart', () => {
    const turns = [
      timed('A', 'team', 0, 10),
      timed('A', 'team', 12, 20),
      timed('B', 'person', 21, 90),
      timed('A', 'team', 91, 100),
    ]
    expect(talkShare(turns).longestMonologue).toEqual({ speaker: 'A', turn: 0, length: 20_000 })
  })

  test('whatever was said, the share is between nothing and all, and the sums fit', () => {
    fc.assert(
      fc.property(conversations(), (turns) => {
        const result = talkShare(turns)
        if (result.share !== null) expect(result.share >= 0 && result.share <= 1).toBe(true)
        if (result.overlapShare !== null)
          expect(result.overlapShare >= 0 && result.overlapShare <= 1).toBe(true)
        expect(result.longestMonologue === null || result.longestMonologue.length > 0).toBe(true)
      }),
    )
  })
})

describe('the meter strip', () => {
  test('shows who talked when, and silence as a gap', () => {
    const strip = meterStrip(
      [timed('A', 'team', 0, 20), timed('B', 'person', 30, 60), timed('A', 'team', 60, 100)],
      10,
    )
    expect(strip).toEqual([
      { role: 'team', from: 0, to: 0.2, turn: 0 },
      { role: 'person', from: 0.3, to: 0.6, turn: 1 },
      { role: 'team', from: 0.6, to: 1, turn: 2 },
    ])
  })

  test('goes by words without times, and marks the team’s questions', () => {
    const turns = [
      said('A', 'team', 'Why did you leave?'),
      said('B', 'person', 'It rained, did it not?'),
      said('A', 'team', 'Did it?'),
    ]
    expect(meterStrip(turns, 11)).toHaveLength(3)
    expect(questionMarks(turns)).toEqual([
      { turn: 0, at: 0, kind: 'open' },
      { turn: 2, at: 9 / 11, kind: 'closed' },
    ])
  })

  test('in turns shorter than a step, each lane is drawn as long as its talk', () => {
    const turns = Array.from({ length: 400 }, (_, index) => [
      timed('A', 'team', index * 10, index * 10 + 3),
      timed('B', 'person', index * 10 + 3, index * 10 + 10),
    ]).flat()
    const strip = meterStrip(turns, 100)
    const drawn = (role: SpeakingRole) =>
      strip.filter((bar) => bar.role === role).reduce((sum, { from, to }) => sum + to - from, 0)
    expect(drawn('team')).toBeCloseTo(0.3, 1)
    expect(drawn('person')).toBeCloseTo(0.7, 1)
  })

  test('whatever was said, the bars of a lane lie in order within the conversation', () => {
    fc.assert(
      fc.property(conversations(), fc.integer({ min: 1, max: 50 }), (turns, buckets) => {
        const strip = meterStrip(turns, buckets)
        for (const lane of Map.groupBy(strip, ({ role }) => role).values()) {
          expect(lane.length).toBeLessThanOrEqual(buckets)
          for (const [index, { from, to }] of lane.entries()) {
            expect(from >= (lane[index - 1]?.to ?? 0) && to > from && to <= 1).toBe(true)
          }
        }
      }),
    )
  })

  test('refuses a number of buckets nobody can draw', () => {
    expect(() => meterStrip([], 0)).toThrow(RangeError)
  })
})

function timed(speaker: string | null, role: SpeakingRole, from: number, to: number): SpokenTurn {
  return { speaker, role, startsMs: from * 1000, endsMs: to * 1000, body: 'some words' }
}

function starting(speaker: string, role: SpeakingRole, from: number, body: string): SpokenTurn {
  return { speaker, role, startsMs: from * 1000, endsMs: null, body }
}

function said(speaker: string, role: SpeakingRole, body: string): SpokenTurn {
  return { speaker, role, startsMs: null, endsMs: null, body }
}

function conversations(): fc.Arbitrary<SpokenTurn[]> {
  const time = fc.option(fc.nat(100_000))
  const turn = fc.record({
    speaker: fc.constantFrom('A', 'B', 'C', null),
    role: fc.constantFrom<SpeakingRole>('team', 'person', 'observer', 'unknown'),
    startsMs: time,
    endsMs: time,
    body: fc.constantFrom('', 'Why?', 'It rained all day long.'),
  })
  return fc.array(turn, { maxLength: 20 })
}
