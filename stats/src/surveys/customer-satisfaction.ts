import { wilsonInterval, type RateInterval } from '../rates/wilson-interval.ts'
import { scaleMean, type ScaleMean } from './scale-mean.ts'

export type ScaleSummary = {
  /** share of answers at or above the line */
  share: RateInterval
  mean: ScaleMean
  /** how many chose each answer, from the lowest to the highest */
  counts: number[]
}

/**
 * Customer satisfaction (CSAT): the share who are satisfied, and the mean, each with an interval.
 *
 * Use it right after an experience. By default answers run from 1 to 5, and 4 and 5 are satisfied.
 *
 * Source: top-two-box share, Wilson 1927; `scaleMean` for the mean.
 *
 * @example
 * customerSatisfaction([5, 4, 4, 2]).share.rate // 0.75
 */
export function customerSatisfaction(
  answers: ArrayLike<number>,
  {
    points = 5,
    from = points - 1,
    confidence = 0.95,
  }: { points?: number; from?: number; confidence?: number } = {},
): ScaleSummary {
  const counts = Array<number>(points).fill(0)
  let hits = 0
  for (let index = 0; index < answers.length; index++) {
    const answer = answers[index]!
    if (!Number.isInteger(answer) || answer < 1 || answer > points) {
      throw new RangeError(`Answers are whole numbers from 1 to ${points}, but one is ${answer}.`)
    }
    counts[answer - 1]!++
    if (answer >= from) hits++
  }
  return {
    share: wilsonInterval(hits, answers.length, confidence),
    mean: scaleMean(answers, { lowest: 1, highest: points, confidence }),
    counts,
  }
}
