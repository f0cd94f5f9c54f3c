import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logHypergeometric } from '../special/log-hypergeometric.ts'
import { bgNbdAlive } from './bg-nbd-alive.ts'
import { bgNbdExpected } from './bg-nbd-expected.ts'
import { bgNbdFuture } from './bg-nbd-future.ts'
import { bgNbdPurchaseChance } from './bg-nbd-purchase-chance.ts'
import { bgNbdResidual } from './bg-nbd-residual.ts'
import { betaDropoutModel } from './beta-dropout-model.ts'
import { cdnowReduced, cdnowTable, dataMissing } from './cdnow.test-data.ts'
import { customerTable } from './customer-table.ts'
import { fitBgNbd } from './fit-bg-nbd.ts'

// Published: Fader, Hardie and Lee (2005), Marketing Science 24(2), table 2; reproduced with lifetimes, BTYD and CLVTools.
describe.skipIf(dataMissing)(
  'BG/NBD on the CDNOW sample (skipped where ../shared/data/stats is absent)',
  () => {
    const fit = dataMissing ? undefined! : fitBgNbd(cdnowTable())

    test('the estimates are the published ones', () => {
      expect(Math.abs(fit.parameters.r - 0.242593)).toBeLessThan(1e-5)
      expect(Math.abs(fit.parameters.alpha - 4.41353)).toBeLessThan(1e-4)
      expect(Math.abs(fit.parameters.a - 0.792883)).toBeLessThan(1e-4)
      expect(Math.abs(fit.parameters.b - 2.425745)).toBeLessThan(1e-4)
      expect(Math.abs(fit.logLikelihood + 9582.425561)).toBeLessThan(1e-5)
      expect(Math.abs(fit.recheckedLogLikelihood + 9582.425561)).toBeLessThan(1e-5)
      expect([fit.verdict, fit.customers, fit.rows, fit.startsAtBest]).toEqual([
        'fine',
        2357,
        1016,
        fit.starts,
      ])
    })

    test('standard errors come from the observed information', () => {
      const wanted = { r: 0.012557, alpha: 0.378221, a: 0.185718, b: 0.705342 }
      for (const name of ['r', 'alpha', 'a', 'b'] as const) {
        expect(Math.abs(fit.standardErrors[name] / wanted[name] - 1)).toBeLessThan(1e-3)
      }
    })

    test('exact dates move the likelihood in the third decimal', () => {
      expect(Math.abs(fitBgNbd(cdnowReduced().table).logLikelihood + 9582.429207)).toBeLessThan(1e-5)
    })

    test('individual forecasts are those of the papers', () => {
      // [x, t_x, T, P(alive), E[Y(39)]]
      const rows = [
        [2, 30.43, 38.86, 0.726609, 1.225911],
        [0, 0, 38.86, 1, 0.194781],
        [1, 1.71, 38.86, 0.212227, 0.203251],
        [7, 29.43, 38.86, 0.641801, 3.337246],
        [26, 30.86, 31, 0.96892, 20.750596],
      ] as const
      for (const [repeats, recency, age, alive, future] of rows) {
        const history = { repeats, recency, age }
        expect(Math.abs(bgNbdAlive(fit.parameters, history) / alive - 1)).toBeLessThan(1e-5)
        expect(Math.abs(bgNbdFuture(fit.parameters, history, 39) / future - 1)).toBeLessThan(1e-5)
      }
      for (const [horizon, value] of [
        [39, 1.195017],
        [52, 1.444022],
        [78, 1.857974],
      ] as const) {
        expect(Math.abs(bgNbdExpected(fit.parameters, horizon) / value - 1)).toBeLessThan(1e-5)
      }
      for (const [count, value] of [0.574307, 0.199193, 0.085322, 0.045797, 0.027631].entries()) {
        expect(Math.abs(bgNbdPurchaseChance(fit.parameters, count, 39) - value)).toBeLessThan(2e-6)
      }
    })

    test('the sample as a whole is forecast as the papers do', () => {
      const { repeats, recency, age, counts } = cdnowTable()
      let sum = 0
      let alive = 0
      counts.forEach((count, row) => {
        const history = { repeats: repeats[row]!, recency: recency[row]!, age: age[row]! }
        sum += count * bgNbdFuture(fit.parameters, history, 39)
        alive += count * bgNbdAlive(fit.parameters, history)
      })
      expect(Math.abs(sum / 1653.42 - 1)).toBeLessThan(1e-5)
      expect(Math.abs(alive / 1917.28 - 1)).toBeLessThan(1e-4)
    })

    test('more purchases long ago are a worse sign: the increasing-frequency paradox', () => {
      const future = [10, 15, 20, 25].map((repeats) =>
        bgNbdFuture(fit.parameters, { repeats, recency: 20, age: 39 }, 52),
      )
      for (const [index, value] of [0.347496, 0.042838, 0.004159, 0.000358].entries()) {
        expect(Math.abs(future[index]! - value)).toBeLessThan(2e-6)
      }
    })
  },
)

const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

test('hard histories agree with 50-digit arithmetic to 1e-10', () => {
  // mpmath at 50 digits: [x, t_x, T, log-likelihood, P(alive), E[Y(39)]]
  const rows = [
    [0, 0, 38.86, -0.55471327643816, 1, 0.19509805201126],
    [2, 30.43, 38.86, -9.4586063070663, 0.72657857008067, 1.2260281747671],
    [29, 36, 38.86, -44.31183788127, 0.83858239279414, 17.077031178821],
    [300, 38, 38.86, 275.32796733659, 0.47839591957414, 98.841061234005],
    [2000, 38.5, 38.86, 5667.3120654719, 1.3964851869196e-4, 0.19199302535406],
    [5, 0.5, 520, -8.7549959875954, 1.8819574524879e-10, 7.1791913719752e-11],
    [150, 40, 520, 21.746948616239, 1.5748361890717e-159, 1.7105452811302e-158],
    [1, 0.001, 1, -3.0846239614129, 0.70362672763118, 3.2054399008476],
  ] as const
  const model = betaDropoutModel('BG/NBD')
  const logs = Float64Array.from([0.243, 4.414, 0.793, 2.426], Math.log)
  for (const [repeats, recency, age, logLikelihood, alive, future] of rows) {
    const table = customerTable({ repeats: [repeats], recency: [recency], age: [age] })
    const history = { repeats, recency, age }
    expect(Math.abs(model.objective(table)(logs, new Float64Array(4)) / -logLikelihood - 1)).toBeLessThan(
      1e-10,
    )
    expect(Math.abs(model.recheck(table, published) / logLikelihood - 1)).toBeLessThan(1e-10)
    expect(Math.abs(bgNbdAlive(published, history) / alive - 1)).toBeLessThan(1e-10)
    expect(Math.abs(bgNbdFuture(published, history, 39) / future - 1)).toBeLessThan(1e-10)
  }
})

test('at a = 1, where the printed formula divides by zero, the forecast is its limit', () => {
  const at = (a: number) => bgNbdExpected({ ...published, a }, 39)
  expect(Math.abs(at(1) - (at(1 - 1e-6) + at(1 + 1e-6)) / 2)).toBeLessThan(1e-10)
})

test('the forecast equals the closed form with 2F1 wherever that can be computed', () => {
  const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  fc.assert(
    fc.property(
      between(0.1, 3),
      between(1, 20),
      between(1.1, 4),
      between(0.5, 4),
      between(1, 30),
      (r, alpha, a, b, t) => {
        const z = t / (alpha + t)
        const closed =
          ((a + b - 1) / (a - 1)) *
          -Math.expm1(-r * Math.log1p(t / alpha) + logHypergeometric(r, b, a + b - 1, z))
        expect(Math.abs(bgNbdExpected({ r, alpha, a, b }, t) / closed - 1)).toBeLessThan(1e-9)
      },
    ),
  )
})

test('the chances of all numbers of purchases add up to one and their mean is the expectation', () => {
  let total = 0
  let mean = 0
  for (let count = 0; count < 600; count++) {
    const chance = bgNbdPurchaseChance(published, count, 39)
    total += chance
    mean += count * chance
  }
  expect(total).toBeCloseTo(1, 9)
  expect(mean).toBeCloseTo(bgNbdExpected(published, 39), 7)
})

test('discounted purchases approach the undiscounted ones as the rate falls, and lie below them', () => {
  const history = { repeats: 2, recency: 30.43, age: 38.86 }
  const rate = 0.0027
  // By parts: rate · ∫ e^(−rate t) E[Y(t)] dt, summed by Simpson's rule.
  const steps = 1200
  const end = 16 / rate
  let sum = 0
  for (let k = 1; k <= steps; k++) {
    const t = (k / steps) * end
    const weight = k === steps ? 1 : k % 2 === 1 ? 4 : 2
    sum += weight * Math.exp(-rate * t) * bgNbdFuture(published, history, t)
  }
  expect(bgNbdResidual(published, history, rate) / ((rate * sum * end) / steps / 3)).toBeCloseTo(1, 4)
  expect(() => bgNbdResidual(published, history, 0)).toThrow('discount rate')
})
