import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { betaDropoutModel } from './beta-dropout-model.ts'
import { customerTable } from './customer-table.ts'
import { fitBgNbd } from './fit-bg-nbd.ts'
import { fitMbgNbd } from './fit-mbg-nbd.ts'
import { fitParetoNbd } from './fit-pareto-nbd.ts'
import { paretoNbdModel } from './pareto-nbd-model.ts'
import { simulateBgNbd } from './simulate-bg-nbd.ts'

/** Customers who never leave, with gamma-distributed rates. */
function loyalCustomers(seed: number, customers: number) {
  const random = seededRandom(seed)
  const repeats: number[] = []
  const recency: number[] = []
  const age: number[] = []
  for (let customer = 0; customer < customers; customer++) {
    const end = 30 + 10 * random.uniform()
    const count = random.poisson(end * random.gamma(0.9, 7))
    repeats.push(count)
    // The last of `count` even times over (0, end).
    recency.push(count === 0 ? 0 : end * Math.pow(random.uniform(), 1 / count))
    age.push(end)
  }
  return customerTable({ repeats, recency, age })
}

test('where nobody leaves, BG/NBD and MBG/NBD say that dropout is not identified at least 92 times of 100', () => {
  const rounds = 100
  const verdicts = { bg: 0, mbg: 0 }
  for (let round = 0; round < rounds; round++) {
    const table = loyalCustomers(round, 400)
    if (fitBgNbd(table).verdict === 'dropout not identified') verdicts.bg++
    if (fitMbgNbd(table).verdict === 'dropout not identified') verdicts.mbg++
  }
  expect(verdicts.bg).toBeGreaterThanOrEqual(92)
  expect(verdicts.mbg).toBeGreaterThanOrEqual(92)
})

test('where nobody leaves, Pareto/NBD says so too', () => {
  let found = 0
  for (let round = 0; round < 20; round++) {
    if (fitParetoNbd(loyalCustomers(500 + round, 300)).verdict === 'dropout not identified') found++
  }
  expect(found).toBeGreaterThanOrEqual(18)
})

test('where customers do leave, the verdict is fine 95 times of 100', () => {
  let fine = 0
  for (let round = 0; round < 100; round++) {
    const customers = simulateBgNbd(
      { r: 0.5, alpha: 5, a: 0.8, b: 2.4 },
      { customers: 800, age: 45, cohort: 10, seed: round },
    )
    if (fitBgNbd(customerTable(customers)).verdict === 'fine') fine++
  }
  expect(fine).toBeGreaterThanOrEqual(95)
})

test('customers who all leave with the same chance leave a flat ridge', () => {
  const alike = simulateBgNbd(
    { r: 0.8, alpha: 5, a: 3000, b: 9000 },
    { customers: 3000, age: 60, cohort: 10, seed: 4, resolution: 1e-2 },
  )
  const fit = fitBgNbd(customerTable(alike))
  expect(fit.verdict).toBe('flat ridge')
  expect(fit.explanation).toMatch(/a, b|a explain|b explain/)
  // The chance itself is known all the same.
  expect(fit.parameters.a / (fit.parameters.a + fit.parameters.b)).toBeCloseTo(0.25, 1)
})

test('a few customers, or none who came back, are not enough', () => {
  const few = fitBgNbd(customerTable({ repeats: [1, 0, 2], recency: [4, 0, 8], age: [9, 9, 9] }))
  expect([few.verdict, few.explanation]).toEqual([
    'not enough data',
    'There are only 3 customers. Collect at least 30.',
  ])
  const none = fitParetoNbd(customerTable({ repeats: [0], recency: [0], age: [9], counts: [500] }))
  expect([none.verdict, none.explanation]).toEqual([
    'not enough data',
    'Only 0 customers bought again. Wait until at least 10 have.',
  ])
  expect(Object.values(none.parameters).every(Number.isFinite)).toBe(true)
})

test('no place in a vast range of parameters is likelier than the fit: nothing is made of rounding errors', () => {
  const table = customerTable(
    simulateBgNbd({ r: 0.3, alpha: 5, a: 0.8, b: 2.4 }, { customers: 1500, age: 78, cohort: 12, seed: 9 }),
  )
  const random = seededRandom(10)
  for (const [model, fit] of [
    [betaDropoutModel('BG/NBD'), fitBgNbd(table)],
    [betaDropoutModel('MBG/NBD'), fitMbgNbd(table)],
    [paretoNbdModel, fitParetoNbd(table)],
  ] as const) {
    const objective = model.objective(table)
    // Unbounded searches in packages ended at r = 1e−28 with a log-likelihood thousands too high.
    for (let draw = 0; draw < 120; draw++) {
      const point = Float64Array.from({ length: 4 }, () => -65 + 90 * random.uniform())
      expect(-objective(point, new Float64Array(4))).toBeLessThanOrEqual(fit.logLikelihood + 1e-6)
    }
    expect(Math.abs(fit.recheckedLogLikelihood - fit.logLikelihood)).toBeLessThan(1e-6)
  }
})

test('a fit reports its progress and can be stopped', () => {
  const table = customerTable(
    simulateBgNbd({ r: 0.3, alpha: 5, a: 0.8, b: 2.4 }, { customers: 500, age: 50, cohort: 12, seed: 2 }),
  )
  const shares: number[] = []
  fitBgNbd(table, { onProgress: ({ share }) => shares.push(share) })
  expect(shares.at(-1)).toBe(1)
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
  const controller = new AbortController()
  const stopped = () =>
    fitParetoNbd(table, {
      signal: controller.signal,
      onProgress: ({ share }) => share > 0.1 && controller.abort(),
    })
  expect(stopped).toThrow(/abort/i)
})
