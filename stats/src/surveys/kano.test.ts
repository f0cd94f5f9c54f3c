import { describe, expect, test } from 'vitest'
import { kanoCategory, type KanoAnswer } from './kano-category.ts'
import { kanoCoefficients, type KanoCounts } from './kano-coefficients.ts'
import { kanoSummary, summariseKano } from './kano-summary.ts'

const answers: KanoAnswer[] = ['like', 'must-be', 'neutral', 'live-with', 'dislike']
const counted = (a: number, o: number, m: number, i: number, r = 0, q = 0): KanoCounts => ({
  attractive: a,
  'one-dimensional': o,
  'must-be': m,
  indifferent: i,
  reverse: r,
  questionable: q,
})

describe('the Kano table', () => {
  test('gives the 25 categories of Berger et al. 1993', () => {
    const letters = answers.map((functional) =>
      answers.map((dysfunctional) => kanoCategory(functional, dysfunctional)[0]!.toUpperCase()).join(''),
    )
    expect(letters).toEqual(['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'])
  })

  test('in the variant of Pouliot two equal middle answers are questionable', () => {
    expect(kanoCategory('must-be', 'must-be', 'pouliot')).toBe('questionable')
    expect(kanoCategory('live-with', 'live-with', 'pouliot')).toBe('questionable')
    expect(kanoCategory('neutral', 'neutral', 'pouliot')).toBe('indifferent')
  })

  test('an unknown answer is refused', () => {
    expect(() => kanoCategory('love' as KanoAnswer, 'like')).toThrow(/one of like/)
  })
})

describe('better and worse', () => {
  // The ski of Sauerwein et al. 1996, in per cent of the answers.
  test.each([
    ['edge grip', counted(7, 32.3, 49.3, 9.5), 0.4006, -0.8318],
    ['ease of turn', counted(10.4, 45.1, 30.5, 11.5), 0.5692, -0.7754],
    ['service', counted(63.8, 21.6, 2.9, 8.5), 0.8822, -0.2531],
    ['a feature in the middle', counted(30, 20, 10, 40), 0.5, -0.3],
  ])('of %s agree with Sauerwein', (_, counts, better, worse) => {
    const coefficients = kanoCoefficients(counts)
    expect(Math.abs(coefficients.better.value - better)).toBeLessThan(5e-5)
    expect(Math.abs(coefficients.worse.value - worse)).toBeLessThan(5e-5)
    expect(coefficients.worse.low).toBeLessThan(coefficients.worse.value)
  })

  test('do not exist when every answer is reverse or questionable', () => {
    expect(() => kanoCoefficients(counted(0, 0, 0, 0, 5, 5))).toThrow(/reverse or questionable/)
    expect(summariseKano(counted(0, 0, 0, 0, 5, 5)).coefficients).toBe('nobody placed it')
  })
})

describe('the category of a feature', () => {
  test('is the most frequent one, and a tie goes to the more serious one', () => {
    expect(summariseKano(counted(30, 20, 10, 40)).category).toBe('indifferent')
    expect(summariseKano(counted(10, 10, 10, 10)).category).toBe('must-be')
    expect(summariseKano(counted(10, 10, 0, 10)).category).toBe('one-dimensional')
    expect(summariseKano(counted(10, 0, 0, 10)).category).toBe('attractive')
  })

  test('is clear only when the first is ahead of the second by more than chance', () => {
    expect(summariseKano(counted(30, 20, 10, 40))).toMatchObject({ clear: false, strength: 0.1 })
    expect(summariseKano(counted(10, 10, 10, 70)).clear).toBe(true)
  })

  test('counts people once and tells how many contradicted themselves', () => {
    const summary = kanoSummary([
      { functional: 'like', dysfunctional: 'dislike' },
      { functional: 'like', dysfunctional: 'like' },
    ])
    expect(summary).toMatchObject({ n: 2, questionableShare: 0.5, category: 'one-dimensional' })
    expect(() => kanoSummary([])).toThrow(/at least one person/)
  })
})
