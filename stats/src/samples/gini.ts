import { sharesOf } from './shares-of.ts'

/**
 * Gini coefficient: how unequally something is shared out, from 0 (all the same) to nearly 1 (one has everything).
 *
 * Use it for revenue per customer or evidence per person. The plain form tops out at 1 − 1/n; `corrected` multiplies by
 * n/(n − 1), the estimate for the population behind a small sample.
 *
 * Source: Gini 1912; Sen 1973, On Economic Inequality; correction of Deltas 2003, Review of Economics and Statistics 85.
 *
 * @example
 * gini([0, 0, 0, 10]) // 0.75
 */
export function gini(amounts: ArrayLike<number>, options: { corrected?: boolean } = {}): number {
  const n = amounts.length
  if (options.corrected && n < 2)
    throw new RangeError('The corrected Gini coefficient needs at least two amounts.')
  const sorted = sharesOf(amounts).sort()
  const tilted = sorted.reduce((sum, share, at) => sum + (2 * (at + 1) - n - 1) * share, 0)
  return Math.max(0, tilted / (options.corrected ? n - 1 : n))
}
