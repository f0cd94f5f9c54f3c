import { logBeta } from '../special/log-beta.ts'
import type { BgBbParameters } from './bg-bb.ts'
import type { History } from './require-history.ts'

/**
 * The log-likelihood of one history of occasions under BG/BB.
 *
 * Use it for chances given a history.
 *
 * Source: Fader, Hardie and Shang (2010), Marketing Science 29(6), equation 5.
 *
 * @example
 * bgBbLogLikelihood({ alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }, { repeats: 1, recency: 2, age: 6 })
 */
export function bgBbLogLikelihood({ alpha, beta, gamma, delta }: BgBbParameters, history: History): number {
  const { repeats, recency, age } = history
  const buy = logBeta(alpha, beta)
  const leave = logBeta(gamma, delta)
  const parts = [logBeta(alpha + repeats, beta + age - repeats) - buy + logBeta(gamma, delta + age) - leave]
  for (let seen = recency; seen < age; seen++) {
    parts.push(
      logBeta(alpha + repeats, beta + seen - repeats) - buy + logBeta(gamma + 1, delta + seen) - leave,
    )
  }
  const top = Math.max(...parts)
  return top + Math.log(parts.reduce((sum, part) => sum + Math.exp(part - top), 0))
}
