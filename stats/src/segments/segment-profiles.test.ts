import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { assignSegments } from './assign-segments.ts'
import { bestQuestions } from './best-questions.ts'
import { classifyPerson, segmentClassifier } from './classify-person.ts'
import { fitMixture } from './fit-mixture.ts'
import { readAnswers, type Answer, type SegmentItem } from './read-answers.ts'
import { segmentProfiles, type Estimate } from './segment-profiles.ts'

const CHANCE = [0.9, 0.25]
const MEAN = [20, 45]
const LEAN = [0.3, 0.7]

/** Two groups, 60 % and 40 %: five good questions, one useless one, one amount, one scale (a binomial one leans exactly). */
function survey(people: number, seed: number): { items: SegmentItem[]; truth: number[] } {
  const random = seededRandom(seed)
  const truth = Array.from({ length: people }, () => (random.uniform() < 0.6 ? 0 : 1))
  const yes = (name: string, chances: number[]): SegmentItem => ({
    name,
    kind: 'nominal',
    answers: truth.map((group) => (random.uniform() < chances[group]! ? 'yes' : 'no')),
  })
  return {
    truth,
    items: [
      ...[1, 2, 3, 4, 5].map((item) => yes(`good ${item}`, CHANCE)),
      yes('useless', [0.5, 0.5]),
      { name: 'spend', kind: 'numeric', answers: truth.map((group) => random.normal(MEAN[group], 10)) },
      { name: 'ease', kind: 'ordinal', answers: truth.map((group) => random.binomial(4, LEAN[group]!)) },
    ],
  }
}

describe('item profiles', () => {
  test('cover the truth about 95 times of 100, where people are hard to place and where they are not', () => {
    const held = { share: 0, chance: 0, mean: 0, scale: 0 }
    const highest = LEAN[1]! ** 4
    const rounds = 300
    const seen: Record<'share' | 'chance' | 'scale' | 'mean', Estimate[]> = {
      share: [],
      chance: [],
      scale: [],
      mean: [],
    }
    for (let seed = 0; seed < rounds; seed++) {
      const table = readAnswers(survey(200, seed).items)
      const profiles = segmentProfiles(table, fitMixture(table, 2, { seed: 1, starts: 3 }))
      // Chance now and then makes the planted second group the larger one.
      const first = profiles.find((profile) => {
        const amount = profile.items[6]!
        return amount.kind === 'numeric' && amount.mean.value < 32
      })
      const good = first!.items[0]!
      const spend = first!.items[6]!
      const ease = profiles.find((profile) => profile !== first)!.items[7]!
      if (good.kind === 'numeric' || ease.kind === 'numeric' || spend.kind !== 'numeric')
        throw new Error('The items changed places.')
      const yes = good.answers[1]!
      seen.share.push(first!.share)
      seen.chance.push(yes)
      seen.scale.push(ease.answers[4]!)
      seen.mean.push(spend.mean)
      if (first!.share.low <= 0.6 && 0.6 <= first!.share.high) held.share++
      if (yes.low <= CHANCE[0]! && CHANCE[0]! <= yes.high) held.chance++
      if (ease.answers[4]!.low <= highest && highest <= ease.answers[4]!.high) held.scale++
      if (spend.mean.low <= MEAN[0]! && MEAN[0]! <= spend.mean.high) held.mean++
    }
    for (const count of Object.values(held)) expect(count / rounds).toBeGreaterThan(0.91)
    // And they are as wide as the estimates scatter, not wider.
    for (const estimates of Object.values(seen)) {
      const width = estimates.reduce((sum, { low, high }) => sum + (high - low) / rounds, 0)
      const ratio = width / (2 * 1.96 * scatter(estimates.map(({ value }) => value)))
      expect(Math.abs(ratio - 1)).toBeLessThan(0.16)
    }
  })

  test('of one segment are the plain shares with Wilson intervals', () => {
    const table = readAnswers([
      {
        name: 'x',
        kind: 'nominal',
        answers: [...Array<string>(40).fill('a'), ...Array<string>(60).fill('b')],
      },
    ])
    const [profile] = segmentProfiles(table, fitMixture(table, 1, { seed: 1 }))
    expect(profile!.share).toEqual({ value: 1, low: 1, high: 1 })
    const item = profile!.items[0]!
    if (item.kind === 'numeric') throw new Error('The item is a choice.')
    expect(item.answers[0]!.value).toBeCloseTo(0.4, 10)
    expect(item.answers[0]!.low).toBeCloseTo(0.3094012864, 8)
    expect(item.answers[0]!.high).toBeCloseTo(0.4979974132, 8)
  })
})

function scatter(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0))
}

describe('the few best questions', () => {
  const { items, truth } = survey(600, 1)
  const table = readAnswers(items)
  const fit = fitMixture(table, 2, { seed: 1 })

  test('name the telling ones first, the useless one last, and tell ever more', () => {
    const questions = bestQuestions(table, fit, { count: 8 })
    expect(questions[0]!.name).toBe('spend')
    expect(questions.at(-1)!.name).toBe('useless')
    expect(questions.at(-1)!.agreement).toBe(1)
    expect(questions.at(-1)!.informed).toBeCloseTo(1, 10)
    questions
      .slice(1)
      .forEach((question, index) =>
        expect(question.informed).toBeGreaterThanOrEqual(questions[index]!.informed - 1e-3),
      )
  })

  test('place new people nearly as well as all questions', () => {
    const names = bestQuestions(table, fit, { count: 3 }).map((question) => question.name)
    const classifier = JSON.parse(JSON.stringify(segmentClassifier(table, fit, names)))
    const others = survey(500, 77)
    const right = others.truth.filter((group, person) => {
      const answers: Record<string, Answer> = {}
      for (const item of others.items) answers[item.name] = item.answers[person]
      const [first] = classifyPerson(classifier, answers)
      return (first! > 0.5 ? 0 : 1) === group
    })
    expect(right.length / 500).toBeGreaterThan(0.88)
  })

  test('with all answers give the same chances as the fit, nearly, and without any the shares', () => {
    const classifier = segmentClassifier(table, fit)
    const { chances } = assignSegments(table, fit)
    for (let person = 0; person < 50; person++) {
      const answers: Record<string, Answer> = {}
      for (const item of items) answers[item.name] = item.answers[person]
      expect(Math.abs(classifyPerson(classifier, answers)[0]! - chances[person * 2]!)).toBeLessThan(0.03)
    }
    classifyPerson(classifier, {}).forEach((chance, segment) =>
      expect(chance).toBeCloseTo(fit.shares[segment]!, 10),
    )
    expect(truth.length).toBe(600)
  })

  test('refuse unknown items and answers with a sentence', () => {
    expect(() => segmentClassifier(table, fit, ['height'])).toThrow(/no item "height"/)
    expect(() => classifyPerson(segmentClassifier(table, fit), { useless: 'perhaps' })).toThrow(
      /known are no, yes/,
    )
    expect(() => classifyPerson(segmentClassifier(table, fit), { spend: 'much' })).toThrow(/needs a number/)
    expect(() => bestQuestions(table, fitMixture(table, 1, { seed: 1 }))).toThrow(/nothing to tell apart/)
  })
})
