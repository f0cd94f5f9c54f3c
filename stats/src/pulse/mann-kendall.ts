import { normalCdf } from '../special/normal-cdf.ts'
import { autocorrelation } from './autocorrelation.ts'
import { fallingPairs } from './falling-pairs.ts'

/** Whether a series rises or falls steadily. */
export type MannKendall = {
  /** Pairs that rise less pairs that fall. */
  score: number
  /** Kendall's tau-b of value and time: 1 rises always, −1 falls always. */
  tau: number
  /** Two-sided. */
  p: number
  method: 'exact' | 'normal approximation' | 'normal approximation, variance after Yue and Wang'
  n: number
  warnings: string[]
}

/**
 * Mann–Kendall: does a metric rise or fall, whatever the shape of the rise?
 *
 * Use it as the test beside `theilSen`. Points in order of time, evenly spaced or not. It takes points for independent;
 * with `autocorrelation: 'corrected'` the variance allows for points that resemble their neighbours (from about 20 points
 * on). p is exact up to 60 points without ties.
 *
 * Source: Mann 1945, Econometrica 13, 245–259; Kendall 1975, Rank Correlation Methods; Yue and Wang 2004, Water
 * Resources Management 18, 201–218, for the correction.
 *
 * @example
 * mannKendall([1, 2, 4, 3, 5]).p // 0.08333333333333333
 */
export function mannKendall(
  values: ArrayLike<number>,
  options: { autocorrelation?: 'ignored' | 'corrected' } = {},
): MannKendall {
  const n = values.length
  if (n < 4) throw new RangeError(`A test for trend needs at least four points; there are ${n}.`)
  const score = kendallScore(values)
  const pairs = (n * (n - 1)) / 2
  const tied = tiedPairs(values)
  if (tied === pairs) throw new RangeError('All points are the same, so there is no trend to test.')
  const tau = score / Math.sqrt(pairs * (pairs - tied))
  const warnings: string[] = []

  if (options.autocorrelation === 'corrected') {
    const variance = kendallVariance(values) * varianceInflation(values)
    const method = 'normal approximation, variance after Yue and Wang'
    return { score, tau, p: normalP(score, variance), method, n, warnings }
  }
  if (n >= 8 && autocorrelation(withoutTrend(values), 1) > 2 / Math.sqrt(n)) {
    warnings.push(
      "Neighbouring points resemble each other; p is too small then. Use autocorrelation: 'corrected'.",
    )
  }
  if (tied === 0 && n <= 60) return { score, tau, p: exactP(score, n), method: 'exact', n, warnings }
  return {
    score,
    tau,
    p: normalP(score, kendallVariance(values)),
    method: 'normal approximation',
    n,
    warnings,
  }
}

/** Variance of the score where nothing happens, allowing for ties among values and among times. */
export function kendallVariance(values: ArrayLike<number>, times?: ArrayLike<number>): number {
  const n = values.length
  const base = n * (n - 1) * (2 * n + 5)
  const inValues = tieSums(values)
  const inTimes = times ? tieSums(times) : { pairs: 0, triples: 0, variance: 0 }
  let variance = (base - inValues.variance - inTimes.variance) / 18
  if (inTimes.pairs > 0) {
    variance += (inValues.pairs * inTimes.pairs) / (2 * n * (n - 1))
    variance += (inValues.triples * inTimes.triples) / (9 * n * (n - 1) * (n - 2))
  }
  return variance
}

function kendallScore(values: ArrayLike<number>): number {
  let score = 0
  for (let at = 0; at < values.length; at++) {
    if (!Number.isFinite(values[at]!))
      throw new RangeError(`Point ${at + 1} is ${values[at]}. Leave missing points out.`)
    for (let other = 0; other < at; other++) score += Math.sign(values[at]! - values[other]!)
  }
  return score
}

function tieSums(values: ArrayLike<number>): { pairs: number; triples: number; variance: number } {
  const counts = new Map<number, number>()
  for (let at = 0; at < values.length; at++) counts.set(values[at]!, (counts.get(values[at]!) ?? 0) + 1)
  const sums = { pairs: 0, triples: 0, variance: 0 }
  for (const count of counts.values()) {
    sums.pairs += count * (count - 1)
    sums.triples += count * (count - 1) * (count - 2)
    sums.variance += count * (count - 1) * (2 * count + 5)
  }
  return sums
}

function tiedPairs(values: ArrayLike<number>): number {
  return tieSums(values).pairs / 2
}

function normalP(score: number, variance: number): number {
  // One pair less, because the score moves in steps of two.
  const reach = Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance)
  return 2 * normalCdf(-reach)
}

function exactP(score: number, n: number): number {
  const falls = ((n * (n - 1)) / 2 - Math.abs(score)) / 2
  return Math.min(
    1,
    2 *
      fallingPairs(n)
        .slice(0, falls + 1)
        .reduce((sum, share) => sum + share, 0),
  )
}

/** By how much the variance of the score grows where each point resembles the one before (a first-order process). */
function varianceInflation(values: ArrayLike<number>): number {
  const n = values.length
  const found = autocorrelation(withoutTrend(values), 1)
  // Taking out mean and trend lowers the autocorrelation by about (2 + 4 r) / n: Marriott and Pope 1954, Biometrika 41.
  const resemblance = Math.min(0.95, Math.max(0, (found * n + 2) / Math.max(1, n - 4)))
  let sum = 0
  for (let lag = 1; lag < n; lag++) sum += (1 - lag / n) * resemblance ** lag
  return 1 + 2 * sum
}

function withoutTrend(values: ArrayLike<number>): Float64Array {
  const slopes: number[] = []
  const step = Math.max(1, Math.floor(values.length / 300))
  for (let at = 0; at < values.length; at += step) {
    for (let other = 0; other < at; other += step) slopes.push((values[at]! - values[other]!) / (at - other))
  }
  const slope = slopes.toSorted((a, b) => a - b)[slopes.length >> 1]!
  return Float64Array.from({ length: values.length }, (_, at) => values[at]! - slope * at)
}
