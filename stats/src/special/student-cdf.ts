import { betaTails } from './beta-tails.ts'

/**
 * The share of Student's t distribution that lies at or below t, with its digits in the lower tail.
 * For the upper tail pass −t.
 *
 * Use it for means of few values.
 *
 * Source: Abramowitz and Stegun 26.7.1.
 *
 * @example
 * studentCdf(2.228138851964939, 10) // 0.975
 */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0 && degreesOfFreedom < Infinity)) {
    throw new RangeError(`Student's t needs degrees of freedom above zero; it got ${degreesOfFreedom}.`)
  }
  if (Number.isNaN(t)) throw new RangeError("Student's t needs a number; it got NaN.")
  const square = t * t
  if (square < degreesOfFreedom) {
    const { lower, upper } = betaTails(0.5, degreesOfFreedom / 2, square / (degreesOfFreedom + square))
    return t < 0 ? upper / 2 : 0.5 + lower / 2
  }
  const share = square === Infinity ? 0 : degreesOfFreedom / (degreesOfFreedom + square)
  const outer = betaTails(degreesOfFreedom / 2, 0.5, share).lower / 2
  return t < 0 ? outer : 1 - outer
}
