import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { categoryDifference } from './category-difference.ts'
import { shareDifference } from './share-difference.ts'
import { standardisedDifference, type Denominator } from './standardised-difference.ts'

const lalonde = new URL('../../../../shared/data/stats/balance/lalonde.csv', import.meta.url)
const people = existsSync(lalonde)
  ? readFileSync(lalonde, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
  : [[]]
const columnOf = (name: string, treated: boolean) =>
  people
    .slice(1)
    .filter((row) => (row[0] === '1') === treated)
    .map((row) => row[people[0]!.indexOf(`"${name}"`)]!)
const numbers = (name: string, denominator: Denominator) =>
  standardisedDifference(columnOf(name, true).map(Number), columnOf(name, false).map(Number), { denominator })
const share = (name: string, denominator: Denominator, value = '1') => {
  const [treated, others] = [true, false].map((group) => {
    const column = columnOf(name, group)
    return { hits: column.filter((found) => found === value).length, n: column.length }
  })
  return shareDifference(treated!, others!, { denominator })
}

describe.skipIf(!existsSync(lalonde))('balance of the LaLonde sample', () => {
  // MatchIt: summary(matchit(...)), and its vignette.
  test.each([
    ['age', -0.309445],
    ['educ', 0.054965],
    ['re74', -0.721084],
    ['re75', -0.290263],
  ])('%s in the spread of the treated is %f', (name, wanted) => {
    expect(Math.abs(numbers(name, 'first group').difference - wanted)).toBeLessThan(1e-6)
  })

  test.each([
    ['race', '"black"', 1.761542],
    ['married', '1', -0.826309],
    ['nodegree', '1', 0.24497],
  ])('%s = %s in the spread of the treated is %f', (name, value, wanted) => {
    expect(Math.abs(share(name, 'first group', value).difference - wanted)).toBeLessThan(1e-6)
  })

  // Austin's denominator, the root of the mean variance.
  test('in the root of the mean variance, age is -.241904, earnings -.595752 and married -.720755', () => {
    expect(Math.abs(numbers('age', 'mean of variances').difference + 0.241904)).toBeLessThan(1e-6)
    expect(Math.abs(numbers('re74', 'mean of variances').difference + 0.595752)).toBeLessThan(1e-6)
    expect(Math.abs(share('married', 'mean of variances').difference + 0.720755)).toBeLessThan(1e-6)
  })

  test('the propensity score (logistic regression on everything) differs by 1.7941', () => {
    const treated = people.slice(1).map((row) => Number(row[0]))
    const rows = people
      .slice(1)
      .map(([, age, educ, race, married, nodegree, re74, re75]) => [
        1,
        Number(age) / 10,
        Number(educ),
        Number(race === '"hispan"'),
        Number(race === '"white"'),
        Number(married),
        Number(nodegree),
        Number(re74) / 1e4,
        Number(re75) / 1e4,
      ])
    const scores = propensities(rows, treated)
    const of = (group: number) => scores.filter((_, at) => treated[at] === group)
    const { difference } = standardisedDifference(of(1), of(0), { denominator: 'first group' })
    expect(Math.abs(difference - 1.7941)).toBeLessThan(5e-5)
  })

  test('race over three categories is 1.701078 (Yang and Dalton)', () => {
    const counts = [true, false].map((group) =>
      ['"black"', '"hispan"', '"white"'].map(
        (race) => columnOf('race', group).filter((found) => found === race).length,
      ),
    )
    expect(Math.abs(categoryDifference(counts[0]!, counts[1]!) - 1.701078)).toBeLessThan(1e-6)
  })
})

describe('standardised differences', () => {
  test('over two categories the distance is the plain difference of shares', () => {
    const plain = shareDifference({ hits: 12, n: 40 }, { hits: 300, n: 600 }).difference
    expect(categoryDifference([12, 28], [300, 300])).toBeCloseTo(Math.abs(plain), 12)
  })

  test('swapping groups turns the sign; units and the order of categories do not matter', () => {
    const numbersOf = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 20 })
    fc.assert(
      fc.property(numbersOf, numbersOf, (first, second) => {
        fc.pre(new Set(first).size > 1)
        const { difference } = standardisedDifference(first, second)
        expect(standardisedDifference(second, first).difference).toBeCloseTo(-difference, 10)
        const metres = (values: number[]) => values.map((value) => 0.3 * value + 5)
        expect(standardisedDifference(metres(first), metres(second)).difference).toBeCloseTo(difference, 8)
      }),
    )
    expect(categoryDifference([5, 0, 9], [4, 0, 10])).toBeCloseTo(categoryDifference([5, 9], [4, 10]), 12)
    expect(categoryDifference([5, 9, 2], [4, 4, 8])).toBeCloseTo(categoryDifference([9, 2, 5], [4, 8, 4]), 12)
  })

  test.each(['first group', 'mean of variances', 'pooled'] as const)(
    'the 95 %% interval holds the true difference in about 95 of 100 samples (%s)',
    (denominator) => {
      const random = seededRandom(2009)
      let held = 0
      for (let round = 0; round < 1500; round++) {
        const first = Array.from({ length: 40 }, () => random.normal(0.5, 1))
        const second = Array.from({ length: 60 }, () => random.normal(0, 1))
        const { low, high } = standardisedDifference(first, second, { denominator })
        if (low <= 0.5 && 0.5 <= high) held++
      }
      expect(Math.abs(held / 1500 - 0.95)).toBeLessThan(0.02)
    },
  )

  test("in the first group's spread the interval also holds where the second group spreads three times as wide", () => {
    const random = seededRandom(1985)
    let held = 0
    for (let round = 0; round < 1500; round++) {
      const first = Array.from({ length: 60 }, () => random.normal(0.5, 1))
      const second = Array.from({ length: 40 }, () => random.normal(0, 3))
      const { low, high } = standardisedDifference(first, second, { denominator: 'first group' })
      if (low <= 0.5 && 0.5 <= high) held++
    }
    expect(Math.abs(held / 1500 - 0.95)).toBeLessThan(0.02)
  })

  test("the interval of Glass's delta follows its formula (numpy)", () => {
    const glass = standardisedDifference([31, 35, 42, 28], [30, 44, 51, 47], { denominator: 'first group' })
    expect(glass.difference).toBeCloseTo(-1.4863010829205867, 12)
    expect(glass.low).toBeCloseTo(-3.6211001496853843, 12)
  })

  test('a small sample cannot tell whether it is in balance; a large one can', () => {
    expect(shareDifference({ hits: 5, n: 10 }, { hits: 52, n: 100 }).verdict).toBe('cannot tell')
    expect(shareDifference({ hits: 5000, n: 10000 }, { hits: 5010, n: 10000 }).verdict).toBe('in balance')
    expect(shareDifference({ hits: 5000, n: 10000 }, { hits: 7000, n: 10000 })).toMatchObject({
      verdict: 'out of balance',
      flagged: true,
    })
  })

  test('groups without spread or people are refused with a sentence', () => {
    expect(() => standardisedDifference([1, 1], [1, 1])).toThrow('has no spread')
    expect(() => standardisedDifference([1], [1, 2])).toThrow('first group needs at least two')
    expect(() => standardisedDifference([1, Number.NaN], [1, 2])).toThrow('Leave missing values out')
    expect(() => shareDifference({ hits: 5, n: 3 }, { hits: 1, n: 3 })).toThrow(RangeError)
    expect(() => shareDifference({ hits: 1, n: 1 }, { hits: 1, n: 3 })).toThrow('two people or more')
    expect(() => categoryDifference([3, 0], [0, 3])).toThrow('share no category')
  })
})

/** Newton steps of a logistic regression, with Gauss–Jordan elimination. */
function propensities(rows: number[][], outcome: number[]): number[] {
  const size = rows[0]!.length
  let weights = Array.from({ length: size }, () => 0)
  const predict = () =>
    rows.map((row) => 1 / (1 + Math.exp(-row.reduce((sum, x, at) => sum + x * weights[at]!, 0))))
  for (let step = 0; step < 12; step++) {
    const scores = predict()
    const system = Array.from({ length: size }, (_, one) => [
      ...Array.from({ length: size }, (__, two) =>
        rows.reduce((sum, row, at) => sum + row[one]! * row[two]! * scores[at]! * (1 - scores[at]!), 0),
      ),
      rows.reduce((sum, row, at) => sum + row[one]! * (outcome[at]! - scores[at]!), 0),
    ])
    for (let pivot = 0; pivot < size; pivot++) {
      for (let row = 0; row < size; row++) {
        if (row === pivot) continue
        const factor = system[row]![pivot]! / system[pivot]![pivot]!
        for (let at = pivot; at <= size; at++) system[row]![at]! -= factor * system[pivot]![at]!
      }
    }
    weights = weights.map((weight, at) => weight + system[at]![size]! / system[at]![at]!)
  }
  return predict()
}
