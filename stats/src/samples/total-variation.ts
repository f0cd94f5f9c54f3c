import { pairOfShares } from './shares-of.ts'

/**
 * Total variation: the share of people who would have to be others for two mixes to be the same, from 0 to 1.
 *
 * Use it as the plainest measure of how a sample differs from a target; it reads as a percentage of people.
 *
 * Source: Levin and Peres 2017, Markov Chains and Mixing Times, section 4.1.
 *
 * @example
 * totalVariation([0.36, 0.48, 0.16], [1, 1, 1]) // 0.1733333…
 */
export function totalVariation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const [one, two] = pairOfShares(first, second)
  return one.reduce((sum, share, at) => sum + Math.abs(share - two[at]!), 0) / 2
}
