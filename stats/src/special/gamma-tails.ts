import { logGamma } from './log-gamma.ts'
import { stirlingCorrection } from './stirling-correction.ts'
import { logOnePlusMinus } from './log-one-plus-minus.ts'

const LOG_TWO_PI = 1.8378770664093453

/**
 * Both tails of a gamma distribution with rate 1, each computed where it is small.
 *
 * Use `gammaCdf` or `gammaTail` for one of them.
 *
 * Source: series NIST DLMF 8.7.1 below the mean, continued fraction 8.9.2 above it.
 *
 * @example
 * gammaTails(2, 3) // { lower: 0.8008517265285442, upper: 0.1991482734714558 }
 */
export function gammaTails(shape: number, x: number): { lower: number; upper: number } {
  if (!(shape > 0 && shape < Infinity)) {
    throw new RangeError(`A gamma distribution needs a shape above zero; it got ${shape}.`)
  }
  if (!(x >= 0)) throw new RangeError(`A gamma distribution has no values below zero; it got ${x}.`)
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  // x^shape e^−x / Γ(shape)
  const scale = Math.exp(logScale(shape, x))
  if (x < shape + 1) {
    const lower = Math.min(1, scale * lowerSeries(shape, x))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, scale * upperFraction(shape, x))
  return { lower: 1 - upper, upper }
}

function logScale(shape: number, x: number): number {
  if (shape < 10) return shape * Math.log(x) - x - logGamma(shape)
  const excess = (x - shape) / shape
  return shape * logOnePlusMinus(excess) + 0.5 * (Math.log(shape) - LOG_TWO_PI) - stirlingCorrection(shape)
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (shape + n)
    sum += term
  }
  return sum
}

/** Lentz's evaluation of the continued fraction. */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let n = 1; ; n++) {
    const a = n * (shape - n)
    b += 2
    d = 1 / notZero(a * d + b)
    c = notZero(b + a / c)
    const factor = c * d
    fraction *= factor
    if (Math.abs(factor - 1) < 1e-16) return fraction
  }
}

function notZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}
