import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { betaDropoutModel } from './beta-dropout-model.ts'
import { bgNbdAlive } from './bg-nbd-alive.ts'
import { bgNbdExpected } from './bg-nbd-expected.ts'
import { bgNbdFuture } from './bg-nbd-future.ts'
import { customerTable } from './customer-table.ts'
import { fitBgNbd } from './fit-bg-nbd.ts'
import { fitShiftedBetaGeometric } from './fit-shifted-beta-geometric.ts'
import { laplaceInterval } from './laplace-interval.ts'
import { parameterIntervals } from './parameter-intervals.ts'
import { profileInterval } from './profile-interval.ts'
import { renewalTable } from './renewal-table.ts'
import { sbgSurvival } from './sbg-survival.ts'
import { simulateBgNbd } from './simulate-bg-nbd.ts'

const truth = { r: 0.6, alpha: 6, a: 0.9, b: 2.8 }
// Times to a thousandth of a week, so that rounding does not bias the truth.
const simulated = (seed: number, customers: number) =>
  simulateBgNbd(truth, { customers, age: 45, cohort: 10, seed, resolution: 1e-3, holdout: 30 })

test('Laplace intervals of BG/NBD cover the truth about 95 times of 100', () => {
  const history = { repeats: 3, recency: 20, age: 40 }
  const rounds = 150
  const covered = { r: 0, alpha: 0, a: 0, b: 0, alive: 0, expected: 0 }
  for (let round = 0; round < rounds; round++) {
    const fit = fitBgNbd(customerTable(simulated(1000 + round, 1200)))
    const parameters = parameterIntervals(fit)
    const intervals = {
      ...parameters,
      alive: laplaceInterval(fit, (found) => bgNbdAlive(found, history), { scale: 'logit' }),
      expected: laplaceInterval(fit, (found) => bgNbdExpected(found, 52)),
    }
    const wanted = { ...truth, alive: bgNbdAlive(truth, history), expected: bgNbdExpected(truth, 52) }
    for (const name of Object.keys(covered) as (keyof typeof covered)[]) {
      if (intervals[name].low <= wanted[name] && wanted[name] <= intervals[name].high) covered[name]++
    }
  }
  // Three standard errors of a share of .95 over 150 rounds.
  for (const [name, count] of Object.entries(covered))
    expect(Math.abs(count / rounds - 0.95), name).toBeLessThan(0.054)
})

test('profile intervals of a dropout parameter cover the truth about 95 times of 100', () => {
  const model = betaDropoutModel('BG/NBD')
  const rounds = 60
  let covered = 0
  for (let round = 0; round < rounds; round++) {
    const data = customerTable(simulated(5000 + round, 500))
    const { low, high } = profileInterval({ model, data, fit: fitBgNbd(data), parameter: 'b' })
    if (low <= truth.b && truth.b <= high) covered++
  }
  expect(Math.abs(covered / rounds - 0.95)).toBeLessThan(0.085)
})

test('intervals of renewals cover the truth about 95 times of 100', () => {
  const random = seededRandom(12)
  const parameters = { alpha: 0.7, beta: 1.6 }
  const rounds = 400
  let alpha = 0
  let survival = 0
  for (let round = 0; round < rounds; round++) {
    const cohort = [800]
    for (let period = 1; period <= 8; period++) {
      const renewing = sbgSurvival(parameters, period) / sbgSurvival(parameters, period - 1)
      cohort.push(random.binomial(cohort.at(-1)!, renewing))
    }
    const fit = fitShiftedBetaGeometric(renewalTable([cohort]))
    const own = parameterIntervals(fit).alpha
    const later = laplaceInterval(fit, (found) => sbgSurvival(found, 12), { scale: 'logit' })
    if (own.low <= 0.7 && 0.7 <= own.high) alpha++
    const share = sbgSurvival(parameters, 12)
    if (later.low <= share && share <= later.high) survival++
  }
  for (const count of [alpha, survival]) expect(Math.abs(count / rounds - 0.95)).toBeLessThan(0.033)
})

test('forecasts and chances to be active come true in customers who behave as the model says', () => {
  const customers = simulated(77, 20_000)
  let [forecast, actual, chance, active, variance] = [0, 0, 0, 0, 0]
  for (let row = 0; row < customers.repeats.length; row++) {
    const history = {
      repeats: customers.repeats[row]!,
      recency: customers.recency[row]!,
      age: customers.age[row]!,
    }
    forecast += bgNbdFuture(truth, history, 30)
    actual += customers.holdout[row]!
    const alive = bgNbdAlive(truth, history)
    chance += alive
    variance += alive * (1 - alive)
    active += customers.active[row]!
  }
  expect(forecast / actual).toBeCloseTo(1, 1)
  expect(Math.abs(chance - active)).toBeLessThan(3 * Math.sqrt(variance))
})
