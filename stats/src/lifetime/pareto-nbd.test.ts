import { describe, expect, test } from 'vitest'
import { withNumericGradient } from '../optimise/with-numeric-gradient.ts'
import { cdnowReduced, cdnowTable, dataMissing } from './cdnow.test-data.ts'
import { customerTable } from './customer-table.ts'
import { fitParetoNbd } from './fit-pareto-nbd.ts'
import { paretoNbdAlive } from './pareto-nbd-alive.ts'
import { paretoNbdExpected } from './pareto-nbd-expected.ts'
import { paretoNbdFuture } from './pareto-nbd-future.ts'
import { paretoNbdLogLikelihood } from './pareto-nbd-log-likelihood.ts'
import { paretoNbdModel } from './pareto-nbd-model.ts'
import { paretoNbdPurchaseChance } from './pareto-nbd-purchase-chance.ts'
import { paretoNbdResidual } from './pareto-nbd-residual.ts'

// Published: Fader, Hardie and Lee (2005), table 2 (r .553, alpha 10.578, s .606, beta 11.669, LL -9595.0); digits
// reproduced with lifetimes, BTYD and CLVTools.
describe.skipIf(dataMissing)(
  'Pareto/NBD on the CDNOW sample (skipped where ../shared/data/stats is absent)',
  () => {
    const fit = dataMissing ? undefined! : fitParetoNbd(cdnowTable())

    test('the estimates are the published ones', () => {
      expect(Math.abs(fit.parameters.r - 0.553275)).toBeLessThan(1e-3)
      expect(Math.abs(fit.parameters.alpha - 10.577605)).toBeLessThan(5e-3)
      expect(Math.abs(fit.parameters.s - 0.606212)).toBeLessThan(5e-3)
      expect(Math.abs(fit.parameters.beta - 11.667864)).toBeLessThan(0.1)
      expect(Math.abs(fit.logLikelihood + 9594.97393)).toBeLessThan(1e-4)
      expect(Math.abs(fitParetoNbd(cdnowReduced().table).logLikelihood + 9594.976179)).toBeLessThan(1e-4)
      expect([fit.verdict, fit.startsAtBest]).toEqual(['fine', fit.starts])
      expect(fit.notes[0]).toMatch(/average lifetime has no finite value/)
      const errors = { r: 0.04763, alpha: 0.84272, s: 0.18728, beta: 6.211 }
      for (const name of ['r', 'alpha', 's', 'beta'] as const) {
        expect(Math.abs(fit.standardErrors[name] / errors[name] - 1)).toBeLessThan(0.02)
      }
    })

    test('individual forecasts are those of the papers', () => {
      // [x, t_x, T, P(alive), E[Y(39)], DERT at 15% a year]
      const rows = [
        [2, 30.43, 38.86, 0.869119, 1.455114, 6.500214],
        [0, 0, 38.86, 0.295097, 0.10706, 0.478253],
        [1, 1.71, 38.86, 0.167872, 0.170981, 0.763797],
        [7, 29.43, 38.86, 0.749417, 3.711752, 16.580956],
      ] as const
      for (const [repeats, recency, age, alive, future, residual] of rows) {
        const history = { repeats, recency, age }
        expect(Math.abs(paretoNbdAlive(fit.parameters, history) / alive - 1)).toBeLessThan(1e-4)
        expect(Math.abs(paretoNbdFuture(fit.parameters, history, 39) / future - 1)).toBeLessThan(1e-4)
        expect(
          Math.abs(paretoNbdResidual(fit.parameters, history, Math.log(1.15) / 52) / residual - 1),
        ).toBeLessThan(1e-4)
      }
      const loyal = { repeats: 26, recency: 30.8571, age: 31 }
      expect(Math.abs(paretoNbdFuture(fit.parameters, loyal, 52) / 25.4554 - 1)).toBeLessThan(1e-4)
      expect(paretoNbdAlive(fit.parameters, loyal)).toBeCloseTo(0.997873, 5)
      expect(Math.abs(paretoNbdExpected(fit.parameters, 52) / 1.473442 - 1)).toBeLessThan(1e-4)
      const paradox = [10, 15, 20, 25].map((repeats) =>
        paretoNbdFuture(fit.parameters, { repeats, recency: 20, age: 39 }, 52),
      )
      for (const [index, value] of [0.705908, 0.144154, 0.022491, 0.00309].entries()) {
        expect(Math.abs(paradox[index]! - value)).toBeLessThan(1e-4)
      }
    })

    test('the sample as a whole is forecast as the papers do', () => {
      const { repeats, recency, age, counts } = cdnowTable()
      let sum = 0
      let alive = 0
      counts.forEach((count, row) => {
        const history = { repeats: repeats[row]!, recency: recency[row]!, age: age[row]! }
        sum += count * paretoNbdFuture(fit.parameters, history, 39)
        alive += count * paretoNbdAlive(fit.parameters, history)
      })
      expect(Math.abs(sum / 1665.54 - 1)).toBeLessThan(1e-4)
      expect(Math.abs(alive / 1051.88 - 1)).toBeLessThan(1e-4)
    })
  },
)

const published = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }
const single = (repeats: number, recency: number, age: number) =>
  customerTable({ repeats: [repeats], recency: [recency], age: [age] })
const logsOf = (parameters: typeof published) => Float64Array.from(Object.values(parameters), Math.log)

test('hard histories agree with 50-digit arithmetic to 1e-10, by quadrature and by closed form', () => {
  // mpmath at 50 digits: [x, t_x, T, log-likelihood, P(alive)]. At x = 300 some tables print P(alive) .721326…;
  // the integral over the moment of leaving at 60 digits gives .721316565950297.
  const rows = [
    [0, 0, 38.86, -0.52104629408089, 0.29528660461689],
    [2, 30.43, 38.86, -9.5542832451504, 0.86916755915301],
    [29, 36, 38.86, -45.494733501342, 0.91007681827254],
    [300, 38, 38.86, 240.25101964214, 0.7213165659503],
    [2000, 38.5, 38.86, 5405.9747987272, 1.4996419556004e-3],
    [5, 0.5, 520, -10.899354565938, 5.1786455637596e-10],
    [150, 40, 520, 6.4698731057749, 1.2881850878424e-152],
    [1, 0.001, 1, -3.0879228219958, 0.94803807091034],
  ] as const
  for (const [repeats, recency, age, value, alive] of rows) {
    const history = { repeats, recency, age }
    const found = -paretoNbdModel.objective(single(repeats, recency, age))(
      logsOf(published),
      new Float64Array(4),
    )
    expect(Math.abs(found / value - 1)).toBeLessThan(1e-10)
    expect(Math.abs(paretoNbdLogLikelihood(published, history) / value - 1)).toBeLessThan(1e-10)
    expect(Math.abs(paretoNbdAlive(published, history) / alive - 1)).toBeLessThan(1e-10)
  }
  const equal = { r: 0.5, alpha: 10, s: 0.6, beta: 10 }
  const found = -paretoNbdModel.objective(single(2, 30, 39))(logsOf(equal), new Float64Array(4))
  expect(Math.abs(found / -9.6628715480543 - 1)).toBeLessThan(1e-10)
  expect(
    Math.abs(paretoNbdLogLikelihood(equal, { repeats: 2, recency: 30, age: 39 }) / -9.6628715480543 - 1),
  ).toBeLessThan(1e-10)
})

test('quadrature and closed form agree over the whole range of bounds', () => {
  for (const alpha of [0.05, 3, 800, 60_000]) {
    for (const beta of [0.05, 3, 800, 60_000]) {
      for (const [r, s] of [
        [0.01, 0.02],
        [0.6, 2],
        [40, 0.3],
        [5, 300],
      ] as const) {
        for (const [repeats, recency, age] of [
          [0, 0, 40],
          [3, 2, 40],
          [60, 39.9, 40],
        ] as const) {
          const parameters = { r, alpha, s, beta }
          const found = -paretoNbdModel.objective(single(repeats, recency, age))(
            logsOf(parameters),
            new Float64Array(4),
          )
          const closed = paretoNbdLogLikelihood(parameters, { repeats, recency, age })
          expect(Math.abs(found - closed), JSON.stringify({ parameters, repeats })).toBeLessThan(
            1e-8 * (1 + Math.abs(closed)),
          )
        }
      }
    }
  }
})

test('the slopes are those of the likelihood', () => {
  const table = customerTable({
    repeats: [0, 1, 4, 4, 9, 9, 2],
    recency: [0, 3, 20, 20, 20, 38, 38],
    age: [39, 39, 38, 38, 38, 38, 38],
    counts: [5, 2, 1, 3, 1, 1, 2],
  })
  const objective = paretoNbdModel.objective(table)
  const numeric = withNumericGradient((point) => objective(point, new Float64Array(4)))
  for (const parameters of [
    published,
    { r: 2, alpha: 3, s: 0.2, beta: 90 },
    { r: 0.1, alpha: 200, s: 3, beta: 2 },
  ]) {
    const [exact, approximate] = [new Float64Array(4), new Float64Array(4)]
    objective(logsOf(parameters), exact)
    numeric(logsOf(parameters), approximate)
    exact.forEach((slope, index) => expect(slope).toBeCloseTo(approximate[index]!, 5))
  }
})

test('the chances of all numbers of purchases add up to one and their mean is the expectation', () => {
  let total = 0
  let mean = 0
  for (let count = 0; count < 400; count++) {
    const chance = paretoNbdPurchaseChance(published, count, 39)
    total += chance
    mean += count * chance
  }
  expect(total).toBeCloseTo(1, 10)
  expect(mean).toBeCloseTo(paretoNbdExpected(published, 39), 9)
})

test('at s = 1, where the printed formula divides by zero, the forecast is its limit', () => {
  const at = (s: number) => paretoNbdExpected({ ...published, s }, 39)
  expect(Math.abs(at(1) - (at(1 - 1e-5) + at(1 + 1e-5)) / 2)).toBeLessThan(1e-9)
})
