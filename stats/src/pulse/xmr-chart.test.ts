import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/index.ts'
import { falseAlarmRate } from './false-alarm-rate.ts'
import { runRules, wheelerRules, type RunRule } from './run-rules.ts'
import { xmrChart } from './xmr-chart.ts'

// NIST/SEMATECH e-Handbook 6.3.2.2, flow rate.
const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
// Montgomery, Introduction to Statistical Quality Control, viscosity of 15 batches.
const viscosity = [
  33.75, 33.05, 34, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33, 33.54, 33.12, 33.84,
]

describe('the chart of single values', () => {
  test.each([
    ['1.128', 55.8041, 45.8159, 5e-5],
    ['exact', 55.802412, 45.817588, 1e-6],
    ['2.66', 55.804889, 45.815111, 1e-6],
  ] as const)(
    'NIST flow rate with constant %s has the limits %f and %f',
    (constant, upper, lower, tolerance) => {
      const chart = xmrChart(flow, { constant })
      expect(chart.centre).toBeCloseTo(50.81, 10)
      expect(Math.abs(chart.typicalRange - 1.877778)).toBeLessThan(1e-6)
      expect(Math.abs(chart.upper - upper)).toBeLessThan(tolerance)
      expect(Math.abs(chart.lower - lower)).toBeLessThan(tolerance)
    },
  )

  test('viscosity has the published 33.52, .48, 34.80 and 32.24', () => {
    const chart = xmrChart(viscosity)
    expect(Math.abs(chart.centre - 33.5233)).toBeLessThan(5e-5)
    expect(Math.abs(chart.typicalRange - 0.480714)).toBeLessThan(1e-6)
    expect(Math.abs(chart.upper - 34.8014)).toBeLessThan(1e-3)
    expect(Math.abs(chart.lower - 32.2453)).toBeLessThan(1e-3)
    expect(chart.rangeUpper / chart.typicalRange).toBe(3.267)
    expect(chart.signals).toEqual([])
  })

  test('the median of ranges uses 3.145 and 3.865 and says so', () => {
    const chart = xmrChart(flow, { spread: 'median' })
    expect(chart.upper - chart.centre).toBeCloseTo(3.145 * chart.typicalRange, 10)
    expect(chart.rangeUpper).toBeCloseTo(3.865 * chart.typicalRange, 10)
    expect(chart.convention).toContain('3.145')
    // 3 / (√2 Φ⁻¹(¾)) in scipy
    const exact = xmrChart(flow, { spread: 'median', constant: 'exact' })
    expect((exact.upper - exact.centre) / exact.typicalRange).toBeCloseTo(3.1450742475, 9)
  })

  test('limits from a baseline judge later points', () => {
    const chart = xmrChart([...flow, 60, 50], { baseline: 10 })
    expect(chart.upper).toBeCloseTo(xmrChart(flow).upper, 12)
    expect(chart.signals).toContainEqual({ rule: 'beyond a limit', side: 'high', index: 10, since: 10 })
    expect(chart.rangeSignals).toEqual([10, 11])
  })

  test('few points and a drift are said in words', () => {
    expect(xmrChart(flow).warnings[0]).toContain('Limits from 10 points are provisional')
    const drift = Array.from({ length: 30 }, (_, at) => at + (at % 2))
    expect(xmrChart(drift).warnings[0]).toContain('resemble each other')
  })

  test('moving and stretching the metric moves and stretches the chart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -1000, max: 1000 }),
        (values, scale, move) => {
          fc.pre(new Set(values).size > 1)
          const plain = xmrChart(values)
          const moved = xmrChart(values.map((value) => scale * value + move))
          expect(moved.upper).toBeCloseTo(scale * plain.upper + move, 6)
          expect(moved.lower).toBeCloseTo(scale * plain.lower + move, 6)
        },
      ),
    )
  })

  test('no variation, missing points or no baseline are refused with a sentence', () => {
    expect(() => xmrChart([5, 5, 5])).toThrow('does not vary')
    expect(() => xmrChart([5, Number.NaN, 5])).toThrow('Point 2 is NaN')
    expect(() => xmrChart([5])).toThrow('baseline')
  })
})

describe('run rules', () => {
  test('each rule fires at the point that completes it, and names where it began', () => {
    expect(runRules([0, 3.1])).toEqual([{ rule: 'beyond a limit', side: 'high', index: 1, since: 1 }])
    expect(runRules([1, 1, ...Array<number>(8).fill(-0.1)])).toEqual([
      { rule: 'eight on one side', side: 'low', index: 9, since: 2 },
    ])
    expect(runRules([1.6, 0, 1.6, 1.6])).toEqual([
      { rule: 'three of four near a limit', side: 'high', index: 3, since: 0 },
    ])
    expect(runRules([1.6, -0.1, -1.6, 1.6, 0.1])).toEqual([])
    expect(runRules([2.1, 0, 2.1], ['two of three beyond two sigma'])[0]).toMatchObject({
      index: 2,
      since: 0,
    })
  })

  test('a point on the centre belongs to neither side', () => {
    expect(runRules([1, 1, 1, 1, 0, 1, 1, 1, 1], ['eight on one side'])).toEqual([])
  })

  test('turning the chart upside down swaps the sides', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true })), (scores) => {
        const swapped = runRules(scores.map((score) => -score))
        expect(swapped.map(({ rule, index }) => `${rule} ${index}`).toSorted()).toEqual(
          runRules(scores)
            .map(({ rule, index }) => `${rule} ${index}`)
            .toSorted(),
        )
      }),
    )
  })
})

describe('false alarms of run rules', () => {
  const limit: RunRule = 'beyond a limit'
  const eight: RunRule = 'eight on one side'
  const two: RunRule = 'two of three beyond two sigma'
  const four: RunRule = 'four of five beyond one sigma'

  // 370.398 is 1 / (2 Φ(−3)); the combinations are table 1 of Champ and Woodall 1987, Technometrics 29.
  test.each([
    [[limit], 370.398, 5e-4],
    [[limit, two], 225.44, 0.005],
    [[limit, four], 166.05, 0.005],
    [[limit, eight], 152.73, 0.005],
    [[limit, two, four, eight], 91.75, 0.005],
    // Eight of one side in a row is a run of eight equal coin tosses: 2^8 − 1.
    [[eight], 255, 1e-6],
  ] as const)('%j signal after %f points on average', (rules, wanted, tolerance) => {
    const { averageRunLength } = falseAlarmRate({ rules })
    expect(Math.abs(averageRunLength - wanted)).toBeLessThan(tolerance)
  })

  test("Wheeler's three rules agree with 4,000 simulated charts", () => {
    const random = seededRandom(1987)
    const lengths = Array.from({ length: 4000 }, () => {
      const scores: number[] = []
      for (;;) {
        scores.push(random.normal())
        const recent = scores.slice(-8)
        if (runRules(recent).some((signal) => signal.index === recent.length - 1)) return scores.length
      }
    })
    const mean = lengths.reduce((sum, length) => sum + length) / lengths.length
    const { averageRunLength, chance } = falseAlarmRate()
    // Run lengths are close to geometric, so their deviation is close to their mean.
    expect(Math.abs(mean - averageRunLength)).toBeLessThan(3 * (averageRunLength / Math.sqrt(4000)))
    const within = lengths.filter((length) => length <= 24).length / 4000
    expect(Math.abs(within - chance)).toBeLessThan(3 * Math.sqrt((chance * (1 - chance)) / 4000))
  })

  test('a shift is found sooner the larger it is, and more rules never take longer', () => {
    const lengths = [0, 0.5, 1, 2].map((shift) => falseAlarmRate({ shift }).averageRunLength)
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
    expect(falseAlarmRate({ rules: [...wheelerRules, two] }).averageRunLength).toBeLessThan(lengths[0]!)
    expect(() => falseAlarmRate({ rules: [] })).toThrow('at least one run rule')
  })
})
