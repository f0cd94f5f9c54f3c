import { fTails } from './f-tails.ts'

/**
 * The share of an F distribution that lies above x: the p-value of a comparison of variances.
 *
 * Use it for analyses of variance.
 *
 * Source: Abramowitz and Stegun 26.6.2.
 *
 * @example
 * fTail(1, 4, 4) // 0.5
 */
export function fTail(x: number, numerator: number, denominator: number): number {
  return fTails(x, numerator, denominator).upper
}
