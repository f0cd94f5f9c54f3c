import { betaTails } from './beta-tails.ts'
import { quantileBySearch } from './quantile-by-search.ts'

/**
 * The value below which a share `probability` of a beta distribution lies.
 *
 * Use it for exact (Clopper–Pearson) and credible intervals of a share.
 *
 * Source: inverse of NIST DLMF 8.17.2.
 *
 * @example
 * betaQuantile(1, 1, 0.3) // 0.3
 */
export function betaQuantile(alpha: number, beta: number, probability: number): number {
  return quantileBySearch(probability, (x) => betaTails(alpha, beta, x), { from: 0, to: 1 })
}
