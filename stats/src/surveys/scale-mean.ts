import { checkConfidence } from '../rates/check-confidence.ts'
import { studentQuantile } from '../special/student-quantile.ts'

export type ScaleMean = { mean: number; low: number; high: number; n: number; confidence: number }

/**
 * Mean of answers on a scale (1 to 5, say) with an interval that stays on the scale and never collapses.
 *
 * Use it beside the share of satisfied people, not instead of it: a mean hides two camps.
 *
 * Source: t interval, with one made-up answer at each end of the scale added to the spread alone (after Agresti and Coull
 * 1998, The American Statistician 52, 119–126), so that ten equal answers do not look certain.
 *
 * @example
 * scaleMean([5, 4, 4, 2], { lowest: 1, highest: 5 }).mean // 3.75
 */
export function scaleMean(
  answers: ArrayLike<number>,
  { lowest, highest, confidence = 0.95 }: { lowest: number; highest: number; confidence?: number },
): ScaleMean {
  checkConfidence(confidence)
  const n = answers.length
  if (n === 0) throw new RangeError('A mean needs at least one answer. Show "no answers yet" instead.')
  if (!(lowest < highest)) throw new RangeError(`A scale runs upwards; got ${lowest} to ${highest}.`)
  let sum = 0
  for (let index = 0; index < n; index++) {
    const answer = answers[index]!
    if (!(answer >= lowest && answer <= highest)) {
      throw new RangeError(`Answers lie between ${lowest} and ${highest}, but one is ${answer}.`)
    }
    sum += answer
  }
  const mean = sum / n
  const centre = (sum + lowest + highest) / (n + 2)
  let squares = (lowest - centre) ** 2 + (highest - centre) ** 2
  for (let index = 0; index < n; index++) squares += (answers[index]! - centre) ** 2
  const error = Math.sqrt(squares / (n + 1) / (n + 2))
  const reach = studentQuantile((1 + confidence) / 2, n + 1) * error
  return { mean, low: Math.max(lowest, mean - reach), high: Math.min(highest, mean + reach), n, confidence }
}
