import { checkConfidence } from '../rates/check-confidence.ts'

/**
 * The middle part of a bootstrap: between which values `confidence` of the draws lie.
 *
 * Use it on draws that already are estimates from resampled data. Between two draws it interpolates linearly (type 7 of
 * Hyndman and Fan). It does not change the order of its input.
 *
 * Source: Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13.
 *
 * @example
 * percentileInterval([5, 1, 4, 2, 3], 0.5) // { low: 2, high: 4, confidence: 0.5 }
 */
export function percentileInterval(
  draws: ArrayLike<number>,
  confidence = 0.95,
): { low: number; high: number; confidence: number } {
  const tail = (1 - checkConfidence(confidence)) / 2
  if (draws.length === 0) throw new RangeError('An interval needs at least one draw; there is none.')
  const sorted = Float64Array.from(draws).sort()
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), confidence }
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!)
}
