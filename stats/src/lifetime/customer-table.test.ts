import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { betaDropoutModel } from './beta-dropout-model.ts'
import { cdnowReduced, dataMissing } from './cdnow.test-data.ts'
import { coarseTable } from './coarse-table.ts'
import { customerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import { fitBgNbd } from './fit-bg-nbd.ts'
import { fitParetoNbd } from './fit-pareto-nbd.ts'
import { indexValues } from './index-values.ts'
import { nbd } from './nbd.ts'
import { paretoNbdModel } from './pareto-nbd-model.ts'
import { reduceTransactions } from './reduce-transactions.ts'
import { simulateBgNbd } from './simulate-bg-nbd.ts'

test.skipIf(dataMissing)(
  'the CDNOW sample reduces to its published counts (skipped where ../shared/data/stats is absent)',
  () => {
    const { table, customers } = cdnowReduced()
    const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
    expect(table.customers).toBe(2357)
    expect(table.counts.length).toBe(1016)
    expect(sum(customers.repeats)).toBe(2457)
    expect(customers.repeats.filter((count) => count === 0).length).toBe(1411)
    expect(Math.max(...customers.repeats)).toBe(29)
    expect(Math.min(...customers.age)).toBe(27)
    expect(Math.max(...customers.age)).toBeCloseTo(38.857, 3)
    expect(sum(customers.holdout)).toBe(1882)
  },
)

describe('reducing purchases', () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 1, max: 90 }),
  )

  test('every customer is counted once, with days counted once, however the rows are ordered', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 120 }), fc.integer(), (rows, seed) => {
        const until = 50
        fc.pre(rows.some(([, day]) => day < until))
        const columns = (list: typeof rows) => ({
          customers: list.map(([customer]) => `c${customer}`),
          days: list.map(([, day]) => day + 0.3),
          amounts: list.map(([, , amount]) => amount),
        })
        const reduced = reduceTransactions(columns(rows), { until, unit: 1 })
        reduced.customers.ids.forEach((id, place) => {
          const own = rows.filter(([customer]) => `c${customer}` === id)
          const days = [...new Set(own.map(([, day]) => day))].toSorted((one, other) => one - other)
          const inside = days.filter((day) => day <= until)
          expect(reduced.customers.repeats[place]).toBe(inside.length - 1)
          expect(reduced.customers.recency[place]).toBe(inside.at(-1)! - days[0]!)
          expect(reduced.customers.age[place]).toBe(until - days[0]!)
          const spent = own
            .filter(([, day]) => day > days[0]! && day <= until)
            .reduce((sum, [, , amount]) => sum + amount, 0)
          expect(reduced.customers.meanSpend[place]).toBeCloseTo(
            inside.length > 1 ? spent / (inside.length - 1) : 0,
            10,
          )
        })
        const shuffled = reduceTransactions(columns(seededRandom(seed).shuffle(rows)), { until, unit: 1 })
        const sorted = (table: typeof reduced.table) =>
          Array.from(table.counts, (count, place) =>
            [table.repeats[place], table.recency[place], table.age[place], count].join(),
          ).toSorted()
        expect(sorted(shuffled.table)).toEqual(sorted(reduced.table))
        // Ids as numbers take the fast path and mean the same.
        const numbered = reduceTransactions(
          { ...columns(rows), customers: rows.map(([customer]) => customer) },
          { until, unit: 1 },
        )
        expect(numbered.table).toEqual(reduced.table)
      }),
    )
  })

  test('long histories out of order are sorted too', () => {
    const days = seededRandom(1).shuffle(Array.from({ length: 200 }, (_, day) => day))
    const { table } = reduceTransactions({ customers: days.map(() => 'a'), days }, { until: 150, unit: 1 })
    expect([table.repeats[0], table.recency[0], table.age[0]]).toEqual([150, 150, 150])
  })

  test('what cannot be reduced is refused with a sentence', () => {
    expect(() => reduceTransactions({ customers: [], days: [] }, { until: 9 })).toThrow('no purchases')
    expect(() => reduceTransactions({ customers: ['a'], days: [9] }, { until: 9 })).toThrow(
      'before the last day',
    )
    expect(() => reduceTransactions({ customers: ['a'], days: [Number.NaN] }, { until: 9 })).toThrow(
      'Row 1 has no day',
    )
    expect(() => customerTable({ repeats: [0], recency: [3], age: [9] })).toThrow('recency is 0, not 3')
    expect(() => customerTable({ repeats: [1], recency: [10], age: [9] })).toThrow(
      'after the end of observation',
    )
    expect(() => customerTable({ repeats: [0], recency: [0], age: [0] })).toThrow('age must be above zero')
  })
})

test('distinct values are found whatever their number', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 300 }), (column) => {
      const { values, index } = indexValues(column)
      // + 0 makes no difference between 0 and −0.
      expect(Array.from(index, (place) => values[place]! + 0)).toEqual(column.map((value) => value + 0))
    }),
  )
})

describe('the compressed table', () => {
  const sample = simulateBgNbd(
    { r: 0.6, alpha: 8, a: 0.9, b: 2.4 },
    { customers: 600, age: 52, cohort: 12, seed: 5 },
  )

  test('has the likelihood of the single customers, for every model', () => {
    const rows = sample.repeats.length
    const table = customerTable(sample)
    expect(table.counts.length).toBeLessThan(rows)
    const uncompressed = {
      ...sample,
      repeats: Float64Array.from(sample.repeats),
      counts: new Float64Array(rows).fill(1),
      customers: rows,
    }
    const point = Float64Array.from([-0.4, 2.2, -0.3, 1.1])
    for (const model of [betaDropoutModel('BG/NBD'), betaDropoutModel('MBG/NBD'), paretoNbdModel, nbd]) {
      const [whole, merged] = [new Float64Array(4), new Float64Array(4)]
      const value = model.objective(uncompressed)(point, whole)
      expect(model.objective(table)(point, merged) / value).toBeCloseTo(1, 12)
      whole.forEach((slope, index) => expect(merged[index]! / (slope || 1)).toBeCloseTo(slope ? 1 : 0, 9))
    }
  })

  test('weights are repetitions, and another unit of time changes only what has a unit', () => {
    const table = customerTable(sample)
    const once = fitBgNbd(table)
    const tripled = fitBgNbd({
      ...table,
      counts: table.counts.map((count) => 3 * count),
      customers: 3 * table.customers,
    })
    expect(tripled.logLikelihood / once.logLikelihood).toBeCloseTo(3, 9)
    expect(tripled.parameters.a / once.parameters.a).toBeCloseTo(1, 5)
    const days = customerTable({
      ...sample,
      recency: sample.recency.map((time) => 7 * time),
      age: sample.age.map((time) => 7 * time),
    })
    for (const [weekly, daily, scaled] of [
      [once, fitBgNbd(days), ['alpha']],
      [fitParetoNbd(table), fitParetoNbd(days), ['alpha', 'beta']],
    ] as const) {
      for (const [name, value] of Object.entries(weekly.parameters)) {
        const factor = (scaled as readonly string[]).includes(name) ? 7 : 1
        expect((daily.parameters as Record<string, number>)[name]! / value / factor, name).toBeCloseTo(1, 4)
      }
    }
  })
})

test('a large table is searched on coarser times and ends where a search on all of it ends', () => {
  const table = customerTable(
    simulateBgNbd(
      { r: 0.9, alpha: 6, a: 0.8, b: 2.4 },
      { customers: 26_000, age: 52, cohort: 12, seed: 8, resolution: 1e-3 },
    ),
  )
  const coarse = coarseTable(table)
  expect(coarse.customers).toBe(table.customers)
  expect(coarse.counts.length).toBeLessThan(table.counts.length / 2)
  const model = betaDropoutModel('BG/NBD')
  const quick = fitByLikelihood(model, table)
  const slow = fitByLikelihood({ ...model, coarsen: undefined }, table)
  expect(quick.coarseEvaluations).toBeGreaterThan(20)
  expect(quick.evaluations).toBeLessThan(slow.evaluations)
  expect(quick.logLikelihood).toBeCloseTo(slow.logLikelihood, 6)
  expect(quick.parameters.b / slow.parameters.b).toBeCloseTo(1, 5)
})
