import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { adjustedRand } from './adjusted-rand.ts'
import { assignSegments } from './assign-segments.ts'
import { climbMixture } from './climb-mixture.ts'
import { fitMixture } from './fit-mixture.ts'
import { buildKernel } from './mixture-kernel.ts'
import { reorderSegments } from './mixture-layout.ts'
import { passOver } from './mixture-pass.ts'
import { readAnswers, type Answer, type SegmentItem } from './read-answers.ts'
import { sumOf } from './segment-table.ts'
import { startMixture } from './start-mixture.ts'

/** Two planted groups who answer a choice, a yes/no, a scale and an amount; one answer in ten is missing. */
function people(count: number, seed: number): SegmentItem[] {
  const random = seededRandom(seed)
  const groups = Array.from({ length: count }, () => random.integer(2))
  const column = (draw: (group: number) => Answer) =>
    groups.map((group) => (random.uniform() < 0.1 ? null : draw(group)))
  return [
    {
      name: 'plan',
      kind: 'nominal',
      answers: column((group) => ['a', 'b', 'c'][random.category([4, 2 + 4 * group, 1])]!),
    },
    { name: 'team', kind: 'nominal', answers: column((group) => random.uniform() < 0.2 + 0.6 * group) },
    {
      name: 'ease',
      kind: 'ordinal',
      answers: column((group) => 1 + random.category([1 + 4 * group, 2, 2, 1, 4 - 3 * group])),
    },
    {
      name: 'spend',
      kind: 'numeric',
      answers: column((group) => Math.round(20 + 15 * group + 5 * random.normal())),
    },
  ]
}
const pick = (items: SegmentItem[], order: ArrayLike<number>): SegmentItem[] =>
  items.map((item) => ({ ...item, answers: Array.from(order, (person) => item.answers[person]) }))

describe('what a fit must not depend on', () => {
  test('the order of people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
        const items = people(120, seed)
        const order = seededRandom(seed).shuffle(Array.from({ length: 120 }, (_, person) => person))
        // The same place to climb from, since random starts pick people by their place.
        const [one, two] = [readAnswers(items), readAnswers(pick(items, order))]
        const start = startMixture(one, 2, seededRandom(1), 0)
        const options = { tolerance: 1e-9, maximumPasses: 2000, prior: 'weak' as const }
        const first = climbMixture(buildKernel(one, 2), start.slice(), one.weights, options)
        const second = climbMixture(buildKernel(two, 2), start.slice(), two.weights, options)
        expect(Math.abs(first.logLikelihood - second.logLikelihood)).toBeLessThan(1e-6)
      }),
      { numRuns: 20 },
    )
  })

  test('the names of the segments', () => {
    const table = readAnswers(people(200, 4))
    const fit = fitMixture(table, 3, { seed: 1 })
    const kernel = buildKernel(table, 3)
    const swapped = reorderSegments(table.items, fit.theta, [2, 0, 1])
    expect(passOver(kernel, swapped, table.weights)).toBeCloseTo(
      passOver(kernel, fit.theta, table.weights),
      8,
    )
    expect(reorderSegments(table.items, swapped, [1, 2, 0])).toEqual(fit.theta)
    expect(fit.shares).toEqual(fit.shares.toSorted((one, two) => two - one))
  })

  test('whether equal people were merged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 4 }), (seed, segments) => {
        const items = people(150, seed)
        const merged = readAnswers(items)
        const whole = readAnswers(items, { compress: false })
        const theta = startMixture(merged, segments, seededRandom(seed), seed)
        const one = passOver(buildKernel(merged, segments), theta, merged.weights)
        const two = passOver(buildKernel(whole, segments), theta, whole.weights)
        expect(Math.abs(one - two)).toBeLessThan(1e-8)
        expect(whole.weights.length).toBe(150)
      }),
      { numRuns: 40 },
    )
  })

  test('whether a person is repeated or weighted', () => {
    const items = people(100, 9)
    const weights = Array.from({ length: 100 }, (_, person) => 1 + (person % 3))
    const repeated = weights.flatMap((weight, person) => Array<number>(weight).fill(person))
    const [one, two] = [readAnswers(items, { weights }), readAnswers(pick(items, repeated))]
    const start = startMixture(one, 2, seededRandom(1), 0)
    const options = { tolerance: 1e-10, maximumPasses: 5000, prior: 'weak' as const }
    const first = climbMixture(buildKernel(one, 2), start.slice(), one.weights, options)
    const second = climbMixture(buildKernel(two, 2), start.slice(), two.weights, options)
    expect(first.height).toBeCloseTo(second.height, 6)
    expect(one.items[3]).toMatchObject({ mean: expect.closeTo((two.items[3] as { mean: number }).mean, 10) })
    expect(sumOf(one.weights)).toBe(repeated.length)
  })

  test('the unit of an amount, but for the unit of its density', () => {
    const items = people(150, 2)
    const cents = items.map((item) =>
      item.kind === 'numeric'
        ? {
            ...item,
            answers: Array.from(item.answers, (answer) => (answer === null ? null : 100 * Number(answer))),
          }
        : item,
    )
    const given = Array.from(items[3]!.answers).filter((answer) => answer !== null).length
    const [one, two] = [items, cents].map((each) =>
      fitMixture(readAnswers(each), 2, { seed: 3, tolerance: 1e-8 }),
    )
    expect(two!.logLikelihood + given * Math.log(100)).toBeCloseTo(one!.logLikelihood, 4)
  })

  test('the seed repeats a fit exactly', () => {
    const table = readAnswers(people(150, 5))
    expect(fitMixture(table, 3, { seed: 8 })).toEqual(fitMixture(table, 3, { seed: 8 }))
  })
})

describe('climbing', () => {
  test('never ends lower than plain EM, which it repeats step for step in its fixed point', () => {
    const table = readAnswers(people(300, 6))
    const kernel = buildKernel(table, 3)
    const start = startMixture(table, 3, seededRandom(1), 0)
    const options = { tolerance: 1e-10, maximumPasses: 5000, prior: 'weak' as const }
    const top = climbMixture(kernel, start, table.weights, options)
    const again = climbMixture(kernel, top.theta, table.weights, { ...options, maximumPasses: 20 })
    expect(top.converged).toBe(true)
    expect(again.height - top.height).toBeLessThan(1e-6)
    expect(again.height - top.height).toBeGreaterThan(-1e-9)
  })

  test('can be stopped, and says how far it is', () => {
    const table = readAnswers(people(100, 6))
    const told: number[] = []
    fitMixture(table, 2, { seed: 1, starts: 4, onProgress: (share) => told.push(share) })
    expect(told.at(-1)).toBe(1)
    expect(() => fitMixture(table, 2, { seed: 1, signal: AbortSignal.abort() })).toThrow()
  })
})

describe('bad input is refused with a sentence', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['no items', () => readAnswers([]), /at least one item/],
    [
      'an item nobody answered',
      () => readAnswers([{ name: 'x', kind: 'nominal', answers: [null] }]),
      /Nobody answered "x"/,
    ],
    [
      'one amount for all',
      () => readAnswers([{ name: 'x', kind: 'numeric', answers: [3, 3] }]),
      /same number/,
    ],
    ['text as amount', () => readAnswers([{ name: 'x', kind: 'numeric', answers: ['3'] }]), /numeric/],
    [
      'a scale without order',
      () => readAnswers([{ name: 'x', kind: 'ordinal', answers: ['low', 'high'] }]),
      /levels in order/,
    ],
    [
      'uneven items',
      () =>
        readAnswers([
          { name: 'x', kind: 'nominal', answers: [1] },
          { name: 'y', kind: 'nominal', answers: [1, 2] },
        ]),
      /"y" has 2/,
    ],
    [
      'more segments than people',
      () => fitMixture(readAnswers(people(5, 1)), 6, { seed: 1 }),
      /whole number from 1 to 5/,
    ],
    ['negative weights', () => readAnswers(people(2, 1), { weights: [1, -1] }), /weight of zero or more/],
  ])('%s', (_, call, sentence) => expect(call).toThrow(sentence))
})

describe('agreement of two groupings', () => {
  // Hubert and Arabie 1985 index, by sklearn.metrics.adjusted_rand_score.
  test('agrees with scikit-learn', () => {
    expect(adjustedRand([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.5714285714285714, 12)
    expect(adjustedRand([0, 0, 1, 1], ['b', 'b', 'a', 'a'])).toBe(1)
    expect(adjustedRand([0, 1, 0, 1], [0, 0, 1, 1])).toBeCloseTo(-0.5, 12)
    expect(adjustedRand([1, 1], [2, 2])).toBe(1)
    expect(() => adjustedRand([1], [1])).toThrow(/two or more/)
  })

  test('finds the planted groups again', () => {
    const random = seededRandom(4)
    const groups = Array.from({ length: 200 }, () => random.integer(2))
    const answers = (item: number) =>
      groups.map((group) => random.uniform() < (group === item % 2 ? 0.9 : 0.1))
    const table = readAnswers(
      Array.from({ length: 8 }, (_, item) => ({ name: `${item}`, kind: 'nominal', answers: answers(item) })),
    )
    const { segmentOf, meanCertainty } = assignSegments(table, fitMixture(table, 2, { seed: 1 }))
    expect(adjustedRand(segmentOf, groups)).toBeGreaterThan(0.95)
    expect(meanCertainty).toBeGreaterThan(0.95)
  })
})
