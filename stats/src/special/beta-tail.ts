import { betaTails } from './beta-tails.ts'

/**
 * The share of a beta distribution that lies above x, with its digits even where it is tiny.
 *
 * Use it for "how likely is it that at least 40% agree".
 *
 * Source: NIST DLMF 8.17.4.
 *
 * @example
 * betaTail(2, 3, 0.5) // 0.3125
 */
export function betaTail(alpha: number, beta: number, x: number): number {
  return betaTails(alpha, beta, x).upper
}
