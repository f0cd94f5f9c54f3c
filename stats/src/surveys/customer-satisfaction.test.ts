import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { customerEffort } from './customer-effort.ts'
import { customerSatisfaction } from './customer-satisfaction.ts'
import { scaleMean } from './scale-mean.ts'

describe('satisfaction and effort', () => {
  test('4 and 5 of 5 are satisfied, 5 to 7 of 7 found it easy', () => {
    expect(customerSatisfaction([5, 4, 4, 2])).toMatchObject({
      share: { rate: 0.75, n: 4 },
      counts: [0, 1, 0, 2, 1],
    })
    expect(customerEffort([7, 5, 4]).share.rate).toBeCloseTo(2 / 3, 12)
    expect(customerSatisfaction([9, 10, 3], { points: 10, from: 9 }).share.rate).toBeCloseTo(2 / 3, 12)
  })

  test('answers off the scale and no answers are refused', () => {
    expect(() => customerSatisfaction([6])).toThrow(/1 to 5/)
    expect(() => customerSatisfaction([])).toThrow(RangeError)
    expect(() => scaleMean([], { lowest: 1, highest: 5 })).toThrow(/at least one answer/)
  })

  test('ten equal answers are not certainty', () => {
    const { mean, low, high } = scaleMean(Array<number>(10).fill(5), { lowest: 1, highest: 5 })
    expect([mean, high]).toEqual([5, 5])
    expect(low).toBeLessThan(4.5)
    expect(low).toBeGreaterThan(3.5)
  })

  test('the interval of the mean holds the truth 95 times of 100 or more, for 8 to 40 people', () => {
    const shares = [0.05, 0.05, 0.1, 0.3, 0.5]
    const truth = shares.reduce((sum, share, index) => sum + share * (index + 1), 0)
    for (const n of [8, 40]) {
      const random = seededRandom(n)
      let held = 0
      for (let round = 0; round < 2000; round++) {
        const answers = Array.from({ length: n }, () => random.category(shares) + 1)
        const { low, high } = scaleMean(answers, { lowest: 1, highest: 5 })
        if (low <= truth && truth <= high) held++
      }
      expect(held / 2000).toBeGreaterThan(0.94)
    }
  })
})
