import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bdwSurvival } from './bdw-survival.ts'
import { fitBetaDiscreteWeibull } from './fit-beta-discrete-weibull.ts'
import { fitShiftedBetaGeometric } from './fit-shifted-beta-geometric.ts'
import { renewalTable } from './renewal-table.ts'
import { sbgLifetime } from './sbg-lifetime.ts'
import { sbgResidual } from './sbg-residual.ts'
import { sbgRetention } from './sbg-retention.ts'
import { sbgSurvival } from './sbg-survival.ts'

// Survivors of 1,000 customers, Fader and Hardie (2007), Journal of Interactive Marketing 21(1), table 1.
const regular = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173]
const highEnd = [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394]
const fitYears = (cohort: number[], years: number) =>
  fitShiftedBetaGeometric(renewalTable([cohort.slice(0, years + 1)]))

describe('shifted-beta-geometric', () => {
  test('seven years of both segments give the published parameters', () => {
    // Published .704, 1.182 and .668, 3.806.
    for (const [cohort, alpha, beta, logLikelihood] of [
      [regular, 0.704077, 1.182043, -1680.2652],
      [highEnd, 0.668088, 3.806095, -1611.1581],
    ] as const) {
      const fit = fitYears(cohort, 7)
      expect(Math.abs(fit.parameters.alpha - alpha)).toBeLessThan(1e-5)
      expect(Math.abs(fit.parameters.beta - beta)).toBeLessThan(1e-5)
      expect(Math.abs(fit.logLikelihood - logLikelihood)).toBeLessThan(1e-4)
      expect(fit.verdict).toBe('fine')
      expect(fit.notes[0]).toMatch(/average lifetime has no finite value/)
    }
  })

  test('four and twelve years give the parameters of the reference sheet', () => {
    for (const [cohort, years, alpha, beta] of [
      [regular, 12, 0.697362, 1.168905],
      [highEnd, 12, 0.596111, 3.326969],
      [regular, 4, 0.763665, 1.29583],
      [highEnd, 4, 1.280976, 7.790383],
    ] as const) {
      const { parameters } = fitYears(cohort, years)
      expect(Math.abs(parameters.alpha - alpha)).toBeLessThan(1e-4)
      expect(Math.abs(parameters.beta - beta)).toBeLessThan(1e-3)
    }
  })

  test('the years after are forecast as in the paper', () => {
    const forecasts = [
      [regular, [22.008, 20.441, 19.119, 17.986, 17.004]],
      [highEnd, [46.044, 43.578, 41.417, 39.506, 37.8]],
    ] as const
    for (const [cohort, shares] of forecasts) {
      const { parameters } = fitYears(cohort, 7)
      shares.forEach((share, index) =>
        expect(Math.abs(100 * sbgSurvival(parameters, 8 + index) - share)).toBeLessThan(1e-3),
      )
    }
  })

  test('discounted lifetimes are those of the reference sheet, counted from contract period 1', () => {
    expect(sbgLifetime(fitYears(regular, 7).parameters, 0.1)).toBeCloseTo(3.694908, 5)
    const { parameters } = fitYears(highEnd, 7)
    expect(sbgLifetime(parameters, 0.1)).toBeCloseTo(5.922254, 5)
    for (const [index, value] of [5.41448, 5.90138, 6.29389, 6.61992, 6.89671].entries()) {
      expect(sbgResidual(parameters, index + 1, 0.1)).toBeCloseTo(value, 4)
    }
    // What comes after today's payment is the first renewal, one period away.
    expect(sbgLifetime(parameters, 0.1)).toBeCloseTo(1 + sbgResidual(parameters, 1, 0.1) / 1.1, 10)
  })

  test('a triangle of five cohorts gives the published parameters', () => {
    // Fader and Hardie (2007) note 017: 3.80 and 15.19.
    const counts = [10000, 8000, 6480, 5307, 4391]
    const cohorts = counts
      .map((_, missing) => counts.slice(0, counts.length - missing))
      .filter((cohort) => cohort.length > 1)
    const fit = fitShiftedBetaGeometric(renewalTable([...cohorts, [10000]]))
    expect(Math.abs(fit.parameters.alpha - 3.798122)).toBeLessThan(1e-3)
    expect(Math.abs(fit.parameters.beta - 15.19189)).toBeLessThan(5e-3)
    expect(Math.abs(fit.logLikelihood + 40255.8373)).toBeLessThan(1e-3)
  })

  test('the size of a cohort cancels in the estimates and narrows the errors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (times) => {
        const once = fitYears(highEnd, 7)
        const scaled = fitYears(
          highEnd.map((count) => count * times),
          7,
        )
        expect(scaled.parameters.alpha).toBeCloseTo(once.parameters.alpha, 5)
        expect(scaled.standardErrors.alpha * Math.sqrt(times)).toBeCloseTo(once.standardErrors.alpha, 4)
      }),
      { numRuns: 8 },
    )
  })

  test('customers who are all alike leave a flat ridge', () => {
    const alike = Array.from({ length: 6 }, (_, period) => Math.round(2000 * 0.985 ** period))
    const fit = fitShiftedBetaGeometric(renewalTable([alike]))
    expect(fit.verdict).toBe('flat ridge')
    expect(sbgRetention(fit.parameters, 1)).toBeCloseTo(0.985, 2)
  })

  test('so do customers who are nearly alike, though no bound is met', () => {
    // Parameters 5.70 and 327, as once reported for patients on one drug.
    const nearly = Array.from(
      { length: 9 },
      (_, period) => 1000 * sbgSurvival({ alpha: 5.7, beta: 327 }, period),
    )
    const fit = fitShiftedBetaGeometric(renewalTable([nearly]))
    expect(fit.atBound).toEqual([])
    expect(fit.verdict).toBe('flat ridge')
  })

  test('a cohort that grows is flagged, and too little is said to be too little', () => {
    const fit = fitShiftedBetaGeometric(renewalTable([[1000, 700, 720, 500, 400]]))
    expect(fit.verdict).toBe('input rises where it must fall')
    expect(fit.explanation).toContain('after period 2')
    expect(fitShiftedBetaGeometric(renewalTable([[100, 80]])).verdict).toBe('not enough data')
    expect(() => renewalTable([[100]])).toThrow('followed for a period')
    expect(() => renewalTable([[0, 0]])).toThrow('begins with 0 customers')
  })
})

describe('beta-discrete-Weibull', () => {
  test('with c = 1 it is shifted-beta-geometric, and fitted it is at least as likely', () => {
    const table = renewalTable([regular.slice(0, 8)])
    const wider = fitBetaDiscreteWeibull(table)
    const narrower = fitShiftedBetaGeometric(table)
    expect(wider.logLikelihood).toBeGreaterThanOrEqual(narrower.logLikelihood - 1e-6)
    const { alpha, beta } = narrower.parameters
    for (const periods of [0, 1, 5, 30]) {
      expect(bdwSurvival({ gamma: alpha, delta: beta, c: 1 }, periods)).toBeCloseTo(
        sbgSurvival({ alpha, beta }, periods),
        12,
      )
    }
  })

  test('a share of leavers that rises with age is found from the counts it gives', () => {
    const truth = { gamma: 0.9, delta: 6, c: 1.6 }
    const counts = Array.from({ length: 11 }, (_, period) => Math.round(1e6 * bdwSurvival(truth, period)))
    const { parameters, verdict } = fitBetaDiscreteWeibull(renewalTable([counts]))
    expect(Math.abs(parameters.gamma - truth.gamma)).toBeLessThan(0.01)
    expect(Math.abs(parameters.delta - truth.delta)).toBeLessThan(0.05)
    expect(Math.abs(parameters.c - truth.c)).toBeLessThan(0.01)
    expect(verdict).toBe('fine')
  })
})
