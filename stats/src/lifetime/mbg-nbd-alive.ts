import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import { requireHistory } from './require-history.ts'
import type { History } from './require-history.ts'
import { requireParameters } from './require-parameters.ts'

/**
 * How likely a customer is still active under MBG/NBD; below 1 even without a repeat purchase.
 *
 * Use it to see who has probably left; give intervals with `laplaceInterval`.
 *
 * Source: Batislam, Denizel and Filiztekin (2007), International Journal of Research in Marketing 24.
 *
 * @example
 * const parameters = { r: 0.5248, alpha: 6.183, a: 0.8914, b: 1.614 }
 * mbgNbdAlive(parameters, { repeats: 0, recency: 0, age: 38.86 }) // 0.3897…
 */
export function mbgNbdAlive(parameters: BetaDropoutParameters, history: History): number {
  requireParameters(parameters)
  requireHistory(history)
  const { r, alpha, a, b } = parameters
  const { repeats, recency, age } = history
  const logOdds =
    Math.log(a / (b + repeats)) + (r + repeats) * Math.log1p((age - recency) / (alpha + recency))
  return 1 / (1 + Math.exp(logOdds))
}
