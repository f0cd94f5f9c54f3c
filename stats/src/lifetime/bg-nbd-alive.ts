import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import { requireHistory } from './require-history.ts'
import type { History } from './require-history.ts'
import { requireParameters } from './require-parameters.ts'

/**
 * How likely a customer is still active under BG/NBD. Without a repeat purchase the answer is 1.
 *
 * Use it to see who has probably left; give intervals with `laplaceInterval`.
 *
 * Source: Fader, Hardie and Lee (2008), note 021.
 *
 * @example
 * const parameters = { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4257 }
 * bgNbdAlive(parameters, { repeats: 2, recency: 30.43, age: 38.86 }) // 0.7266…
 */
export function bgNbdAlive(parameters: BetaDropoutParameters, history: History): number {
  requireParameters(parameters)
  requireHistory(history)
  const { r, alpha, a, b } = parameters
  const { repeats, recency, age } = history
  if (repeats === 0) return 1
  const logOdds =
    Math.log(a / (b + (repeats - 1))) + (r + repeats) * Math.log1p((age - recency) / (alpha + recency))
  return 1 / (1 + Math.exp(logOdds))
}
