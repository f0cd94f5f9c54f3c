import { fTails } from './f-tails.ts'

/**
 * The share of an F distribution that lies at or below x.
 *
 * Use `fTail` for p-values.
 *
 * Source: Abramowitz and Stegun 26.6.2.
 *
 * @example
 * fCdf(1, 4, 4) // 0.5
 */
export function fCdf(x: number, numerator: number, denominator: number): number {
  return fTails(x, numerator, denominator).lower
}
