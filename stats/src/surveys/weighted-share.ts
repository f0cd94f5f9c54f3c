import { wilsonInterval, type RateInterval } from '../rates/wilson-interval.ts'
import { designEffect } from './design-effect.ts'

/**
 * A share among weighted answers, with an interval that knows what the weighting cost.
 *
 * Use it after `rakeWeights`. The `n` of the result is the effective number of people.
 *
 * Source: Wilson interval on the effective number (Kish); Korn and Graubard 1998, Survey Methodology 24, 193–201.
 *
 * @example
 * weightedShare([true, false, true], [1, 1, 2]) // rate 0.75, n 2.67
 */
export function weightedShare(
  hits: ArrayLike<boolean>,
  weights: ArrayLike<number>,
  confidence = 0.95,
): RateInterval {
  if (hits.length !== weights.length || hits.length === 0) {
    throw new RangeError(
      `Give one weight for each answer; got ${hits.length} answers, ${weights.length} weights.`,
    )
  }
  const effectiveN = weights.length / designEffect(weights)
  let total = 0
  let hit = 0
  for (let index = 0; index < weights.length; index++) {
    total += weights[index]!
    if (hits[index]) hit += weights[index]!
  }
  return wilsonInterval(Math.min(1, hit / total) * effectiveN, effectiveN, confidence)
}
