import { logGammaRatio } from '../special/log-gamma-ratio.ts'
import { bgBbLogLikelihood } from './bg-bb-log-likelihood.ts'
import type { BgBbParameters } from './bg-bb.ts'
import { requireHistory } from './require-history.ts'
import type { History } from './require-history.ts'
import { requireParameters } from './require-parameters.ts'

/**
 * How likely a customer is still active at the occasion `ahead` after the last one seen (1 for the
 * next, 0 for the last one itself), under BG/BB.
 *
 * Use it to see who has probably left.
 *
 * Source: Fader, Hardie and Shang (2010), equation 11.
 *
 * @example
 * const parameters = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }
 * bgBbAlive(parameters, { repeats: 6, recency: 6, age: 6 }) // 0.9304…
 */
export function bgBbAlive(parameters: BgBbParameters, history: History, ahead = 1): number {
  requireParameters(parameters)
  requireHistory(history)
  if (!(Number.isInteger(ahead) && ahead >= 0))
    throw new RangeError(`Occasions are whole numbers of at least 0; it is ${ahead}.`)
  const { alpha, beta, gamma, delta } = parameters
  const { repeats, age } = history
  const present = age + ahead
  return Math.exp(
    logGammaRatio(alpha, repeats) +
      logGammaRatio(beta, age - repeats) -
      logGammaRatio(alpha + beta, age) +
      logGammaRatio(delta, present) -
      logGammaRatio(gamma + delta, present) -
      bgBbLogLikelihood(parameters, history),
  )
}
