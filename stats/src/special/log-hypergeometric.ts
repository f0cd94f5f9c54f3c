import { logBeta } from './log-beta.ts'
import { logIntegral } from './log-integral.ts'

const SERIES_BELOW = 0.9

/**
 * The logarithm of Gauss's hypergeometric function 2F1(a, b; c; z), for a, b and c above zero and z
 * below 1, where it is positive. It does not overflow.
 *
 * Use it for expected purchases and residual values in customer lifetime models.
 *
 * Source: series NIST DLMF 15.2.1 with a running scale; integral 15.6.1 for z near 1; Pfaff's
 * transformation 15.8.1 for z below zero.
 *
 * @example
 * Math.exp(logHypergeometric(1, 1, 2, 0.5)) // 1.3862943611198906, which is 2 ln 2
 */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(a > 0 && b > 0 && c > 0 && Math.max(a, b, c) < Infinity && z < 1)) {
    throw new RangeError(
      `2F1(a, b; c; z) is computed for a, b, c above zero and z below 1; it got ${a}, ${b}, ${c}, ${z}.`,
    )
  }
  if (z === 0) return 0
  if (z < 0) {
    const outer = c > b ? a : b
    const inner = c > b ? c - b : c - a
    if (!(inner > 0)) {
      throw new RangeError(`2F1 below z = 0 needs c above a or b; it got ${a}, ${b}, ${c}.`)
    }
    return logHypergeometric(outer, inner, c, z / (z - 1)) - outer * Math.log1p(-z)
  }
  const canIntegrate = c > Math.min(a, b)
  if (z <= SERIES_BELOW || !canIntegrate) return series(a, b, c, z)
  return c > b ? integral(a, b, c, z) : integral(b, a, c, z)
}

function series(a: number, b: number, c: number, z: number): number {
  let logScale = 0
  let term = 1
  let sum = 1
  for (let n = 0; n < 1e8; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (1 + n))) * z
    sum += term
    if (sum > 1e280) {
      logScale += Math.log(1e280)
      sum *= 1e-280
      term *= 1e-280
    }
    // The rest is at most term · ratio / (1 − ratio) once the ratio of terms falls below 1.
    const ratio = (((a + n + 1) * (b + n + 1)) / ((c + n + 1) * (2 + n))) * z
    if (ratio < 1 && term * Math.max(ratio, z) < 1e-17 * (1 - Math.max(ratio, z)) * sum) break
  }
  return Math.log(sum) + logScale
}

/** ∫ u^(b−1) (1 − u)^(c−b−1) (1 − z u)^−a du / B(b, c − b), in the variable ln(u / (1 − u)). */
function integral(a: number, b: number, c: number, z: number): number {
  const rest = 1 - z
  return (
    logIntegral((y) => {
      // u = 1 / (1 + e^−y); 1 − z u = (e^−y + 1 − z) / (1 + e^−y), written for either sign of y.
      if (y > 0) {
        const small = Math.exp(-y)
        return (b - c) * y + (a - c) * Math.log1p(small) - a * Math.log(small + rest)
      }
      const small = Math.exp(y)
      return b * y + (a - c) * Math.log1p(small) - a * Math.log1p(small * rest)
    }) - logBeta(b, c - b)
  )
}
