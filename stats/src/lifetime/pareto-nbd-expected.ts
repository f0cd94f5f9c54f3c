import type { ParetoNbdParameters } from './pareto-nbd-model.ts'
import { expectedPresence } from './expected-presence.ts'
import { requireParameters } from './require-parameters.ts'

/**
 * How many purchases a new customer will make within `horizon` of the first one, under Pareto/NBD.
 *
 * Use it for cohorts that have not begun.
 *
 * Source: Schmittlein, Morrison and Colombo (1987), equation 17.
 *
 * @example
 * const parameters = { r: 0.5533, alpha: 10.5776, s: 0.6062, beta: 11.6679 }
 * paretoNbdExpected(parameters, 52) // 1.473…
 */
export function paretoNbdExpected(parameters: ParetoNbdParameters, horizon: number): number {
  requireParameters(parameters)
  const { r, alpha, s, beta } = parameters
  return (r / alpha) * expectedPresence(s, beta, horizon)
}
