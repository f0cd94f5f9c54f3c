import type { SeededRandom } from '../random/seeded-random.ts'

/**
 * Draws customers again with replacement where rows stand for several of them: the new count of each
 * row, and the rows that still have some.
 *
 * Use it for one bootstrap sample of a compressed table. Weights that are not whole numbers are rounded
 * in their total.
 *
 * Source: multinomial resampling, Efron and Tibshirani (1993), chapter 6.
 *
 * @example
 * resampleCounts(table.counts, seededRandom(1)) // { counts, kept }
 */
export function resampleCounts(
  counts: Float64Array,
  random: SeededRandom,
): { counts: Float64Array; kept: Int32Array } {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const drawn = random.multinomial(Math.max(1, Math.round(total)), counts)
  const kept = Int32Array.from(drawn.keys()).filter((row) => drawn[row]! > 0)
  return { counts: Float64Array.from(kept, (row) => drawn[row]!), kept }
}
