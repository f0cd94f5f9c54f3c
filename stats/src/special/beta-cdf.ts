import { betaTails } from './beta-tails.ts'

/**
 * The share of a beta distribution that lies at or below x: the regularised incomplete beta function.
 *
 * Use it for chances about a share, such as "how likely is it that at most 30% agree".
 *
 * Source: NIST DLMF 8.17.
 *
 * @example
 * betaCdf(2, 3, 0.5) // 0.6875
 */
export function betaCdf(alpha: number, beta: number, x: number): number {
  return betaTails(alpha, beta, x).lower
}
