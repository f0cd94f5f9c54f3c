import { wilsonInterval } from '../rates/wilson-interval.ts'
import type { KanoCategory } from './kano-category.ts'

/** People (or weights, or per cents) per category. */
export type KanoCounts = Record<KanoCategory, number>

/** A coefficient with its interval; `worse` runs from −1 to 0. */
export type KanoCoefficient = { value: number; low: number; high: number }

/**
 * How much a feature can please when it is there (better, 0 to 1) and annoy when it is missing (worse, −1 to 0).
 *
 * Use it to place features on the better–worse map. Reverse and questionable answers are left out; if nobody else is
 * left, there is no coefficient and the function says so.
 *
 * Source: Berger et al. 1993, Center for Quality Management Journal 2(4); intervals after Wilson.
 *
 * @example
 * kanoCoefficients({ attractive: 30, 'one-dimensional': 20, 'must-be': 10, indifferent: 40, reverse: 0, questionable: 0 })
 * // better 0.5, worse −0.3
 */
export function kanoCoefficients(
  counts: KanoCounts,
  confidence = 0.95,
): { better: KanoCoefficient; worse: KanoCoefficient; n: number } {
  const { attractive, indifferent } = counts
  const n = attractive + counts['one-dimensional'] + counts['must-be'] + indifferent
  if (!(n > 0)) {
    throw new RangeError(
      'Every answer was reverse or questionable, so there is no better or worse for this feature.',
    )
  }
  const better = wilsonInterval(attractive + counts['one-dimensional'], n, confidence)
  const worse = wilsonInterval(counts['one-dimensional'] + counts['must-be'], n, confidence)
  return {
    better: { value: better.rate, low: better.low, high: better.high },
    worse: { value: 0 - worse.rate, low: 0 - worse.high, high: 0 - worse.low },
    n,
  }
}
