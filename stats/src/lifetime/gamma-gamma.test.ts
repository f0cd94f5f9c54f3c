import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { cdnowColumns, cdnowReduced, dataMissing } from './cdnow.test-data.ts'
import { expectedSpend } from './expected-spend.ts'
import { fitGammaGamma } from './fit-gamma-gamma.ts'
import { gammaGamma } from './gamma-gamma.ts'
import { spendTable } from './spend-table.ts'

// Published p = 6.25, q = 3.74, gamma = 15.44: Fader and Hardie (2013), note 025.
describe.skipIf(dataMissing)('Gamma-Gamma on CDNOW (skipped where ../shared/data/stats is absent)', () => {
  const exact = dataMissing ? undefined! : fitGammaGamma(spendTable(cdnowReduced().customers))

  test('the estimates from single purchases are the published ones', () => {
    expect(Math.abs(exact.parameters.p - 6.249553)).toBeLessThan(5e-4)
    expect(Math.abs(exact.parameters.q - 3.744215)).toBeLessThan(5e-4)
    expect(Math.abs(exact.parameters.gamma - 15.44353)).toBeLessThan(5e-3)
    expect(Math.abs(exact.logLikelihood + 4055.917695)).toBeLessThan(1e-5)
    expect([exact.verdict, exact.customers, exact.notes]).toEqual(['fine', 946, []])
  })

  test('means rounded to cents move gamma in the third digit', () => {
    const fit = fitGammaGamma(spendTable(cdnowColumns()))
    expect(Math.abs(fit.parameters.p - 6.248783)).toBeLessThan(5e-4)
    expect(Math.abs(fit.parameters.q - 3.744579)).toBeLessThan(5e-4)
    expect(Math.abs(fit.parameters.gamma - 15.447758)).toBeLessThan(5e-3)
    expect(Math.abs(fit.logLikelihood + 4055.923244)).toBeLessThan(1e-5)
    for (const [name, value] of [
      ['p', 1.1897],
      ['q', 0.2902],
      ['gamma', 4.16],
    ] as const) {
      expect(Math.abs(fit.standardErrors[name] / value - 1)).toBeLessThan(0.01)
    }
  })

  test('individual means are drawn to the mean of everybody', () => {
    const { parameters } = fitGammaGamma(spendTable(cdnowColumns()))
    expect(expectedSpend(parameters, { repeats: 1, meanSpend: 35 })).toBeCloseTo(35.0522, 3)
    expect(expectedSpend(parameters, { repeats: 5, meanSpend: 35 })).toBeCloseTo(35.0138, 3)
    expect(expectedSpend(parameters)).toBeCloseTo(35.171, 2)
  })
})

const published = { p: 6.25, q: 3.74, gamma: 15.44 }

test('hard customers agree with 50-digit arithmetic to 1e-10', () => {
  // mpmath at 50 digits: [x, mean, log-likelihood]
  const rows = [
    [1, 35, -4.182118026033],
    [29, 120, -7.868468077053],
    [1000, 12.5, -4.0759015913883],
    [3, 0.01, -102.75807938044],
  ] as const
  const logs = Float64Array.from([6.25, 3.74, 15.44], Math.log)
  for (const [repeats, meanSpend, value] of rows) {
    const spend = spendTable({ repeats: [repeats], meanSpend: [meanSpend] })
    expect(Math.abs(gammaGamma.recheck(spend, published) / value - 1)).toBeLessThan(1e-10)
    expect(Math.abs(gammaGamma.objective(spend)(logs, new Float64Array(3)) / -value - 1)).toBeLessThan(1e-10)
  }
})

function simulatedSpend(customers: number, { p, q, gamma }: typeof published, seed: number) {
  const random = seededRandom(seed)
  const repeats = Float64Array.from({ length: customers }, () => 1 + random.poisson(2))
  const meanSpend = repeats.map((x) => random.gamma(p * x, random.gamma(q, gamma) * x))
  return { repeats, meanSpend }
}

test('another currency changes gamma by its rate and nothing else', () => {
  const { repeats, meanSpend } = simulatedSpend(400, published, 1)
  const euros = fitGammaGamma(spendTable({ repeats, meanSpend }))
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 200, noNaN: true }), (rate) => {
      const fit = fitGammaGamma(spendTable({ repeats, meanSpend: meanSpend.map((mean) => mean * rate) }))
      expect(fit.parameters.p / euros.parameters.p).toBeCloseTo(1, 5)
      expect(fit.parameters.q / euros.parameters.q).toBeCloseTo(1, 5)
      expect(fit.parameters.gamma / euros.parameters.gamma / rate).toBeCloseTo(1, 5)
    }),
    { numRuns: 10 },
  )
})

test('a weight is a repetition, and the order of customers does not matter', () => {
  const { repeats, meanSpend } = simulatedSpend(200, published, 2)
  const once = fitGammaGamma(spendTable({ repeats, meanSpend, counts: repeats.map(() => 2) }))
  const twice = fitGammaGamma(
    spendTable({
      repeats: [...repeats, ...repeats].toReversed(),
      meanSpend: [...meanSpend, ...meanSpend].toReversed(),
    }),
  )
  expect(once.logLikelihood).toBeCloseTo(twice.logLikelihood, 7)
  expect(once.parameters.p).toBeCloseTo(twice.parameters.p, 5)
})

test('where a few spend without measure the verdict is that the mean is infinite', () => {
  const fit = fitGammaGamma(spendTable(simulatedSpend(2000, { p: 3, q: 0.6, gamma: 10 }, 3)))
  expect(fit.verdict).toBe('mean infinite')
  expect(() => expectedSpend(fit.parameters)).toThrow('no finite value')
})

test('customers without spend are left out and counted, and too few are said to be too few', () => {
  const { repeats, meanSpend } = simulatedSpend(100, published, 4)
  const fit = fitGammaGamma(
    spendTable({ repeats: [...repeats, 2, 3, 0], meanSpend: [...meanSpend, 0, -5, 0] }),
  )
  expect(fit.customers).toBe(100)
  expect(fit.notes[0]).toMatch(/^2 repeat buyers/)
  expect(fitGammaGamma(spendTable({ repeats: [1, 2, 1], meanSpend: [9, 8, 7] })).verdict).toBe(
    'not enough data',
  )
  expect(() => spendTable({ repeats: [0], meanSpend: [0] })).toThrow('No customer bought again')
  expect(() => spendTable({ repeats: [1], meanSpend: [Number.NaN] })).toThrow(RangeError)
})
