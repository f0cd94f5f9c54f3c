import { relativeEntropy } from './relative-entropy.ts'

/**
 * Population stability index: how far a mix of people has moved from an earlier one; symmetric.
 *
 * Use it to watch whether this quarter's respondents are the same mix as last quarter's. By custom, below .1 is stable
 * and above .25 a different population; with few people chance alone passes those bars, so look at the counts too.
 *
 * Source: Jeffreys' divergence (1946); Yurdakul 2018, Western Michigan University, for its distribution.
 *
 * @example
 * populationStability([0.36, 0.48, 0.16], [1, 1, 1]) // 0.1827546…
 */
export function populationStability(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: { smoothing?: number } = {},
): number {
  return relativeEntropy(first, second, options) + relativeEntropy(second, first, options)
}
