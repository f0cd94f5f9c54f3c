import { customerSatisfaction, type ScaleSummary } from './customer-satisfaction.ts'

/**
 * Customer effort (CES): the share who found it easy, and the mean, each with an interval.
 *
 * Use it after support or a task. Answers to "it was easy" run from 1 (strongly disagree) to 7; from 5 on it was easy.
 *
 * Source: Dixon, Toman and DeLisi 2013, The Effortless Experience (CES 2.0).
 *
 * @example
 * customerEffort([7, 6, 3]).share.rate // 0.667
 */
export function customerEffort(
  answers: ArrayLike<number>,
  { points = 7, from = 5, confidence = 0.95 }: { points?: number; from?: number; confidence?: number } = {},
): ScaleSummary {
  return customerSatisfaction(answers, { points, from, confidence })
}
