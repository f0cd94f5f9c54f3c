import { customerTable } from '../../stats/src/lifetime/customer-table.ts'
import { fitBgNbd } from '../../stats/src/lifetime/fit-bg-nbd.ts'
import { fitParetoNbd } from '../../stats/src/lifetime/fit-pareto-nbd.ts'
import { reduceTransactions } from '../../stats/src/lifetime/reduce-transactions.ts'
import { plantedCustomers, plantedPurchases } from './stats-lifetime-data.ts'
import { uncompressedBgNbd } from './stats-lifetime-uncompressed.ts'

export type BenchRow = { name: string; value: number; reference: number; ratio: number; unit: string }

const MEGABYTE = 1e6

/**
 * BG/NBD and Pareto/NBD on a million simulated customers (days, 12-week cohort) and on a small sample,
 * beside the aims of issue 4. The first reference is measured in the same run: the same likelihood over
 * single customers, evaluated as often as the fit did.
 */
export function benchLifetime(customers = 1_000_000): BenchRow[] {
  // Once to warm the engine up, on few customers.
  const small = customerTable(plantedCustomers(2357, 2))
  for (let round = 0; round < 3; round++) fitParetoNbd(small)
  const sample = best(5, () => fitBgNbd(small))

  const columns = plantedCustomers(customers, 1)
  const rows = plantedPurchases(columns)
  const reduced = timed(() => reduceTransactions(rows, { until: rows.until, unit: 7 }))
  const { table } = reduced.result
  const bg = timed(() => fitBgNbd(table))
  const pareto = timed(() => fitParetoNbd(table))
  const evaluate = uncompressedBgNbd(columns)
  const { r, alpha, a, b } = bg.result.parameters
  const rounds = 5
  const single = timed(() => {
    for (let round = 0; round < rounds; round++) evaluate([r, alpha, a, b * (1 + round * 1e-9)])
  })
  const uncompressed = (single.ms / rounds) * bg.result.evaluations
  const memory = process.memoryUsage().rss / MEGABYTE
  const name = `${customers.toLocaleString('en')} customers`
  return [
    row(
      `BG/NBD, ${name}, fit of ${table.counts.length.toLocaleString('en')} distinct histories`,
      bg.ms,
      uncompressed,
      `ms (uncompressed, ${bg.result.evaluations} evaluations)`,
    ),
    row('the same beside its aim', bg.ms, 1500, 'ms (aim)'),
    row('the same, reduction of single purchases included', bg.ms + reduced.ms, 6000, 'ms (aim)'),
    row(`Pareto/NBD, ${name}`, pareto.ms, 6000, 'ms (aim)'),
    row('BG/NBD, 2,357 customers', sample, 60, 'ms (aim)'),
    row('memory of the whole run', memory, 400, 'MB (aim)'),
  ]
}

function timed<Result>(work: () => Result): { result: Result; ms: number } {
  const start = performance.now()
  const result = work()
  return { result, ms: performance.now() - start }
}

function best(rounds: number, work: () => unknown): number {
  return Math.min(...Array.from({ length: rounds }, () => timed(work).ms))
}

function row(name: string, value: number, reference: number, unit: string): BenchRow {
  return { name, value, reference, ratio: value / reference, unit }
}

if (import.meta.main) {
  for (const { name, value, reference, ratio, unit } of benchLifetime()) {
    process.stdout.write(
      `${name}: ${value.toFixed(1)} / ${reference.toFixed(1)} ${unit} = ${ratio.toFixed(3)}\n`,
    )
  }
}
