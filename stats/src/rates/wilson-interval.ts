import { criticalValue } from './critical-value.ts'

/** A share with the interval that belongs to it; every rate on a screen is one of these. */
export type RateInterval = {
  /** hits divided by n */
  rate: number
  low: number
  high: number
  n: number
  confidence: number
}

/**
 * Wilson interval: between which shares the truth plausibly lies when `hits` of `n` people did something.
 *
 * Use it beside every rate, above all with few people or a share near 0 % or 100 %, where the usual "plus or minus"
 * collapses to nothing or leaves the range 0 to 1. `n` may be an effective number of people (weighted answers), so
 * neither number has to be whole.
 *
 * Source: Wilson 1927, JASA 22, 209–212; Newcombe 1998, Statistics in Medicine 17, 857–872, method 3.
 *
 * @example
 * wilsonInterval(40, 100) // { rate: 0.4, low: 0.3094…, high: 0.4980…, n: 100, confidence: 0.95 }
 */
export function wilsonInterval(hits: number, n: number, confidence = 0.95): RateInterval {
  checkCount(hits, n)
  const z = criticalValue(confidence)
  const misses = n - hits
  const spread = z * Math.sqrt((hits * misses) / n + (z * z) / 4)
  // At the ends the formula is exact, and only rounding would leave a trace of 1e-17.
  const low = hits === 0 ? 0 : (hits + (z * z) / 2 - spread) / (n + z * z)
  const high = misses === 0 ? 1 : (hits + (z * z) / 2 + spread) / (n + z * z)
  return { rate: hits / n, low, high, n, confidence }
}

/** Refuses counts from which no share can be computed; shared by the functions of this folder. */
export function checkCount(hits: number, n: number): void {
  if (!Number.isFinite(n) || n <= 0) {
    throw new RangeError(
      `A share needs at least one person asked, but n is ${n}. Show "no answers yet" instead.`,
    )
  }
  if (!(hits >= 0 && hits <= n)) {
    throw new RangeError(`Hits must lie between 0 and n = ${n}, but they are ${hits}.`)
  }
}
