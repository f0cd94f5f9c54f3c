import { normalQuantile } from '../special/normal-quantile.ts'
import { checkConfidence } from './check-confidence.ts'

/**
 * How many standard errors an interval reaches to each side: 1.96 for a confidence of 0.95.
 *
 * Use it wherever a two-sided interval rests on the normal distribution.
 *
 * Source: the normal quantile at half of what the confidence leaves out.
 *
 * @example
 * criticalValue(0.95) // 1.959963984540054
 */
export function criticalValue(confidence: number): number {
  return -normalQuantile((1 - checkConfidence(confidence)) / 2)
}
