import { describe, expect, test } from 'vitest'
import { betaDropoutModel } from './beta-dropout-model.ts'
import { bgNbdAlive } from './bg-nbd-alive.ts'
import { bgNbdExpected } from './bg-nbd-expected.ts'
import { bgNbdFuture } from './bg-nbd-future.ts'
import { bootstrapFits } from './bootstrap-fits.ts'
import { cdnowColumns, cdnowTable, dataMissing } from './cdnow.test-data.ts'
import { drawsInterval } from './draws-interval.ts'
import { jointInterval } from './joint-interval.ts'
import { expectedSpend } from './expected-spend.ts'
import { fitBgNbd } from './fit-bg-nbd.ts'
import { fitGammaGamma } from './fit-gamma-gamma.ts'
import { fitParetoNbd } from './fit-pareto-nbd.ts'
import { fitShiftedBetaGeometric } from './fit-shifted-beta-geometric.ts'
import { laplaceDraws } from './laplace-draws.ts'
import { laplaceInterval } from './laplace-interval.ts'
import { parameterIntervals } from './parameter-intervals.ts'
import { paretoNbdModel } from './pareto-nbd-model.ts'
import { paretoNbdResidual } from './pareto-nbd-residual.ts'
import { profileInterval } from './profile-interval.ts'
import { renewalTable } from './renewal-table.ts'
import { shiftedBetaGeometric } from './shifted-beta-geometric.ts'
import { spendTable } from './spend-table.ts'

const history = { repeats: 2, recency: 30.43, age: 38.86 }

describe.skipIf(dataMissing)(
  'intervals on the CDNOW sample (skipped where ../shared/data/stats is absent)',
  () => {
    const table = dataMissing ? undefined! : cdnowTable()
    const fit = dataMissing ? undefined! : fitBgNbd(table)

    test('the parameters have intervals that stay above zero', () => {
      const { r, alpha } = parameterIntervals(fit)
      // ± 1.96 · .012557 / .242593 and .378221 / 4.41353 on the logarithm
      expect(r.low).toBeCloseTo(0.242593 * Math.exp((-1.959964 * 0.012557) / 0.242593), 5)
      expect(alpha.high).toBeCloseTo(4.41353 * Math.exp((1.959964 * 0.378221) / 4.41353), 3)
      expect(r.method).toBe('Laplace')
    })

    test('plausible sets of parameters spread as the intervals say', () => {
      const { low, high } = drawsInterval(laplaceDraws(fit, { seed: 6, draws: 20_000 }), ({ alpha }) => alpha)
      const wanted = parameterIntervals(fit).alpha
      expect(Math.abs(low - wanted.low)).toBeLessThan(0.02 * (wanted.high - wanted.low))
      expect(Math.abs(high - wanted.high)).toBeLessThan(0.02 * (wanted.high - wanted.low))
    })

    test('the profile interval agrees with the Laplace one where the likelihood is bell-shaped', () => {
      const profile = profileInterval({ model: betaDropoutModel('BG/NBD'), data: table, fit, parameter: 'r' })
      const laplace = parameterIntervals(fit).r
      expect(profile.method).toBe('profile')
      expect(Math.abs(profile.low / laplace.low - 1)).toBeLessThan(0.01)
      expect(Math.abs(profile.high / laplace.high - 1)).toBeLessThan(0.01)
    })

    test('where it is not, the profile interval is lopsided', () => {
      const pareto = fitParetoNbd(table)
      const profile = profileInterval({ model: paretoNbdModel, data: table, fit: pareto, parameter: 'beta' })
      const symmetric = parameterIntervals(pareto).beta
      expect(profile.low).toBeLessThan(pareto.parameters.beta)
      expect(profile.high).toBeGreaterThan(symmetric.high)
      expect(() =>
        profileInterval({ model: paretoNbdModel, data: table, fit: pareto, parameter: 'x' as 's' }),
      ).toThrow('no parameter x')
    })

    test('the chance to be active, forecasts and value have intervals, by three routes that agree', async () => {
      const alive = laplaceInterval(fit, (parameters) => bgNbdAlive(parameters, history), { scale: 'logit' })
      expect(alive.value).toBeCloseTo(0.7266, 4)
      expect(alive.low).toBeGreaterThan(0.6)
      expect(alive.high).toBeLessThan(0.85)
      const forecast = (parameters: typeof fit.parameters) => bgNbdFuture(parameters, history, 39)
      const delta = laplaceInterval(fit, forecast)
      const normal = drawsInterval(laplaceDraws(fit, { seed: 1, draws: 2000 }), forecast)
      const model = betaDropoutModel('BG/NBD')
      let share = 0
      const draws = await bootstrapFits({
        model,
        data: table,
        fit,
        seed: 1,
        draws: 120,
        onProgress: (progress) => (share = progress.share),
      })
      const resampled = drawsInterval(draws, forecast)
      expect([share, draws.atBound, resampled.method]).toEqual([1, 0, 'bootstrap'])
      for (const other of [normal, resampled]) {
        const width = Math.log(delta.high / delta.low)
        expect(Math.abs(Math.log(other.low / delta.low))).toBeLessThan(0.25 * width)
        expect(Math.abs(Math.log(other.high / delta.high))).toBeLessThan(0.25 * width)
      }
      const again = await bootstrapFits({ model, data: table, fit, seed: 1, draws: 3 })
      expect(again.columns.r[2]).toBe(draws.columns.r[2])
    })

    test('a customer without a repeat purchase is active for certain under BG/NBD', () => {
      const alive = laplaceInterval(
        fit,
        (parameters) => bgNbdAlive(parameters, { repeats: 0, recency: 0, age: 30 }),
        { scale: 'logit' },
      )
      expect([alive.value, alive.low, alive.high]).toEqual([1, 1, 1])
    })

    test('the value of a customer joins both fits', () => {
      const purchases = laplaceDraws(fitParetoNbd(table), { seed: 2, draws: 300 })
      const spend = laplaceDraws(fitGammaGamma(spendTable(cdnowColumns())), { seed: 3, draws: 300 })
      const value = jointInterval(purchases, spend, (one, other) => {
        return (
          paretoNbdResidual(one, history, Math.log(1.15) / 52) *
          expectedSpend(other, { repeats: 2, meanSpend: 22.35 })
        )
      })
      expect(value.value).toBeGreaterThan(120)
      expect(value.low).toBeLessThan(value.value)
      expect(value.high).toBeGreaterThan(value.value)
    })

    test('a bootstrap can be stopped', async () => {
      const signal = AbortSignal.abort()
      await expect(
        bootstrapFits({ model: betaDropoutModel('BG/NBD'), data: table, fit, seed: 1, signal }),
      ).rejects.toThrow(/abort/i)
    })
  },
)

test('renewals have bootstrap and Laplace intervals that agree', async () => {
  const table = renewalTable([[1000, 869, 743, 653, 593, 551, 517, 491]])
  const fit = fitShiftedBetaGeometric(table)
  const draws = await bootstrapFits({ model: shiftedBetaGeometric, data: table, fit, seed: 4, draws: 400 })
  const resampled = drawsInterval(draws, ({ alpha }) => alpha)
  const laplace = parameterIntervals(fit).alpha
  expect(Math.log(resampled.high / resampled.low) / Math.log(laplace.high / laplace.low)).toBeCloseTo(1, 0)
})

test('a flat fit has no Laplace interval and says what to do', () => {
  const alike = Array.from({ length: 6 }, (_, period) => Math.round(2000 * 0.985 ** period))
  const fit = { ...fitShiftedBetaGeometric(renewalTable([alike])), hasCovariance: false }
  expect(() => laplaceInterval(fit, ({ alpha }) => alpha)).toThrow('Use the bootstrap')
  expect(() => laplaceDraws(fit, { seed: 1 })).toThrow('Use the bootstrap')
  expect(() => parameterIntervals(fit, 95)).toThrow('between 0 and 1')
  expect(bgNbdExpected({ r: 1, alpha: 1, a: 1, b: 1 }, 1)).toBeGreaterThan(0)
})
