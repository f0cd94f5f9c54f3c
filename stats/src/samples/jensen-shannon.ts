import { pairOfShares } from './shares-of.ts'
import { relativeEntropy } from './relative-entropy.ts'

/**
 * Jensen–Shannon divergence: how different two distributions are, from 0 (alike) to log 2 (nothing in common).
 *
 * Use it where cells may be empty and no side is the reference. In nats, or in bits where the most is 1.
 *
 * Source: Lin 1991, IEEE Transactions on Information Theory 37, 145–151.
 *
 * @example
 * jensenShannon([0.36, 0.48, 0.16], [1, 1, 1]) // 0.0224599…
 */
export function jensenShannon(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: { unit?: 'nats' | 'bits' } = {},
): number {
  const [one, two] = pairOfShares(first, second)
  const middle = one.map((share, at) => (share + two[at]!) / 2)
  return (relativeEntropy(one, middle, options) + relativeEntropy(two, middle, options)) / 2
}
