import { checkConfidence } from './check-confidence.ts'

/**
 * How many people to talk to so that something true of a `share` of them comes up at least once.
 *
 * Use it for interviews: what one in ten would tell comes up with 95 % chance within 29 conversations.
 *
 * Source: 1 − (1 − share)ⁿ, the binomial distribution.
 *
 * @example
 * sampleSizeToHear(0.1) // 29
 */
export function sampleSizeToHear(share: number, confidence = 0.95): number {
  if (!(share > 0 && share <= 1))
    throw new RangeError(`A share to hear of lies above 0, up to 1; got ${share}.`)
  if (share === 1) return 1
  return Math.ceil(Math.log1p(-checkConfidence(confidence)) / Math.log1p(-share))
}
