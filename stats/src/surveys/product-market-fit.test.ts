import { describe, expect, test } from 'vitest'
import { productMarketFit } from './product-market-fit.ts'

const of = (very: number, n: number) => productMarketFit({ very, somewhat: n - very, not: 0 })
const close = (actual: number, expected: number, tolerance: number) =>
  expect(Math.abs(actual - expected)).toBeLessThan(tolerance)

describe('would people miss the product', () => {
  // Wilson intervals from R prop.test(correct = FALSE), printed in per cent to one digit where short.
  test.each([
    [16, 40, 0.263, 0.554],
    [12, 30, 0.246, 0.577],
    [40, 100, 0.309, 0.498],
    [57, 140, 0.3293, 0.4899],
  ])('%i of %i has the Wilson interval', (very, n, low, high) => {
    close(of(very, n).low, low, 6e-4)
    close(of(very, n).high, high, 6e-4)
  })

  test('40 of 100 cannot be told from 40 %, 47 of 94 can, and 29 answers are not enough', () => {
    expect(of(40, 100).verdict).toBe('cannot tell')
    expect(of(47, 94).verdict).toBe('above')
    expect(of(46, 92).verdict).toBe('cannot tell')
    expect(of(5, 100).verdict).toBe('below')
    expect(of(29, 29).verdict).toBe('not enough answers')
  })

  // scipy.stats.beta.sf(0.4, 1 + very, 1 + n - very)
  test('says how likely the true share is at the benchmark or above', () => {
    close(of(40, 100).chanceAbove, 0.5108068278836263, 1e-10)
    close(of(57, 140).chanceAbove, 0.5771171018608101, 1e-10)
  })

  test('nobody asked, a negative count and a benchmark of 40 are refused', () => {
    expect(() => of(0, 0)).toThrow(RangeError)
    expect(() => productMarketFit({ very: -1, somewhat: 2, not: 2 })).toThrow(/negative/)
    expect(() => productMarketFit({ very: 1, somewhat: 2, not: 2 }, { benchmark: 40 })).toThrow(
      /between 0 and 1/,
    )
  })
})
