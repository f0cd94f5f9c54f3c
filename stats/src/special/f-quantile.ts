import { fTails } from './f-tails.ts'
import { quantileBySearch } from './quantile-by-search.ts'

/**
 * The value below which a share `probability` of an F distribution lies.
 *
 * Use it for critical values of analyses of variance.
 *
 * Source: inverse of Abramowitz and Stegun 26.6.2.
 *
 * @example
 * fQuantile(0.95, 2, 10) // 4.102821015303716
 */
export function fQuantile(probability: number, numerator: number, denominator: number): number {
  return quantileBySearch(probability, (x) => fTails(x, numerator, denominator), { from: 0, to: Infinity })
}
