import type { Share } from '@firsthand/contract/core/shapes'
import { wilsonInterval } from '@firsthand/stats/rates/wilson-interval'

/** A share with its interval, or without one where a few would say more than they know. */
export function shareFrom(hits: number, n: number, enough: number): Share {
  if (n < enough || n === 0) return { hits, n, low: null, high: null }
  const { low, high } = wilsonInterval(hits, n)
  return { hits, n, low, high }
}
