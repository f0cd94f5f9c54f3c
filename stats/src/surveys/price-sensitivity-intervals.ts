import { seededRandom } from '../random/seeded-random.ts'
import { checkConfidence } from '../rates/check-confidence.ts'
import { isInOrder, type PriceAnswer } from './price-curves.ts'
import {
  priceSensitivity,
  type PriceOptions,
  type PricePoint,
  type PriceSensitivity,
} from './price-sensitivity.ts'

type PointName = 'lowerBound' | 'optimal' | 'indifference' | 'upperBound'

export type PriceSensitivityIntervals = {
  estimate: PriceSensitivity
  /** where each point would fall with other people like these; covers a whole stretch where curves meet along one */
  intervals: Record<PointName, { low: number; high: number }>
  confidence: number
  resamples: number
  seed: number
}

/**
 * How far the four Van Westendorp points may move: the same reading on many resamples of the people.
 *
 * Use it beside every price point; below some 100 people the interval is usually wider than the acceptable range.
 *
 * Source: percentile bootstrap, Efron and Tibshirani 1993, chapter 13; the lower end comes from the lower ends of the
 * crossings, the upper end from the upper ends.
 *
 * @example
 * const answers = [{ tooCheap: 10, cheap: 20, expensive: 35, tooExpensive: 50 }]
 * priceSensitivityIntervals(answers, { seed: 1, resamples: 20 }).intervals.indifference // { low: 27.5, high: 27.5 }
 */
export function priceSensitivityIntervals(
  answers: readonly PriceAnswer[],
  {
    seed,
    resamples = 1000,
    confidence = 0.95,
    signal,
    onProgress,
    ...options
  }: PriceOptions & {
    seed: number
    resamples?: number
    confidence?: number
    signal?: AbortSignal
    onProgress?: (share: number) => void
  },
): PriceSensitivityIntervals {
  const tail = (1 - checkConfidence(confidence)) / 2
  if (!Number.isInteger(resamples) || resamples < 20) {
    throw new RangeError(`Ask for at least 20 resamples, better 1000; got ${resamples}.`)
  }
  const estimate = priceSensitivity(answers, options)
  const kept = answers.filter(isInOrder)
  const random = seededRandom(seed)
  const points: PriceSensitivity[] = []
  for (let round = 0; round < resamples; round++) {
    signal?.throwIfAborted()
    const people = Array.from(random.resample(kept.length), (index) => kept[index]!)
    points.push(priceSensitivity(people, options))
    if (round % 50 === 49) onProgress?.((round + 1) / resamples)
  }
  const interval = (name: PointName) => ({
    low: quantile(points, name, 'low', tail),
    high: quantile(points, name, 'high', 1 - tail),
  })
  return {
    estimate,
    intervals: {
      lowerBound: interval('lowerBound'),
      optimal: interval('optimal'),
      indifference: interval('indifference'),
      upperBound: interval('upperBound'),
    },
    confidence,
    resamples,
    seed,
  }
}

function quantile(points: PriceSensitivity[], name: PointName, end: keyof PricePoint, share: number): number {
  const sorted = Float64Array.from(points, (point) => point[name][end]).sort()
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!
  return sorted[below]! + (place - below) * (next - sorted[below]!)
}
