import { logNegativeBinomial } from './log-negative-binomial.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import type { ParetoNbdParameters } from './pareto-nbd-model.ts'
import { requireParameters } from './require-parameters.ts'

const { places, weights } = gaussLegendre(24)

/**
 * How likely a new customer makes exactly `purchases` purchases within `horizon` of the first one,
 * under Pareto/NBD.
 *
 * Use it to check a fit: compare the shares of customers with 0, 1, 2 … purchases.
 *
 * Source: chance over the moment of leaving, Fader and Hardie (2005), note on the Pareto/NBD model.
 *
 * @example
 * const parameters = { r: 0.5533, alpha: 10.5776, s: 0.6062, beta: 11.6679 }
 * paretoNbdPurchaseChance(parameters, 0, 39) // 0.5935…
 */
export function paretoNbdPurchaseChance(
  parameters: ParetoNbdParameters,
  purchases: number,
  horizon: number,
): number {
  requireParameters(parameters)
  if (!(Number.isInteger(purchases) && purchases >= 0)) {
    throw new RangeError(`A number of purchases is a whole number of at least 0; it is ${purchases}.`)
  }
  if (!(horizon >= 0 && horizon < Infinity))
    throw new RangeError(`A horizon is a time of zero or more; it is ${horizon}.`)
  if (horizon === 0) return purchases === 0 ? 1 : 0
  const { r, alpha, s, beta } = parameters
  const presence = (time: number) =>
    Math.exp(logNegativeBinomial(purchases, r, alpha, time) - s * Math.log1p(time / beta))
  const origin = Math.min(alpha, beta)
  const span = Math.log1p(horizon / origin)
  const panels = Math.ceil(span / 1.5) + Math.ceil(Math.sqrt(purchases) / 2)
  const half = span / panels / 2
  let sum = presence(horizon)
  for (let panel = 0; panel < panels; panel++) {
    for (let point = 0; point < places.length; point++) {
      const offset = half * (2 * panel + 1 + places[point]!)
      const time = origin * Math.expm1(offset)
      sum += half * weights[point]! * (origin + time) * (s / (beta + time)) * presence(time)
    }
  }
  return sum
}
