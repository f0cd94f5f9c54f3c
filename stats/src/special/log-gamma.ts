import { stirlingCorrection } from './stirling-correction.ts'

const HALF_LOG_TWO_PI = 0.9189385332046727
const SHIFTED_BELOW = 10

// ln Γ(2 + z) = (1 − γ) z + Σ (−1)^k (ζ(k) − 1) z^k / k: the ζ(k) − 1 are computed once, at load.
const NEAR_TWO = nearTwoCoefficients(28)

/**
 * The natural logarithm of the gamma function, for arguments above zero.
 *
 * Use it for factorials and normalising constants that overflow. For a difference of two log-gammas
 * use `logGammaRatio`, which keeps the digits that a subtraction loses.
 *
 * Source: Abramowitz and Stegun 6.1.40 (Stirling) and 6.1.33 (series at 2); NIST DLMF 5.11, 5.7.
 *
 * @example
 * logGamma(5) // 3.1780538303479458, the logarithm of 4! = 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`The log-gamma function needs an argument above zero; it got ${x}.`)
  if (x === Infinity) throw new RangeError('The log-gamma of infinity has no value. Pass a finite number.')
  if (x > 0.5 && x < 2.5) {
    return x < 1.5 ? logGammaNearTwo(x - 1) - Math.log1p(x - 1) : logGammaNearTwo(x - 2)
  }
  if (x >= SHIFTED_BELOW) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingCorrection(x)
  if (x <= 0.5) return logGammaNearTwo(x) - Math.log1p(x) - Math.log(x)
  let product = 1
  let shifted = x
  while (shifted < SHIFTED_BELOW) product *= shifted++
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    HALF_LOG_TWO_PI +
    stirlingCorrection(shifted) -
    Math.log(product)
  )
}

function logGammaNearTwo(z: number): number {
  let sum = 0
  for (let index = NEAR_TWO.length - 1; index >= 0; index--) sum = sum * z + NEAR_TWO[index]!
  return sum * z
}

function nearTwoCoefficients(count: number): Float64Array {
  const coefficients = new Float64Array(count)
  coefficients[0] = 0.42278433509846713
  for (let k = 2; k <= count; k++) coefficients[k - 1] = ((k % 2 === 0 ? 1 : -1) * zetaMinusOne(k)) / k
  return coefficients
}

/** ζ(k) − 1 by a direct sum to 15 and the Euler–Maclaurin remainder (DLMF 25.2.9). */
function zetaMinusOne(k: number): number {
  const last = 16
  const power = last ** -k
  const remainder =
    (power * last) / (k - 1) +
    power / 2 +
    (k * power) / last / 12 -
    (k * (k + 1) * (k + 2) * power) / last ** 3 / 720 +
    (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * power) / last ** 5 / 30240 -
    (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * (k + 5) * (k + 6) * power) / last ** 7 / 1209600
  let sum = remainder
  for (let n = last - 1; n >= 2; n--) sum += n ** -k
  return sum
}
