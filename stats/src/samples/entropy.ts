import { sharesOf } from './shares-of.ts'

/**
 * Entropy: how spread out a mix is, in nats (or bits); 0 where everybody is in one cell, log of the number of cells where
 * all are alike.
 *
 * Use `Math.exp` of it as "as many equal groups as this".
 *
 * Source: Shannon 1948, Bell System Technical Journal 27, 379–423.
 *
 * @example
 * entropy([1, 2, 3, 4, 5]) // 1.489750…
 */
export function entropy(weights: ArrayLike<number>, unit: 'nats' | 'bits' = 'nats'): number {
  const sum = sharesOf(weights).reduce(
    (total, share) => (share > 0 ? total - share * Math.log(share) : total),
    0,
  )
  return Math.max(0, unit === 'bits' ? sum / Math.LN2 : sum)
}
