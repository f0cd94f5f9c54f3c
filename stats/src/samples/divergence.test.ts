import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concentration } from './concentration.ts'
import { entropy } from './entropy.ts'
import { gini } from './gini.ts'
import { jensenShannon } from './jensen-shannon.ts'
import { populationStability } from './population-stability.ts'
import { relativeEntropy } from './relative-entropy.ts'
import { totalVariation } from './total-variation.ts'

const mix = [0.36, 0.48, 0.16]
const even = [1, 1, 1]
const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 4, maxLength: 4 })
const some = (values: number[]) => values.some((value) => value > 0)

describe('how different two mixes are', () => {
  test('.36, .48, .16 against thirds gives the textbook values (scipy.stats.entropy)', () => {
    expect(Math.abs(relativeEntropy(mix, even) - 0.0852996)).toBeLessThan(5e-8)
    expect(Math.abs(relativeEntropy(mix, even, { unit: 'bits' }) - 0.1230613)).toBeLessThan(5e-8)
    expect(Math.abs(relativeEntropy(even, mix) - 0.097455)).toBeLessThan(5e-8)
    expect(Math.abs(jensenShannon(mix, even) - 0.0224599)).toBeLessThan(5e-8)
    expect(Math.abs(populationStability(mix, even) - 0.1827546)).toBeLessThan(5e-8)
    expect(Math.abs(totalVariation(mix, even) - 0.1733333)).toBeLessThan(5e-8)
  })

  test('an empty cell is refused where it makes the answer infinite, and smoothed on request', () => {
    expect(() => relativeEntropy([1, 1], [1, 0])).toThrow('use jensenShannon')
    expect(relativeEntropy([1, 0], [1, 1])).toBeCloseTo(Math.LN2, 12)
    expect(relativeEntropy([10, 10], [20, 0], { smoothing: 0.5 })).toBeGreaterThan(0.5)
    expect(jensenShannon([1, 0], [0, 1], { unit: 'bits' })).toBeCloseTo(1, 12)
  })

  test('each is 0 for the same mix, never below, and the symmetric ones are symmetric', () => {
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        fc.pre(some(first) && some(second))
        for (const measure of [jensenShannon, totalVariation]) {
          expect(measure(first, second)).toBeCloseTo(measure(second, first), 12)
          expect(
            measure(
              first,
              first.map((count) => 3 * count),
            ),
          ).toBeCloseTo(0, 12)
          expect(measure(first, second)).toBeGreaterThanOrEqual(0)
        }
        expect(jensenShannon(first, second)).toBeLessThanOrEqual(Math.LN2 + 1e-12)
        expect(relativeEntropy(first, second, { smoothing: 0.5 })).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('nothing counted, negative counts or other cells are refused with a sentence', () => {
    expect(() => totalVariation([0, 0], [1, 1])).toThrow('above zero')
    expect(() => totalVariation([-1, 2], [1, 1])).toThrow('number 1 is -1')
    expect(() => totalVariation([1], [1, 1])).toThrow('same cells')
  })
})

describe('how concentrated amounts are', () => {
  test('1 to 5 and one who has everything give the known values', () => {
    expect(gini([1, 2, 3, 4, 5])).toBeCloseTo(0.2666667, 7)
    expect(gini([1, 2, 3, 4, 5], { corrected: true })).toBeCloseTo(0.3333333, 7)
    expect(gini([0, 0, 0, 10])).toBeCloseTo(0.75, 12)
    expect(entropy([1, 2, 3, 4, 5])).toBeCloseTo(1.48975, 6)
    expect(entropy([1, 1, 0, 1, 1], 'bits')).toBeCloseTo(2, 12)
    expect(concentration([1, 2, 3, 4, 5]).index).toBeCloseTo(55 / 225, 12)
    expect(concentration([1, 2, 3, 4, 5]).normalised).toBeCloseTo((55 / 225 - 0.2) / 0.8, 12)
    expect(concentration([7, 7, 7, 7])).toMatchObject({ index: 0.25, normalised: 0, equals: 4 })
  })

  test('order and unit of amounts do not matter, and giving from rich to poor lowers the Gini coefficient', () => {
    fc.assert(
      fc.property(counts, (amounts) => {
        fc.pre(some(amounts))
        expect(gini(amounts.toReversed())).toBeCloseTo(gini(amounts), 12)
        expect(gini(amounts.map((amount) => amount / 8))).toBeCloseTo(gini(amounts), 12)
        const sorted = amounts.toSorted((a, b) => a - b)
        fc.pre(sorted[3]! - sorted[0]! >= 2)
        const fairer = [sorted[0]! + 1, sorted[1]!, sorted[2]!, sorted[3]! - 1]
        expect(gini(fairer)).toBeLessThanOrEqual(gini(sorted) + 1e-12)
        expect(concentration(fairer).index).toBeLessThan(concentration(sorted).index)
      }),
    )
  })
})
