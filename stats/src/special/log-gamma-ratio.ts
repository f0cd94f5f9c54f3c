import { digamma } from './digamma.ts'
import { stirlingCorrection } from './stirling-correction.ts'

const SHIFTED_BELOW = 10

/**
 * ln Γ(x + step) − ln Γ(x), with all its digits however large x is.
 *
 * Use it instead of subtracting two log-gammas: at x = 1e15 the subtraction has no correct digit,
 * and a search for a maximum then finds one that does not exist.
 *
 * Source: difference of two Stirling formulae, NIST DLMF 5.11.1, and the recurrence 5.5.1.
 *
 * @example
 * logGammaRatio(1e12, 2) // 55.262042231858096, the sum of the logarithms of 1e12 and 1e12 + 1
 */
export function logGammaRatio(x: number, step: number): number {
  if (!(x > 0 && x + step > 0 && x < Infinity && step < Infinity)) {
    throw new RangeError(`A ratio of gammas needs arguments above zero; it got ${x} and ${x + step}.`)
  }
  if (step < 0) return -logGammaRatio(x + step, -step)
  // A tiny step is a slope: the midpoint rule is exact to 1e-13 here.
  if (step < 1e-6 * Math.min(1, x)) return step * digamma(x + step / 2)
  let shifted = x
  let below = 0
  while (shifted < SHIFTED_BELOW) {
    below += Math.log1p(step / shifted)
    shifted++
  }
  return (
    (shifted + step - 0.5) * Math.log1p(step / shifted) +
    step * (Math.log(shifted) - 1) +
    (stirlingCorrection(shifted + step) - stirlingCorrection(shifted)) -
    below
  )
}
