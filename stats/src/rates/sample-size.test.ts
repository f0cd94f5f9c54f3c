import { describe, expect, test } from 'vitest'
import { sampleSizeForDifference } from './sample-size-for-difference.ts'
import { sampleSizeForShare } from './sample-size-for-share.ts'
import { sampleSizeToClear } from './sample-size-to-clear.ts'
import { sampleSizeToHear } from './sample-size-to-hear.ts'
import { wilsonInterval } from './wilson-interval.ts'

describe('how many people', () => {
  test('47 of 94 is the first half that is clearly above 40 %', () => {
    expect(sampleSizeToClear({ observed: 0.5, benchmark: 0.4 })).toBe(94)
    expect(wilsonInterval(47, 94).low).toBeCloseTo(0.40093, 5)
    expect(wilsonInterval(46, 92).low).toBeCloseTo(0.3999, 5)
    expect(() => sampleSizeToClear({ observed: 0.4, benchmark: 0.4 })).toThrow(/never clear/)
  })

  test('plus or minus five points needs 381 answers, and 217 of a population of 500', () => {
    expect(sampleSizeForShare({ margin: 0.05 })).toBe(381)
    expect(sampleSizeForShare({ margin: 0.05, population: 500 })).toBe(217)
    const { low, high } = wilsonInterval(190, 380)
    expect(high - low).toBeGreaterThan(0.1)
    expect(() => sampleSizeForShare({ margin: 0 })).toThrow(RangeError)
  })

  // Fleiss, Levin and Paik 2003: 0.20 against 0.30, two-sided 5 %, power 80 %.
  test('20 % against 30 % needs 294 in each group', () => {
    expect(sampleSizeForDifference({ from: 0.2, to: 0.3 })).toBe(294)
    expect(sampleSizeForDifference({ from: 0.3, to: 0.2 })).toBe(294)
    expect(() => sampleSizeForDifference({ from: 0.2, to: 0.2 })).toThrow(/equal/)
  })

  test('what one in ten would tell comes up within 29 conversations', () => {
    expect(sampleSizeToHear(0.1)).toBe(29)
    expect(1 - 0.9 ** 28).toBeLessThan(0.95)
    expect(sampleSizeToHear(1)).toBe(1)
    expect(() => sampleSizeToHear(0)).toThrow(RangeError)
  })
})
