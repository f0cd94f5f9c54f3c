import { dropoutNodes, fillDropoutNodes } from './dropout-nodes.ts'
import type { ParetoNbdParameters } from './pareto-nbd-model.ts'
import { requireHistory } from './require-history.ts'
import type { History } from './require-history.ts'
import { requireParameters } from './require-parameters.ts'

const nodes = dropoutNodes()

/**
 * How likely a customer is still active under Pareto/NBD.
 *
 * Use it to see who has probably left; give intervals with `laplaceInterval`.
 *
 * Source: Schmittlein, Morrison and Colombo (1987), Management Science 33(1), equations 11 to 13.
 *
 * @example
 * const parameters = { r: 0.5533, alpha: 10.5776, s: 0.6062, beta: 11.6679 }
 * paretoNbdAlive(parameters, { repeats: 2, recency: 30.43, age: 38.86 }) // 0.8691…
 */
export function paretoNbdAlive(parameters: ParetoNbdParameters, history: History): number {
  requireParameters(parameters)
  requireHistory(history)
  const { r, alpha, s, beta } = parameters
  const { repeats, recency, age } = history
  const exponent = r + repeats
  fillDropoutNodes(nodes, { alpha, beta, least: exponent, most: exponent, s }, recency, age)
  let mass = 0
  for (let node = 0; node < nodes.size; node++) {
    mass +=
      nodes.weight[node]! * Math.exp(-exponent * nodes.purchaseLog[node]! - (s + 1) * nodes.dropoutLog[node]!)
  }
  if (mass === 0) return 1
  const logStay =
    -exponent * Math.log1p((age - recency) / (alpha + recency)) -
    s * Math.log1p((age - recency) / (beta + recency))
  return 1 / (1 + Math.exp(Math.log(s * mass) - logStay))
}
