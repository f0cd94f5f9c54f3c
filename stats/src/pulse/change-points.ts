import { seededRandom, type SeededRandom } from '../random/seeded-random.ts'
import { autocorrelation } from './autocorrelation.ts'
import { bestSplit } from './best-split.ts'

/** Where a series changed for good. Indices are from 0; a segment ends before `end`. */
export type ChangePoints = {
  /** First index of every segment but the first. */
  starts: number[]
  segments: { start: number; end: number; mean: number; median: number }[]
  /** Every candidate tested, in the order found; the last one may be the one that failed. */
  tests: { start: number; statistic: number; p: number; significant: boolean }[]
  permutations: number
  seed: number
  warnings: string[]
}

const LONGEST = 5000

/**
 * Change points by e-divisive: where the distribution of a metric changed, however it changed and however often.
 *
 * Use it on a history to ask when things became different, not to watch a metric day by day (see `cusumChart`). It cuts
 * at the best place, tests the cut by shuffling values within segments, and goes on until a cut is not significant. p
 * cannot be smaller than 1 / (permutations + 1). Up to 5,000 points; long searches report progress and can be stopped.
 *
 * Source: Matteson and James 2014, JASA 109, 334–345.
 *
 * @example
 * changePoints([1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9], { seed: 1, smallest: 4 }).starts // [6]
 */
export function changePoints(
  values: ArrayLike<number>,
  options: {
    seed: number
    permutations?: number
    /** Fewest points of a segment. */
    smallest?: number
    significance?: number
    signal?: AbortSignal
    onProgress?: (progress: { candidate: number; permutation: number; permutations: number }) => void
  },
): ChangePoints {
  const { seed, permutations = 499, smallest = 10, significance = 0.05, signal, onProgress } = options
  const series = Float64Array.from(values)
  checkSeries(series, smallest)
  if (!Number.isInteger(permutations) || permutations < 19) {
    throw new RangeError(`A test at .05 needs at least 19 permutations; ${permutations} were asked for.`)
  }
  const random = seededRandom(seed)
  const bounds = [0, series.length]
  const tests: ChangePoints['tests'] = []
  for (;;) {
    const found = bestOf(series, bounds, smallest)
    if (found.start < 0) break
    let hits = 0
    for (let permutation = 0; permutation < permutations; permutation++) {
      signal?.throwIfAborted()
      onProgress?.({ candidate: tests.length + 1, permutation, permutations })
      const shuffled = shuffleWithin(series, bounds, random)
      if (bestOf(shuffled, bounds, smallest).statistic >= found.statistic) hits++
    }
    const p = (hits + 1) / (permutations + 1)
    const significant = p <= significance
    tests.push({ ...found, p, significant })
    if (!significant) break
    bounds.push(found.start)
    bounds.sort((a, b) => a - b)
  }
  const segments = bounds.slice(1).map((end, at) => describe(series, bounds[at]!, end))
  return {
    starts: bounds.slice(1, -1),
    segments,
    tests,
    permutations,
    seed,
    warnings: warningsFor(series, segments),
  }
}

function checkSeries(series: Float64Array, smallest: number): void {
  const wrong = series.findIndex((value) => !Number.isFinite(value))
  if (wrong >= 0) throw new RangeError(`Point ${wrong + 1} is ${series[wrong]}. Leave missing points out.`)
  if (series.length < 2 * smallest) {
    throw new RangeError(
      `Two segments of ${smallest} points need ${2 * smallest} points; there are ${series.length}.`,
    )
  }
  if (series.length > LONGEST) {
    throw new RangeError(
      `Change points are searched in up to ${LONGEST} points; there are ${series.length}. Take means of longer periods.`,
    )
  }
}

function bestOf(
  series: Float64Array,
  bounds: number[],
  smallest: number,
): { start: number; statistic: number } {
  let best = { start: -1, statistic: -Infinity }
  for (let at = 1; at < bounds.length; at++) {
    const split = bestSplit(series.subarray(bounds[at - 1]!, bounds[at]!), smallest)
    if (split.statistic > best.statistic) best = { ...split, start: split.start + bounds[at - 1]! }
  }
  return best
}

function shuffleWithin(series: Float64Array, bounds: number[], random: SeededRandom): Float64Array {
  const shuffled = series.slice()
  for (let at = 1; at < bounds.length; at++) {
    const first = bounds[at - 1]!
    for (let place = bounds[at]! - 1; place > first; place--) {
      const other = first + random.integer(place - first + 1)
      const kept = shuffled[place]!
      shuffled[place] = shuffled[other]!
      shuffled[other] = kept
    }
  }
  return shuffled
}

function describe(series: Float64Array, start: number, end: number) {
  const sorted = series.slice(start, end).sort()
  const middle = (sorted.length - 1) / 2
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
  return { start, end, mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length, median }
}

function warningsFor(series: Float64Array, segments: ChangePoints['segments']): string[] {
  const rest = series.slice()
  for (const { start, end, mean } of segments) for (let at = start; at < end; at++) rest[at]! -= mean
  return autocorrelation(rest, 1) > 2 / Math.sqrt(series.length)
    ? [
        'Neighbouring points resemble each other even within segments; p is too small then, and some changes may be none.',
      ]
    : []
}
