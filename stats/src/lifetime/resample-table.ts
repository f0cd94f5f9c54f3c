import type { SeededRandom } from '../random/seeded-random.ts'
import type { CustomerTable } from './customer-table.ts'
import { resampleCounts } from './resample-counts.ts'

/**
 * One bootstrap sample of a table of purchase histories.
 *
 * Use it through `bootstrapFits`.
 *
 * Source: Efron and Tibshirani (1993), chapter 6.
 *
 * @example
 * resampleTable(table, seededRandom(1)).customers // as many as before
 */
export function resampleTable(table: CustomerTable, random: SeededRandom): CustomerTable {
  const { counts, kept } = resampleCounts(table.counts, random)
  return {
    repeats: Float64Array.from(kept, (row) => table.repeats[row]!),
    recency: Float64Array.from(kept, (row) => table.recency[row]!),
    age: Float64Array.from(kept, (row) => table.age[row]!),
    counts,
    customers: counts.reduce((sum, count) => sum + count, 0),
  }
}
