import { logGamma } from './log-gamma.ts'
import { logGammaRatio } from './log-gamma-ratio.ts'
import { stirlingCorrection } from './stirling-correction.ts'

const HALF_LOG_TWO_PI = 0.9189385332046727

/**
 * The natural logarithm of the beta function B(a, b), for arguments above zero.
 *
 * Use it for chances under a beta distribution and for binomial coefficients. It keeps its digits
 * when one or both arguments are large.
 *
 * Source: NIST DLMF 5.12.1; the Stirling form for two large arguments after Didonato and Morris
 * (1992), ACM TOMS 18(3), algorithm 708.
 *
 * @example
 * logBeta(2, 3) // -2.4849066497880004, the logarithm of 1/12
 */
export function logBeta(a: number, b: number): number {
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity)) {
    throw new RangeError(`The beta function needs two arguments above zero; it got ${a} and ${b}.`)
  }
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  if (small < 10) return logGamma(small) - logGammaRatio(large, small)
  return (
    HALF_LOG_TWO_PI -
    0.5 * Math.log(large) +
    (stirlingCorrection(small) + (stirlingCorrection(large) - stirlingCorrection(small + large))) -
    (small - 0.5) * Math.log1p(large / small) -
    large * Math.log1p(small / large)
  )
}
