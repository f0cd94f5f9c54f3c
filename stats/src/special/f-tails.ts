import { betaTails } from './beta-tails.ts'

/**
 * Both tails of an F distribution.
 *
 * Use `fCdf` or `fTail` for one of them.
 *
 * Source: Abramowitz and Stegun 26.6.2.
 *
 * @example
 * fTails(1, 4, 4) // { lower: 0.5, upper: 0.5 }
 */
export function fTails(x: number, numerator: number, denominator: number): { lower: number; upper: number } {
  if (!(x >= 0)) throw new RangeError(`An F distribution has no values below zero; it got ${x}.`)
  if (x === Infinity) return { lower: 1, upper: 0 }
  const scaled = numerator * x
  if (scaled <= denominator) {
    return betaTails(numerator / 2, denominator / 2, scaled / (scaled + denominator))
  }
  const { lower, upper } = betaTails(denominator / 2, numerator / 2, denominator / (scaled + denominator))
  return { lower: upper, upper: lower }
}
