import { betaTail } from '../special/beta-tail.ts'
import { logBeta } from '../special/log-beta.ts'

/** A belief about a share: a beta distribution, usually 1 + hits and 1 + misses. */
export type BetaBelief = { alpha: number; beta: number }

/**
 * How likely is it that the second share is higher than the first, given what was seen of both?
 *
 * Use it to read two variants side by side; it is a degree of belief, not a p-value, and says nothing about how much
 * higher. Groups that chose themselves (people who open mail at night) may differ for other reasons.
 *
 * Source: ∫ f₂(x) F₁(x) dx over the two beta distributions, by the trapezoid rule on the log-odds scale, which converges
 * exponentially (Trefethen and Weideman 2014, SIAM Review 56, 385–458).
 *
 * @example
 * probabilityHigher({ alpha: 21, beta: 81 }, { alpha: 31, beta: 71 }) // 0.9476…
 */
export function probabilityHigher(first: BetaBelief, second: BetaBelief): number {
  const { alpha, beta } = second
  if (![first.alpha, first.beta, alpha, beta].every((value) => value > 0 && Number.isFinite(value))) {
    throw new RangeError('Both shares need two positive numbers, such as 1 + hits and 1 + misses.')
  }
  const mode = Math.log(alpha / beta)
  const width = Math.sqrt(1 / alpha + 1 / beta)
  const step = width / 16
  // Log-odds of a beta distribution have exponential tails with rates alpha and beta: 40 e-foldings leave nothing.
  const reach = (rate: number) => Math.ceil((8 * width + 40 / rate) / step)
  let sum = 0
  let mass = 0
  for (let place = -reach(alpha); place <= reach(beta); place++) {
    const logOdds = mode + place * step
    const share = 1 / (1 + Math.exp(-logOdds))
    const logShare = -Math.log1p(Math.exp(-logOdds))
    const weight = Math.exp(alpha * logShare + beta * (logShare - logOdds) - logBeta(alpha, beta))
    if (weight === 0) continue
    mass += weight
    sum += weight * (1 - betaTail(first.alpha, first.beta, share))
  }
  return Math.min(1, sum / mass)
}
