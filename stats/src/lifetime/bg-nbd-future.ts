import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import { bgNbdAlive } from './bg-nbd-alive.ts'
import { purchasesUntilDropout } from './purchases-until-dropout.ts'
import type { History } from './require-history.ts'

/**
 * How many purchases a customer with this history will make within `horizon` from now, under BG/NBD.
 *
 * Use it to rank customers and to forecast a sum over them.
 *
 * Source: Fader, Hardie and Lee (2005), equation 10.
 *
 * @example
 * const parameters = { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4257 }
 * bgNbdFuture(parameters, { repeats: 2, recency: 30.43, age: 38.86 }, 39) // 1.225…
 */
export function bgNbdFuture(parameters: BetaDropoutParameters, history: History, horizon: number): number {
  const alive = bgNbdAlive(parameters, history)
  const { r, alpha, a, b } = parameters
  const { repeats, age } = history
  return alive * purchasesUntilDropout({ shape: r + repeats, rate: alpha + age, a, b: b + repeats }, horizon)
}
