import { honestyLimits } from '@firsthand/contract/conversations/honesty'
import { studentQuantile } from '@firsthand/stats/special/student-quantile'

export type Mean = { mean: number | null; low: number | null; high: number | null; n: number }

/**
 * The mean share over conversations, each counting once however long it was, with its 95 % interval (Student's t). A
 * share lies between 0 and 1, so the interval is cut there. Nothing where there are too few to say anything.
 */
export function meanShare(shares: readonly number[], enough = honestyLimits.conversations): Mean {
  const n = shares.length
  if (n < Math.max(2, enough)) return { n, mean: null, low: null, high: null }
  const mean = shares.reduce((sum, share) => sum + share, 0) / n
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (n - 1)
  const spread = studentQuantile(0.975, n - 1) * Math.sqrt(variance / n)
  return { n, mean, low: Math.max(0, mean - spread), high: Math.min(1, mean + spread) }
}
