import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { kendallVariance, mannKendall } from './mann-kendall.ts'
import { seasonality } from './seasonality.ts'
import { theilSen } from './theil-sen.ts'

const twelve = [9.1, 8.7, 9.9, 10.4, 9.2, 11, 10.1, 12.2, 10.9, 11.7, 11.1, 12.9]
const nile = new URL('../../../../shared/data/stats/change/nile.csv', import.meta.url)

describe('a robust trend', () => {
  test('twelve points agree with scipy: theilslopes, and kendalltau(method = "exact")', () => {
    expect(theilSen(twelve).slope).toBeCloseTo(0.3154761904761906, 12)
    // numpy.median(values - slope * arange(12))
    expect(theilSen(twelve).intercept).toBeCloseTo(8.980357142857143, 12)
    // theilslopes(..., alpha = 0.95)
    expect(theilSen(twelve).low).toBeCloseTo(1 / 6, 12)
    expect(theilSen(twelve).high).toBeCloseTo(0.45, 12)
    const { tau, p, method } = mannKendall(twelve)
    expect(tau).toBeCloseTo(0.6969696969696969, 12)
    expect(p).toBeCloseTo(0.0009744810873283095, 12)
    expect(method).toBe('exact')
    // kendalltau(range(5), [1, 2, 4, 3, 5], method = "exact")
    expect(mannKendall([1, 2, 4, 3, 5]).p).toBeCloseTo(1 / 12, 12)
  })

  test.skipIf(!existsSync(nile))(
    'the Nile falls by 2.6 a year; interval within one slope of scipy: theilslopes',
    () => {
      const flow = readFileSync(nile, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => Number(line.split(',')[1]))
      const { slope, low, high } = theilSen(flow)
      expect(slope).toBeCloseTo(-2.6, 10)
      // scipy rounds ranks to the nearest, this package outwards.
      expect(low).toBeLessThanOrEqual(-3.627906976744186)
      expect(low).toBeGreaterThan(-3.64)
      expect(high).toBeGreaterThanOrEqual(-1.4285714285714286)
      expect(high).toBeLessThan(-1.41)
      const plain = mannKendall(flow)
      // kendalltau(method = "asymptotic") says 3.611e-5 without the continuity correction.
      expect(plain.tau).toBeCloseTo(-0.2807413347246131, 12)
      expect(plain.p / 3.6111799194816154e-5).toBeCloseTo(1, 1)
      expect(plain.warnings[0]).toContain('resemble each other')
      expect(mannKendall(flow, { autocorrelation: 'corrected' }).p).toBeGreaterThan(plain.p)
    },
  )

  test('ties among values and among times lower the variance of the score as in scipy: kendalltau', () => {
    const times = [1, 1, 2, 3, 3, 3, 4, 5, 6, 6]
    const values = [2, 1, 2, 4, 4, 3, 3, 5, 5, 7]
    // (score / z)² from the p value of kendalltau(method = "asymptotic")
    expect(kendallVariance(values, times)).toBeCloseTo(115.77777777777779, 6)
  })

  test('wild values in a fifth of the points do not move the slope much', () => {
    const random = seededRandom(1968)
    const line = Array.from({ length: 50 }, (_, at) => 2 * at + random.normal())
    const wild = line.map((value, at) => (at % 5 === 4 ? 1000 : value))
    expect(Math.abs(theilSen(wild).slope - 2)).toBeLessThan(0.3)
  })

  test('turning time around turns the slope around; scaling scales it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 5, maxLength: 30 }), (values) => {
        const { slope, low, high } = theilSen(values)
        const back = theilSen(values.toReversed())
        const scaled = theilSen(
          values.map((value) => 4 * value + 7),
          { times: values.map((_, at) => 2 * at) },
        )
        expect(back.slope).toBeCloseTo(-slope, 10)
        expect(back.low).toBeCloseTo(-high, 10)
        expect(scaled.slope).toBeCloseTo(2 * slope, 10)
        expect(low <= slope && slope <= high).toBe(true)
      }),
    )
  })

  test('the 95 % interval holds the slope, and the test is silent without one, at least 95 times of 100', () => {
    const random = seededRandom(1945)
    let held = 0
    let alarms = 0
    for (let round = 0; round < 1000; round++) {
      const noise = Array.from({ length: 24 }, () => random.normal() + random.exponential())
      const { low, high } = theilSen(noise.map((value, at) => value + 0.3 * at))
      if (low <= 0.3 && 0.3 <= high) held++
      if (mannKendall(noise).p <= 0.05) alarms++
    }
    expect(held / 1000).toBeGreaterThan(0.935)
    expect(held / 1000).toBeLessThan(0.985)
    expect(alarms / 1000).toBeLessThan(0.07)
  })

  test('where neighbours resemble each other, the correction takes away most false alarms', () => {
    const random = seededRandom(1998)
    const alarms = { ignored: 0, corrected: 0 }
    for (let round = 0; round < 400; round++) {
      let level = 0
      const wave = Array.from({ length: 60 }, () => (level = 0.5 * level + random.normal()))
      for (const autocorrelation of ['ignored', 'corrected'] as const) {
        if (mannKendall(wave, { autocorrelation }).p <= 0.05) alarms[autocorrelation]++
      }
    }
    expect(alarms.ignored / 400).toBeGreaterThan(0.15)
    expect(alarms.corrected / 400).toBeLessThan(0.08)
  })

  test('too few points, or points all the same, are refused with a sentence', () => {
    expect(() => mannKendall([1, 2, 3])).toThrow('four points')
    expect(() => mannKendall([2, 2, 2, 2])).toThrow('All points are the same')
    expect(() => theilSen([1, 2, 3])).toThrow('too few for an interval')
    expect(() => theilSen([1, 2, 3, 4, 5], { times: [1, 1, 1, 1, 1] })).toThrow('same time')
    expect(() => theilSen([1, 2, Number.NaN, 4, 5])).toThrow('Point 3')
  })
})

describe('the warning about seasons', () => {
  const random = seededRandom(9)
  const weekly = Array.from({ length: 70 }, (_, at) => 0.1 * at + (at % 7 < 2 ? -4 : 0) + random.normal())

  test('a weekly season on a trend is found and said in words', () => {
    const found = seasonality(weekly, { seed: 1, periods: [4, 7, 12] })
    expect(found).toMatchObject({ verdict: 'seasonal', period: 7 })
    expect(found.sentence).toContain('every 7 points')
    expect(found.tested.map((row) => row.period)).toEqual([4, 7, 12])
  })

  test('noise and slow waves are called a season in at most about 5 of 100 trials', () => {
    const chance = seededRandom(10)
    let alarms = 0
    for (let trial = 0; trial < 300; trial++) {
      let level = 0
      const wave = Array.from({ length: 56 }, () => (level = (trial % 2 ? 0.7 : 0) * level + chance.normal()))
      const { verdict } = seasonality(wave, { seed: trial, periods: [7, 12], permutations: 199 })
      if (verdict === 'seasonal') alarms++
    }
    expect(alarms / 300).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 300))
  })

  test('fewer than three cycles is not enough data', () => {
    expect(seasonality(weekly.slice(0, 20), { seed: 1, periods: [7] })).toMatchObject({
      verdict: 'not enough data',
    })
    expect(() => seasonality(weekly, { seed: 1, periods: [1] })).toThrow('at least 2 points')
  })
})
