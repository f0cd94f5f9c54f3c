import { criticalValue } from '../rates/critical-value.ts'

/** Whose spread a difference is measured in; published numbers differ by it. */
export type Denominator = 'first group' | 'mean of variances' | 'pooled'

/** How far two groups differ, in standard deviations. */
export type StandardisedDifference = {
  difference: number
  low: number
  high: number
  confidence: number
  denominator: Denominator
  /** Beyond ± .1, the customary bar for a sample out of balance. */
  flagged: boolean
  /** What the interval allows to say about that bar. */
  verdict: 'in balance' | 'out of balance' | 'cannot tell'
}

/** A group's mean, variance and size: all that a standardised difference needs. */
export type GroupMoments = { mean: number; variance: number; n: number }

/**
 * Standardised difference of a number (age, seats, tenure) between two groups.
 *
 * Use it to compare the people you met with the people you want to speak for; unlike a p value it does not grow with
 * the sample. Name the denominator: the spread of the first group, the root of the mean variance, or the pooled spread.
 *
 * Source: Austin 2009, Statistics in Medicine 28, 3083–3107; interval of Hedges and Olkin 1985, Statistical Methods for
 * Meta-Analysis (with the first group's spread, the large-sample variance of Glass's delta).
 *
 * @example
 * standardisedDifference([31, 35, 42, 28], [30, 44, 51, 47]).difference // -1.1618…
 */
export function standardisedDifference(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: { denominator?: Denominator; confidence?: number } = {},
): StandardisedDifference {
  return differenceOf(momentsOf(first, 'first'), momentsOf(second, 'second'), options)
}

/** The same from means and variances; shared with `shareDifference`. */
export function differenceOf(
  first: GroupMoments,
  second: GroupMoments,
  {
    denominator = 'mean of variances',
    confidence = 0.95,
  }: { denominator?: Denominator; confidence?: number },
): StandardisedDifference {
  const degrees = first.n + second.n - 2
  const variance =
    denominator === 'first group'
      ? first.variance
      : denominator === 'pooled'
        ? ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / degrees
        : (first.variance + second.variance) / 2
  if (!(variance > 0)) {
    throw new RangeError(`The ${denominator} has no spread, so a difference cannot be measured in it.`)
  }
  const difference = (first.mean - second.mean) / Math.sqrt(variance)
  const square = difference * difference
  const uncertainty =
    denominator === 'first group'
      ? 1 / first.n + second.variance / (first.variance * second.n) + square / (2 * (first.n - 1))
      : 1 / first.n + 1 / second.n + square / (2 * (first.n + second.n))
  const reach = criticalValue(confidence) * Math.sqrt(uncertainty)
  const low = difference - reach
  const high = difference + reach
  const verdict =
    low > 0.1 || high < -0.1 ? 'out of balance' : low >= -0.1 && high <= 0.1 ? 'in balance' : 'cannot tell'
  return { difference, low, high, confidence, denominator, flagged: Math.abs(difference) > 0.1, verdict }
}

function momentsOf(values: ArrayLike<number>, which: string): GroupMoments {
  const n = values.length
  if (n < 2) throw new RangeError(`The ${which} group needs at least two people; it has ${n}.`)
  let sum = 0
  for (let at = 0; at < n; at++) sum += values[at]!
  const mean = sum / n
  let squares = 0
  for (let at = 0; at < n; at++) squares += (values[at]! - mean) ** 2
  if (Number.isFinite(squares)) return { mean, variance: squares / (n - 1), n }
  throw new RangeError(
    `The ${which} group holds a value that is not a finite number. Leave missing values out.`,
  )
}
