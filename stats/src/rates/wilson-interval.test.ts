import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newcombeDifference } from './newcombe-difference.ts'
import { wilsonContinuityInterval } from './wilson-continuity-interval.ts'
import { wilsonInterval } from './wilson-interval.ts'

describe('the interval of a share', () => {
  // Newcombe 1998 table I prints four digits; the longer ones are R's prop.test(correct = FALSE) and statsmodels.
  test.each([
    [81, 263, 0.2552885199, 0.366209577],
    [15, 148, 0.0623863995, 0.1604872417],
    [0, 20, 0, 0.1611251581],
    [1, 29, 0.0061132143, 0.1717552188],
    [29, 29, 0.8830302015, 1],
    [10, 10, 0.7224672001, 1],
    [40, 100, 0.3094012864, 0.4979974132],
    [0, 1, 0, 0.7934506856],
  ])('%i of %i agrees with R: prop.test(correct = FALSE)', (hits, n, low, high) => {
    const interval = wilsonInterval(hits, n)
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-9)
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-9)
  })

  test('with continuity correction 81 of 263 agrees with R: prop.test(81, 263)', () => {
    const interval = wilsonContinuityInterval(81, 263)
    expect(Math.abs(interval.low - 0.2535086823)).toBeLessThan(1e-9)
    expect(Math.abs(interval.high - 0.368176201)).toBeLessThan(1e-9)
  })

  test('nobody asked, more hits than people, or a confidence of 95 is refused with a sentence', () => {
    expect(() => wilsonInterval(0, 0)).toThrow(/at least one person/)
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError)
    expect(() => wilsonInterval(Number.NaN, 2)).toThrow(RangeError)
    expect(() => wilsonInterval(1, 2, 95)).toThrow(/between 0 and 1/)
    expect(() => wilsonContinuityInterval(1.5, 4)).toThrow(/whole people/)
  })

  test('it holds the share, stays within 0 and 1, mirrors, and lies inside the corrected one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const hits = Math.round(n * part)
          const { low, rate, high } = wilsonInterval(hits, n)
          const mirror = wilsonInterval(n - hits, n)
          const corrected = wilsonContinuityInterval(hits, n)
          expect(0 <= low && low <= rate && rate <= high && high <= 1).toBe(true)
          expect(Math.abs(mirror.low - (1 - high))).toBeLessThan(1e-12)
          expect(corrected.low <= low + 1e-15 && corrected.high >= high - 1e-15).toBe(true)
        },
      ),
    )
  })
})

describe('the difference of two shares', () => {
  // Newcombe 1998 (Statistics in Medicine 17, 873–890) method 10.
  test.each([
    [56, 70, 48, 80, 0.0524314724, 0.333872654],
    [9, 10, 3, 10, 0.1705227239, 0.8090179735],
    [0, 10, 0, 20, -0.1611251581, 0.2775327999],
  ])('%i/%i against %i/%i agrees with Newcombe method 10', (hitsOne, nOne, hitsTwo, nTwo, low, high) => {
    const result = newcombeDifference({ hits: hitsOne, n: nOne }, { hits: hitsTwo, n: nTwo })
    expect(Math.abs(result.low - low)).toBeLessThan(1e-9)
    expect(Math.abs(result.high - high)).toBeLessThan(1e-9)
  })

  test('swapping the two groups mirrors the interval', () => {
    const forward = newcombeDifference({ hits: 9, n: 10 }, { hits: 3, n: 10 })
    const backward = newcombeDifference({ hits: 3, n: 10 }, { hits: 9, n: 10 })
    expect(backward.low).toBeCloseTo(-forward.high, 14)
    expect(backward.high).toBeCloseTo(-forward.low, 14)
  })
})

test('the interval holds the true share 95 times of 100, on average over shares, for 10 and for 50 people', () => {
  for (const n of [10, 50]) {
    let held = 0
    for (let step = 1; step < 100; step++) {
      const truth = step / 100
      let chance = (1 - truth) ** n
      for (let hits = 0; hits <= n; hits++) {
        const { low, high } = wilsonInterval(hits, n)
        if (low <= truth && truth <= high) held += chance / 99
        chance *= ((n - hits) / (hits + 1)) * (truth / (1 - truth))
      }
    }
    expect(Math.abs(held - 0.95)).toBeLessThan(0.01)
  }
})
