import type { SeededRandom } from '../random/seeded-random.ts'
import type { RenewalTable } from './renewal-table.ts'

/**
 * One bootstrap sample of a renewal table: every customer is one who left in some period or one who was
 * still there when last counted, and these are drawn again.
 *
 * Use it through `bootstrapFits`.
 *
 * Source: Efron and Tibshirani (1993), chapter 6.
 *
 * @example
 * resampleRenewals(renewalTable([[1000, 631, 468]]), seededRandom(1)).customers // 1000
 */
export function resampleRenewals(table: RenewalTable, random: SeededRandom): RenewalTable {
  const periods = table.lost.length
  const drawn = random.multinomial(Math.max(1, Math.round(table.customers)), [
    ...table.lost,
    ...table.followed,
  ])
  const lost = Float64Array.from(drawn.subarray(0, periods))
  const followed = Float64Array.from(drawn.subarray(periods))
  const atRisk = new Float64Array(periods)
  for (let period = periods - 1, later = 0; period >= 0; period--) {
    later += lost[period]! + followed[period + 1]!
    atRisk[period] = later
  }
  return { ...table, atRisk, lost, followed }
}
