import { describe, expect, test } from 'vitest'
import { cdnowTable, dataMissing, dayOf, readLines } from './cdnow.test-data.ts'
import { fitBgNbd } from './fit-bg-nbd.ts'
import { fitMbgNbd } from './fit-mbg-nbd.ts'
import { fitNbd } from './fit-nbd.ts'
import { fitParetoNbd } from './fit-pareto-nbd.ts'
import { mbgNbdAlive } from './mbg-nbd-alive.ts'
import { mbgNbdExpected } from './mbg-nbd-expected.ts'
import { mbgNbdFuture } from './mbg-nbd-future.ts'
import { mbgNbdResidual } from './mbg-nbd-residual.ts'
import { reduceTransactions } from './reduce-transactions.ts'

describe.skipIf(dataMissing)('files of ../shared/data/stats (skipped where absent)', () => {
  // Published with packages: .525, 6.183, .891, 1.614, -9582.1; digits from BTYDplus and lifetimes.
  test('MBG/NBD on the CDNOW sample gives the published estimates and forecasts', () => {
    const table = cdnowTable()
    const fit = fitMbgNbd(table)
    expect(Math.abs(fit.parameters.r - 0.524838)).toBeLessThan(1e-4)
    expect(Math.abs(fit.parameters.alpha - 6.182996)).toBeLessThan(1e-3)
    expect(Math.abs(fit.parameters.a - 0.891356)).toBeLessThan(1e-4)
    expect(Math.abs(fit.parameters.b - 1.614002)).toBeLessThan(1e-3)
    expect(Math.abs(fit.logLikelihood + 9582.132685)).toBeLessThan(1e-5)
    expect(fit.verdict).toBe('fine')
    for (const [history, alive, future] of [
      [{ repeats: 0, recency: 0, age: 38.86 }, 0.389717, 0.153954],
      [{ repeats: 2, recency: 30.43, age: 38.86 }, 0.706126, 1.262671],
    ] as const) {
      expect(Math.abs(mbgNbdAlive(fit.parameters, history) / alive - 1)).toBeLessThan(1e-4)
      expect(Math.abs(mbgNbdFuture(fit.parameters, history, 39) / future - 1)).toBeLessThan(1e-4)
      expect(mbgNbdResidual(fit.parameters, history, Math.log(1.15) / 52)).toBeGreaterThan(future)
    }
    expect(Math.abs(mbgNbdExpected(fit.parameters, 52) / 1.418883 - 1)).toBeLessThan(1e-4)
    let future = 0
    let alive = 0
    table.counts.forEach((count, row) => {
      const history = { repeats: table.repeats[row]!, recency: table.recency[row]!, age: table.age[row]! }
      future += count * mbgNbdFuture(fit.parameters, history, 39)
      alive += count * mbgNbdAlive(fit.parameters, history)
    })
    expect(Math.abs(future / 1576.74 - 1)).toBeLessThan(1e-4)
    expect(Math.abs(alive / 1057.64 - 1)).toBeLessThan(1e-4)
  })

  test('the baseline without dropout gives its published likelihood', () => {
    const fit = fitNbd(cdnowTable())
    expect(Math.abs(fit.parameters.r - 0.384767)).toBeLessThan(1e-5)
    expect(Math.abs(fit.parameters.alpha - 12.072076)).toBeLessThan(1e-4)
    expect(Math.abs(fit.logLikelihood + 9763.660222)).toBeLessThan(1e-5)
  })

  test('customers of a shop who came at any time show no dropout, and every model says so', () => {
    const rows = readLines('clv/online_retail_invoices.csv')
      .slice(1)
      .map((line) => line.split(','))
    const { table } = reduceTransactions(
      {
        customers: rows.map((row) => Number(row[0])),
        days: rows.map((row) => dayOf(row[2]!.replaceAll('"', '').slice(0, 10))),
      },
      { until: dayOf('2011-08-31'), unit: 7 },
    )
    const baseline = fitNbd(table)
    expect(Math.abs(baseline.parameters.r - 0.722643)).toBeLessThan(1e-4)
    expect(Math.abs(baseline.parameters.alpha - 9.4245)).toBeLessThan(1e-3)
    expect(Math.abs(baseline.logLikelihood + 21755.3483)).toBeLessThan(1e-3)
    for (const fit of [fitBgNbd(table), fitMbgNbd(table), fitParetoNbd(table)]) {
      expect(fit.verdict, fit.model).toBe('dropout not identified')
      expect(fit.explanation).toContain('Use the NBD model')
    }
  })
})
