import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionMarks } from '../../evidence/transcripts/meter-strip.ts'
import { type HeardTurn, classesOf, isFaulty, measureListening } from './listening.rules.ts'
import { lastMonths } from './leaders.ts'
import { meanShare } from './mean.rules.ts'

const speakers = {
  mara: { speaker: 'mara', role: 'team', member: 'mara' },
  milo: { speaker: 'milo', role: 'team', member: 'milo' },
  nele: { speaker: 'nele', role: 'person', member: null },
  watcher: { speaker: 'watcher', role: 'observer', member: null },
} as const

type Who = keyof typeof speakers
const says = (who: Who, body: string, at?: [number, number]): HeardTurn => ({
  ...speakers[who],
  body,
  startsMs: at ? at[0] * 1000 : null,
  endsMs: at ? at[1] * 1000 : null,
})

test('agrees with the reference: 20 of 62 seconds are ours, and an observer is in no share', () => {
  // The test vector of the talk-time reference: A 0–10 and 30–40, B 10–30 and 38–60, an observer 60–70.
  const { teamShare, memberShares, longest } = measureListening([
    says('mara', 'one two', [0, 10]),
    says('nele', 'three', [10, 30]),
    says('mara', 'four', [30, 40]),
    says('nele', 'five', [38, 60]),
    says('watcher', 'six', [60, 70]),
  ])
  expect(teamShare).toBeCloseTo(20 / 62, 10)
  expect(memberShares).toEqual({ mara: expect.closeTo(20 / 62, 10) })
  expect(longest).toMatchObject({ turn: 0, ms: 10_000, words: 2, member: 'mara' })
})

test('words of nobody known withhold the share, and nobody is guessed', () => {
  const unknown = { ...says('nele', 'one two three four'), role: 'unknown' as const }
  expect(measureListening([says('mara', 'hello'), unknown])).toMatchObject({
    teamShare: null,
    withheld: 'unassigned',
    memberShares: {},
  })
})

test('by words, shares of members are what counting words gives, and together are the share of the team', () => {
  const turn = fc.tuple(
    fc.constantFrom<Who>('mara', 'milo', 'nele', 'watcher'),
    fc.integer({ min: 1, max: 12 }),
  )
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 30 }), (drawn) => {
      const turns = drawn.map(([who, count]) =>
        says(who, Array.from({ length: count }, () => 'word').join(' ')),
      )
      const { teamShare, memberShares, memberLongest } = measureListening(turns)
      const count = (of: (who: Who) => boolean) =>
        drawn.reduce((sum, [who, words]) => sum + (of(who) ? words : 0), 0)
      const all = count((who) => who !== 'watcher')
      if (all === 0) {
        expect(teamShare).toBeNull()
        return
      }
      expect(teamShare).toBeCloseTo(count((who) => who === 'mara' || who === 'milo') / all, 10)
      for (const member of ['mara', 'milo'] as const) {
        const own = count((who) => who === member)
        if (own > 0) expect(memberShares[member]).toBeCloseTo(own / all, 10)
        expect(memberLongest[member]?.words ?? 0).toBe(longestRun(drawn, member))
      }
    }),
  )
})

/** Naive: the most words that one said without anybody between. */
function longestRun(drawn: [Who, number][], member: Who): number {
  let best = 0
  let run = 0
  for (const [who, words] of drawn) {
    run = who === member ? run + words : 0
    best = Math.max(best, run)
  }
  return best
}

test('our questions are told apart, each where it was asked, and those of others are not ours', () => {
  const { questions } = measureListening([
    says('mara', 'What happened last night?'),
    says('nele', 'Do you want to know?'),
    says('milo', 'Did you call them? Don’t you think that is awful?'),
    says('mara', 'Would you use an app for that?'),
  ])
  expect(questions.map(({ turn, member }) => [turn, member])).toContainEqual([0, 'mara'])
  expect(questions.every(({ turn }) => turn !== 1)).toBe(true)
  expect(questions.find(({ turn }) => turn === 0)!.classes).toEqual(['open'])
  expect(questions.find(({ turn }) => turn === 3)!.classes).toContain('hypothetical')
  expect(questions.filter(isFaulty).map(({ turn }) => turn)).toContain(3)
  expect(classesOf('')).toEqual([])
})

test('agrees with R: t.test(c(0.2, 0.4, 0.3, 0.5))$conf.int', () => {
  const { mean, low, high } = meanShare([0.2, 0.4, 0.3, 0.5])
  expect(mean).toBeCloseTo(0.35, 10)
  expect(low).toBeCloseTo(0.1445739, 6)
  expect(high).toBeCloseTo(0.5554261, 6)
})

test('two conversations are not enough for a mean, and one says so too', () => {
  expect(meanShare([0.2, 0.4])).toEqual({ n: 2, mean: null, low: null, high: null })
  expect(meanShare([]).mean).toBeNull()
})

test('months go back over the turn of the year', () => {
  expect(lastMonths(new Date('2027-01-31T23:00:00Z'), 3)).toEqual(['2026-11', '2026-12', '2027-01'])
})

test('the strip under a conversation and the honesty meters count the same questions', () => {
  const turns = [
    'How much time do you waste on the rota? And then. What did you do?',
    'Is the dashboard useful? I wonder. Could you tell me about your morning?',
    'Thank you. You like it, right?',
    'Warum?',
  ].map((body) => ({ speaker: 'a', role: 'team' as const, member: 'm', startsMs: null, endsMs: null, body }))
  const asked = measureListening(turns).questions
  const marks = questionMarks(turns)
  expect(marks.map(({ turn }) => turn)).toEqual(asked.map(({ turn }) => turn))
  expect(marks.map(({ kind }) => kind)).toEqual(
    asked.map(({ classes }) => (classes.includes('leading') ? 'leading' : classes[0])),
  )
  expect(marks.map(({ kind }) => kind)).toEqual(['leading', 'open', 'leading', 'open', 'leading'])
})
