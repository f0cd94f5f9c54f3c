import { gammaTails } from './gamma-tails.ts'
import { quantileBySearch } from './quantile-by-search.ts'

/**
 * The value below which a share `probability` of a gamma distribution with rate 1 lies.
 *
 * Use it for limits of Poisson counts and credible intervals of rates. Divide by the rate.
 *
 * Source: inverse of NIST DLMF 8.2.4.
 *
 * @example
 * gammaQuantile(1, 0.5) // 0.6931471805599453
 */
export function gammaQuantile(shape: number, probability: number): number {
  return quantileBySearch(probability, (x) => gammaTails(shape, x), { from: 0, to: Infinity })
}
