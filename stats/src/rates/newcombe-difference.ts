import { wilsonInterval } from './wilson-interval.ts'

/** How far apart two shares are, with its interval. */
export type RateDifference = { difference: number; low: number; high: number; confidence: number }

/**
 * Newcombe difference: by how much the first share exceeds the second, with an interval that never leaves −1 to 1.
 *
 * Use it for two separate groups of people (two segments, two months, two variants of a page), not for the same people
 * asked twice. If the interval holds 0, the two groups cannot be told apart.
 *
 * Source: Newcombe 1998, Statistics in Medicine 17, 873–890, method 10 (squares the distances to the Wilson bounds).
 *
 * @example
 * newcombeDifference({ hits: 56, n: 70 }, { hits: 48, n: 80 }) // { difference: 0.2, low: 0.0524…, high: 0.3338…, … }
 */
export function newcombeDifference(
  first: { hits: number; n: number },
  second: { hits: number; n: number },
  confidence = 0.95,
): RateDifference {
  const one = wilsonInterval(first.hits, first.n, confidence)
  const two = wilsonInterval(second.hits, second.n, confidence)
  const difference = one.rate - two.rate
  return {
    difference,
    low: difference - Math.hypot(one.rate - one.low, two.high - two.rate),
    high: difference + Math.hypot(one.high - one.rate, two.rate - two.low),
    confidence,
  }
}
