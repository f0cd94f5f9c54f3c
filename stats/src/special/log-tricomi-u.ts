import { logGamma } from './log-gamma.ts'
import { logIntegral } from './log-integral.ts'

/**
 * The logarithm of Tricomi's confluent hypergeometric function U(a, b, x), for a and x above zero.
 *
 * Use it for the discounted value of a customer who may leave at any moment (Pareto/NBD).
 *
 * Source: integral NIST DLMF 13.4.4 in the variable ln t.
 *
 * @example
 * Math.exp(logTricomiU(1, 1, 1)) // 0.5963473623231941, which is e · E1(1)
 */
export function logTricomiU(a: number, b: number, x: number): number {
  if (!(a > 0 && x > 0 && a < Infinity && x < Infinity)) {
    throw new RangeError(`Tricomi's U is computed for a and x above zero; it got a = ${a} and x = ${x}.`)
  }
  if (!Number.isFinite(b)) throw new RangeError(`Tricomi's U needs a finite b; it got ${b}.`)
  const exponent = b - a - 1
  return (
    logIntegral(
      (y) => {
        const t = Math.exp(y)
        return a * y - x * t + exponent * Math.log1p(t)
      },
      Math.log(a / (a + x)),
    ) - logGamma(a)
  )
}
