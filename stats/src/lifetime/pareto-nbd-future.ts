import { expectedPresence } from './expected-presence.ts'
import { paretoNbdAlive } from './pareto-nbd-alive.ts'
import type { ParetoNbdParameters } from './pareto-nbd-model.ts'
import type { History } from './require-history.ts'

/**
 * How many purchases a customer with this history will make within `horizon` from now, under Pareto/NBD.
 *
 * Use it to rank customers and to forecast a sum over them.
 *
 * Source: Schmittlein, Morrison and Colombo (1987), equation 22.
 *
 * @example
 * const parameters = { r: 0.5533, alpha: 10.5776, s: 0.6062, beta: 11.6679 }
 * paretoNbdFuture(parameters, { repeats: 2, recency: 30.43, age: 38.86 }, 39) // 1.455…
 */
export function paretoNbdFuture(parameters: ParetoNbdParameters, history: History, horizon: number): number {
  const alive = paretoNbdAlive(parameters, history)
  const { r, alpha, s, beta } = parameters
  const { repeats, age } = history
  return alive * ((r + repeats) / (alpha + age)) * expectedPresence(s, beta + age, horizon)
}
