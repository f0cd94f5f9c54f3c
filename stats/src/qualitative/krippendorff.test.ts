import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import type { Rating } from './coded-units.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { krippendorffInterval } from './krippendorff-interval.ts'

const measurements = ['nominal', 'ordinal', 'interval', 'ratio'] as const
const row = (text: string): Rating[] =>
  text.split(' ').map((value) => (value === '*' ? undefined : Number(value)))

// Krippendorff 2011, example C: four observers, twelve units.
const exampleC = [
  row('1 2 3 3 2 1 4 1 2 * * *'),
  row('1 2 3 3 2 2 4 1 2 5 * *'),
  row('* 3 3 3 2 3 4 2 2 5 1 3'),
  row('1 2 3 3 2 4 4 1 2 5 1 *'),
]
// Wikipedia, "Krippendorff's alpha": three coders, fifteen units.
const threeCoders = [
  row('* * * * * 3 4 1 2 1 1 3 3 * 3'),
  row('1 * 2 1 3 3 4 3 * * * * * * *'),
  row('* * 2 1 3 4 4 * 2 1 1 3 3 * 4'),
]
const alphas = (ratings: Rating[][]) =>
  measurements.map((measurement) => krippendorffAlpha(ratings, measurement).alpha)
const expectClose = (found: number[], wanted: number[], tolerance = 1e-9) =>
  found.forEach((value, index) => expect(Math.abs(value - wanted[index]!)).toBeLessThan(tolerance))

describe("Krippendorff's alpha", () => {
  test('example C gives the published .743 .815 .849 .797 (fast-krippendorff to nine digits)', () => {
    expectClose(alphas(exampleC), [0.7434210526, 0.8153875038, 0.8491071429, 0.7974027747])
    expect(krippendorffAlpha(exampleC)).toMatchObject({ values: 40, units: 11, unitsDropped: 1 })
  })

  test('the example of Wikipedia gives the published .691 and .811', () => {
    expectClose(alphas(threeCoders).slice(0, 3), [0.6913580247, 0.8067214199, 0.8108448928])
    expect(krippendorffAlpha(threeCoders).values).toBe(26)
  })

  test('two coders on ten yes-or-no units give the published .095', () => {
    const binary = [row('0 1 0 0 0 0 0 0 1 0'), row('1 1 1 0 0 1 0 0 0 0')]
    expectClose([krippendorffAlpha(binary).alpha], [0.0952380952])
  })

  const anxiety = new URL('../../../../shared/data/stats/agreement/anxiety_3raters.csv', import.meta.url)
  test.skipIf(!existsSync(anxiety))('anxiety of 20 people by 3 raters agrees with fast-krippendorff', () => {
    const people = readFileSync(anxiety, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number))
    const ratings = [0, 1, 2].map((rater) => people.map((person) => person[rater]))
    // irr::kripp.alpha says .16307 for interval; it is wrong for complete data with more than two raters.
    expectClose(alphas(ratings), [-0.0237252, 0.2283869, 0.1700986, 0.1418013], 5e-7)
  })

  test('the order of coders and of units and the names of labels do not matter', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed)
        const order = random.shuffle(exampleC[0]!.map((_, unit) => unit))
        const shuffled = random.shuffle(exampleC).map((coder) => order.map((unit) => coder[unit]))
        expectClose(alphas(shuffled), alphas(exampleC), 1e-12)
        const renamed = shuffled.map((coder) =>
          coder.map((value) => (value ? `code ${9 - Number(value)}` : null)),
        )
        expect(krippendorffAlpha(renamed).alpha).toBeCloseTo(krippendorffAlpha(exampleC).alpha, 12)
      }),
      { numRuns: 25 },
    )
  })

  test('interval alpha ignores where the scale starts and its unit, ratio alpha its unit, ordinal any stretching', () => {
    const mapped = (change: (value: number) => number) =>
      exampleC.map((coder) => coder.map((value) => (value === undefined ? undefined : change(Number(value)))))
    const [, ordinal, interval, ratio] = alphas(exampleC) as [number, number, number, number]
    expect(
      krippendorffAlpha(
        mapped((value) => 1e6 + 7 * value),
        'interval',
      ).alpha,
    ).toBeCloseTo(interval, 9)
    expect(
      krippendorffAlpha(
        mapped((value) => 0.01 * value),
        'ratio',
      ).alpha,
    ).toBeCloseTo(ratio, 12)
    expect(
      krippendorffAlpha(
        mapped((value) => value ** 3),
        'ordinal',
      ).alpha,
    ).toBeCloseTo(ordinal, 12)
  })

  test('what has no alpha is refused with a sentence', () => {
    expect(() => krippendorffAlpha([row('1 1'), row('1 1')])).toThrow('no variation')
    expect(() => krippendorffAlpha([row('1 *'), row('* 1')])).toThrow('no unit was coded by two coders')
    expect(() =>
      krippendorffAlpha(
        [
          ['a', 'b'],
          ['a', 'a'],
        ],
        'ordinal',
      ),
    ).toThrow('needs numbers')
    expect(() =>
      krippendorffAlpha(
        [
          [-1, 2],
          [1, 2],
        ],
        'ratio',
      ),
    ).toThrow('Use interval')
    expect(() =>
      krippendorffAlpha([
        [Number.NaN, 2],
        [1, 2],
      ]),
    ).toThrow('missing rating undefined')
  })
})

describe('its bootstrap interval', () => {
  test('the same seed gives the same interval, and it holds alpha', () => {
    for (const measurement of measurements) {
      for (const method of ['units', 'pairs'] as const) {
        const result = krippendorffInterval(exampleC, { seed: 7, measurement, method, draws: 500 })
        expect(result).toEqual(krippendorffInterval(exampleC, { seed: 7, measurement, method, draws: 500 }))
        expect(result.low).toBeLessThan(result.alpha)
        expect(result.high).toBeGreaterThan(result.alpha)
      }
    }
  })

  test('few units and perfect agreement are said in words', () => {
    expect(krippendorffInterval(exampleC, { seed: 1 }).warnings[0]).toContain('Only 11 units')
    const agreed = krippendorffInterval([row('1 2 1 2 1 2'), row('1 2 1 2 1 2')], { seed: 1 })
    expect(agreed.warnings[0]).toContain('No disagreement was observed')
    expect(agreed.low).toBe(1)
  })

  test('drawing units holds the true alpha in about 95 of 100 codings; drawing pairs in fewer', () => {
    const random = seededRandom(2007)
    const rounds = 300
    const held = { units: 0, pairs: 0 }
    for (let round = 0; round < rounds; round++) {
      const units = Array.from({ length: 60 }, () => random.category([5, 3, 2]))
      const ratings = [0, 1, 2].map(() =>
        units.map((truth) =>
          random.uniform() < 0.1
            ? undefined
            : random.uniform() < Math.SQRT1_2
              ? truth
              : random.category([5, 3, 2]),
        ),
      )
      for (const method of ['units', 'pairs'] as const) {
        // Two coders follow the truth together with chance 1/2, so alpha is .5.
        const { low, high } = krippendorffInterval(ratings, { seed: round, method, draws: 300 })
        if (low <= 0.5 && 0.5 <= high) held[method]++
      }
    }
    expect(Math.abs(held.units / rounds - 0.95)).toBeLessThan(0.04)
    expect(held.pairs).toBeLessThan(held.units)
  })
})
