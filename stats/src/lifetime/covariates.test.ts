import { describe, expect, test } from 'vitest'
import { dataMissing, dayOf, readLines } from './cdnow.test-data.ts'
import { covariateGroups } from './covariate-groups.ts'
import { fitParetoNbd } from './fit-pareto-nbd.ts'
import { fitWithCovariates } from './fit-with-covariates.ts'
import { parametersWithTraits } from './parameters-with-traits.ts'
import { reduceTransactions } from './reduce-transactions.ts'
import { simulateBgNbd } from './simulate-bg-nbd.ts'

function apparel() {
  const rows = readLines('clv/apparelTrans.csv')
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(','))
  const days = rows.map((row) => dayOf(row[1]!))
  const { customers } = reduceTransactions(
    { customers: rows.map((row) => row[0]!), days },
    { until: Math.min(...days) + 104 * 7, unit: 7 },
  )
  const traits = new Map(
    readLines('clv/apparelStaticCov.csv')
      .slice(1)
      .map((line) => {
        const [id, gender, channel] = line.replaceAll('"', '').split(',')
        return [id, [Number(gender), Number(channel)]] as const
      }),
  )
  const column = (place: number) => customers.ids.map((id) => traits.get(String(id))![place]!)
  return { customers, Gender: column(0), Channel: column(1) }
}

// Reproduced with CLVTools on its apparel data, 104 weeks of estimation.
describe.skipIf(dataMissing)('traits of 600 customers (skipped where ../shared/data/stats is absent)', () => {
  test('Pareto/NBD with gender and channel gives the effects and the likelihood of the reference sheet', () => {
    const { customers, Gender, Channel } = apparel()
    const covariates = covariateGroups(customers, { Gender, Channel })
    const plain = fitParetoNbd(covariates.whole)
    expect(Math.abs(plain.logLikelihood + 5848.097827)).toBeLessThan(1e-4)
    expect(Math.abs(plain.parameters.r - 1.448977)).toBeLessThan(2e-3)
    expect(Math.abs(plain.parameters.s - 0.56126)).toBeLessThan(2e-3)
    const fit = fitWithCovariates('Pareto/NBD', covariates)
    expect(Math.abs(fit.logLikelihood + 5821.062709)).toBeLessThan(1e-3)
    expect(Math.abs(fit.dropout.Gender!.estimate + 0.642993)).toBeLessThan(2e-3)
    expect(Math.abs(fit.dropout.Channel!.estimate - 0.790679)).toBeLessThan(2e-3)
    expect(Math.abs(fit.purchases.Gender!.estimate - 0.285874)).toBeLessThan(1e-3)
    expect(Math.abs(fit.purchases.Channel!.estimate - 0.624124)).toBeLessThan(1e-3)
    expect(fit.verdict).toBe('fine')
    expect(fit.likelihoodRatio.chiSquare).toBeCloseTo(2 * (5848.097827 - 5821.062709), 2)
    expect(fit.likelihoodRatio.pValue).toBeLessThan(1e-8)
  })

  // With a and b both scaled by the traits, packages end at a = 4571, b = 33748 on these data.
  test('BG/NBD, where traits move the odds of leaving, does not run away on the same customers', () => {
    const { customers, Gender, Channel } = apparel()
    const fit = fitWithCovariates('BG/NBD', covariateGroups(customers, { Gender, Channel }))
    expect(fit.verdict).toBe('fine')
    expect(fit.parameters.b).toBeLessThan(30)
    expect(fit.recheckedLogLikelihood).toBeCloseTo(fit.logLikelihood, 6)
    expect(fit.likelihoodRatio.pValue).toBeLessThan(1e-5)
  })
})

describe('traits of simulated customers', () => {
  const half = 4000
  const first = simulateBgNbd(
    { r: 0.8, alpha: 6, a: 0.8, b: 2.5 },
    { customers: half, age: 52, cohort: 12, seed: 1, resolution: 1e-2 },
  )
  // Buys e^0.5 times as often, and its odds of leaving are e^−0.7 of the others'.
  const second = simulateBgNbd(
    { r: 0.8, alpha: 6 * Math.exp(-0.5), a: 0.8 * Math.exp(-0.7), b: 2.5 },
    { customers: half, age: 52, cohort: 12, seed: 2, resolution: 1e-2 },
  )
  const joined = {
    repeats: [...first.repeats, ...second.repeats],
    recency: [...first.recency, ...second.recency],
    age: [...first.age, ...second.age],
  }
  const referred = joined.repeats.map((_, row) => (row < half ? 0 : 1))

  test('planted effects are found within their errors, and forecasts use them', () => {
    const fit = fitWithCovariates('BG/NBD', covariateGroups(joined, { referred }))
    const { purchases, dropout } = fit
    expect(Math.abs(purchases.referred!.estimate - 0.5)).toBeLessThan(3 * purchases.referred!.standardError)
    expect(Math.abs(dropout.referred!.estimate + 0.7)).toBeLessThan(3 * dropout.referred!.standardError)
    const theirs = parametersWithTraits(fit, { referred: 1 })
    expect(theirs.alpha! / fit.parameters.alpha!).toBeCloseTo(Math.exp(-purchases.referred!.estimate), 10)
    expect(theirs.a! / fit.parameters.a!).toBeCloseTo(Math.exp(dropout.referred!.estimate), 10)
    expect(() => parametersWithTraits(fit, {})).toThrow('the trait referred')
  })

  test('another unit of a trait changes its effect by that unit and nothing else', () => {
    const fit = fitWithCovariates('BG/NBD', covariateGroups(joined, { referred }))
    const other = fitWithCovariates(
      'BG/NBD',
      covariateGroups(joined, { referred: referred.map((value) => 1000 * value + 5000) }),
    )
    expect(other.logLikelihood).toBeCloseTo(fit.logLikelihood, 5)
    expect((1000 * other.purchases.referred!.estimate) / fit.purchases.referred!.estimate).toBeCloseTo(1, 4)
  })

  test('a trait that everybody shares or somebody lacks is refused', () => {
    expect(() => covariateGroups(joined, { all: referred.map(() => 1) })).toThrow('same all')
    expect(() => covariateGroups(joined, { some: referred.map(() => Number.NaN) })).toThrow(
      'no value for some',
    )
    expect(() => covariateGroups(joined, {})).toThrow('no traits')
  })
})
