import { checkConfidence } from '../rates/check-confidence.ts'
import { criticalValue } from '../rates/critical-value.ts'
import { fallingPairs } from './falling-pairs.ts'
import { kendallVariance } from './mann-kendall.ts'

/** A straight line that outliers do not move. */
export type TheilSen = {
  slope: number
  low: number
  high: number
  confidence: number
  intercept: number
  n: number
}

const LONGEST = 3000

/**
 * Theil–Sen: how fast a metric rises or falls, by the median slope over all pairs of points.
 *
 * Use it for the trend of a metric with occasional wild values; up to 29 % of the points may be wild. The slope is per
 * point, or per unit of `times`. The interval takes points for independent; see `mannKendall` for the test.
 *
 * Source: Sen 1968, JASA 63, 1379–1389.
 *
 * @example
 * theilSen([1, 2, 3, 40, 5, 6]).slope // 1
 */
export function theilSen(
  values: ArrayLike<number>,
  options: { times?: ArrayLike<number>; confidence?: number } = {},
): TheilSen {
  const { times = Float64Array.from({ length: values.length }, (_, at) => at), confidence = 0.95 } = options
  const n = values.length
  if (n < 3 || n > LONGEST || times.length !== n) {
    throw new RangeError(
      `A trend is fitted to 3 to ${LONGEST} points, each with its time; there are ${n} points and ${times.length} times.`,
    )
  }
  const slopes = sortedSlopes(values, times)
  const slope = medianOf(slopes)
  const outside = ranksOutside(values, times, { confidence, slopes: slopes.length })
  if (outside < 1) {
    throw new RangeError(
      `${n} points are too few for an interval of ${confidence}. Five different ones give one of 0.95.`,
    )
  }
  const rest = Float64Array.from({ length: n }, (_, at) => values[at]! - slope * times[at]!).sort()
  return {
    slope,
    low: slopes[outside - 1]!,
    high: slopes[slopes.length - outside]!,
    confidence,
    intercept: medianOf(rest),
    n,
  }
}

/** Rank of the slope where the interval begins, counted from either end: exact for short series without ties. */
function ranksOutside(
  values: ArrayLike<number>,
  times: ArrayLike<number>,
  { confidence, slopes }: { confidence: number; slopes: number },
): number {
  const n = values.length
  const tied = new Set(Array.from(values)).size < n || new Set(Array.from(times)).size < n
  if (tied || n > 60) {
    const reach = criticalValue(confidence) * Math.sqrt(kendallVariance(values, times))
    return Math.floor((slopes - reach) / 2)
  }
  const shares = fallingPairs(n)
  let rank = 0
  for (let tail = shares[0]!; tail <= (1 - checkConfidence(confidence)) / 2; tail += shares[rank]!) rank++
  return rank
}

function sortedSlopes(values: ArrayLike<number>, times: ArrayLike<number>): Float64Array {
  const slopes = new Float64Array((values.length * (values.length - 1)) / 2)
  let filled = 0
  for (let at = 0; at < values.length; at++) {
    if (!Number.isFinite(values[at]!) || !Number.isFinite(times[at]!)) {
      throw new RangeError(`Point ${at + 1} is ${values[at]} at ${times[at]}. Leave missing points out.`)
    }
    for (let other = 0; other < at; other++) {
      const passed = times[at]! - times[other]!
      if (passed !== 0) slopes[filled++] = (values[at]! - values[other]!) / passed
    }
  }
  if (filled === 0) throw new RangeError('All points have the same time, so there is no trend to fit.')
  return slopes.subarray(0, filled).sort()
}

function medianOf(sorted: Float64Array): number {
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}
