import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { pChart } from './p-chart.ts'
import { xmrChart } from './xmr-chart.ts'

describe('the chart of shares', () => {
  const hits = [12, 15, 9, 14, 11]
  const sizes = [100, 120, 90, 110, 100]

  test('binomial limits follow the formula p ± 3 √(p (1 − p) / n)', () => {
    const chart = pChart(hits, sizes, { limits: 'binomial' })
    const p = 61 / 520
    expect(chart.centre).toBeCloseTo(p, 12)
    chart.points.forEach((point, at) => {
      const reach = 3 * Math.sqrt((p * (1 - p)) / sizes[at]!)
      expect(point.upper).toBeCloseTo(p + reach, 12)
      expect(point.lower).toBeCloseTo(p - reach, 12)
    })
    expect(chart.sigmaRatio).toBe(1)
  })

  test('with the same n at every point, Laney limits are the XmR limits of the shares', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 30 }), (counts) => {
        fc.pre(new Set(counts).size > 1)
        const xmr = xmrChart(counts.map((count) => count / 100))
        const chart = pChart(
          counts,
          counts.map(() => 100),
        )
        for (const point of chart.points) {
          expect(point.upper).toBeCloseTo(Math.min(1, xmr.upper), 10)
          expect(point.lower).toBeCloseTo(Math.max(0, xmr.lower), 10)
        }
        expect(chart.signals).toEqual(xmr.signals)
      }),
    )
  })

  test('people by the thousand with drifting shares: binomial limits signal often, Laney limits rarely', () => {
    const random = seededRandom(2002)
    const many = Array.from({ length: 100 }, () => 20_000 + random.integer(10_000))
    const drifting = many.map((n) => random.binomial(n, random.beta(200, 800)))
    const beyond = (limits: 'laney' | 'binomial') =>
      pChart(drifting, many, { limits, rules: ['beyond a limit'] }).signals.length
    expect(beyond('binomial')).toBeGreaterThan(30)
    expect(beyond('laney')).toBeLessThan(4)
    expect(pChart(drifting, many).sigmaRatio).toBeGreaterThan(3)
  })

  test('binomial counts alone: about 3 points in 1,000 lie beyond the limits', () => {
    const random = seededRandom(7)
    const many = Array.from({ length: 4000 }, () => 300 + random.integer(400))
    const counts = many.map((n) => random.binomial(n, 0.3))
    for (const limits of ['laney', 'binomial'] as const) {
      const rate = pChart(counts, many, { limits, rules: ['beyond a limit'] }).signals.length / 4000
      expect(rate).toBeLessThan(0.006)
      expect(rate).toBeGreaterThan(0.0005)
    }
  })

  test('rare outcomes are warned about, and empty points refused', () => {
    expect(pChart([1, 0, 2, 1], [40, 40, 40, 40]).warnings[1]).toContain('4 points expect fewer than five')
    expect(() => pChart([0, 0], [5, 0])).toThrow('nobody was asked')
    expect(() => pChart([0, 0], [5, 5])).toThrow('Use wilsonInterval')
    expect(() => pChart([1], [5])).toThrow('in pairs')
  })
})
