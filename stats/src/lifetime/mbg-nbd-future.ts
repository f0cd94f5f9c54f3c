import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import { mbgNbdAlive } from './mbg-nbd-alive.ts'
import { purchasesUntilDropout } from './purchases-until-dropout.ts'
import type { History } from './require-history.ts'

/**
 * How many purchases a customer with this history will make within `horizon` from now, under MBG/NBD.
 *
 * Use it to rank customers and to forecast a sum over them.
 *
 * Source: Batislam, Denizel and Filiztekin (2007), International Journal of Research in Marketing 24.
 *
 * @example
 * const parameters = { r: 0.5248, alpha: 6.183, a: 0.8914, b: 1.614 }
 * mbgNbdFuture(parameters, { repeats: 0, recency: 0, age: 38.86 }, 39) // 0.1539…
 */
export function mbgNbdFuture(parameters: BetaDropoutParameters, history: History, horizon: number): number {
  const alive = mbgNbdAlive(parameters, history)
  const { r, alpha, a, b } = parameters
  const { repeats, age } = history
  return (
    alive * purchasesUntilDropout({ shape: r + repeats, rate: alpha + age, a, b: b + repeats + 1 }, horizon)
  )
}
