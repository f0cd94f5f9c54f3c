import { logBeta } from './log-beta.ts'
import { logOnePlusMinus } from './log-one-plus-minus.ts'
import { stirlingCorrection } from './stirling-correction.ts'

const LOG_TWO_PI = 1.8378770664093453

/**
 * Both tails of a beta distribution, each computed on the side where its fraction converges.
 *
 * Use `betaCdf` or `betaTail` for one of them.
 *
 * Source: continued fraction NIST DLMF 8.17.22, with the symmetry 8.17.4.
 *
 * @example
 * betaTails(2, 3, 0.5) // { lower: 0.6875, upper: 0.3125 }
 */
export function betaTails(alpha: number, beta: number, x: number): { lower: number; upper: number } {
  if (!(alpha > 0 && beta > 0 && alpha < Infinity && beta < Infinity)) {
    throw new RangeError(`A beta distribution needs two parameters above zero; it got ${alpha} and ${beta}.`)
  }
  if (!(x >= 0 && x <= 1)) throw new RangeError(`A beta distribution lies between 0 and 1; it got ${x}.`)
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === 1) return { lower: 1, upper: 0 }
  const scale = Math.exp(logScale(alpha, beta, x))
  if (x <= (alpha + 1) / (alpha + beta + 2)) {
    const lower = Math.min(1, (scale / alpha) * fraction(alpha, beta, x))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, (scale / beta) * fraction(beta, alpha, 1 - x))
  return { lower: 1 - upper, upper }
}

/** ln of x^alpha (1 − x)^beta / B(alpha, beta); for large parameters as a distance from the mean. */
function logScale(alpha: number, beta: number, x: number): number {
  if (alpha < 10 || beta < 10) return alpha * Math.log(x) + beta * Math.log1p(-x) - logBeta(alpha, beta)
  const total = alpha + beta
  const distance = (x * beta - (1 - x) * alpha) / total
  return (
    alpha * logOnePlusMinus((distance * total) / alpha) +
    beta * logOnePlusMinus((-distance * total) / beta) +
    0.5 * (Math.log(alpha) + Math.log(beta) - Math.log(total) - LOG_TWO_PI) +
    stirlingCorrection(total) -
    stirlingCorrection(alpha) -
    stirlingCorrection(beta)
  )
}

/** Lentz's evaluation; about √(alpha + beta) steps near the mean. */
function fraction(alpha: number, beta: number, x: number): number {
  let c = 1
  let d = 1 / notZero(1 - ((alpha + beta) * x) / (alpha + 1))
  let value = d
  for (let m = 1; ; m++) {
    const even = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m))
    d = 1 / notZero(1 + even * d)
    c = notZero(1 + even / c)
    value *= d * c
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1))
    d = 1 / notZero(1 + odd * d)
    c = notZero(1 + odd / c)
    const factor = d * c
    value *= factor
    if (Math.abs(factor - 1) < 1e-16) return value
  }
}

function notZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}
