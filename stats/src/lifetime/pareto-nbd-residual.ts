import { logTricomiU } from '../special/log-tricomi-u.ts'
import { paretoNbdAlive } from './pareto-nbd-alive.ts'
import type { ParetoNbdParameters } from './pareto-nbd-model.ts'
import type { History } from './require-history.ts'

/**
 * How many purchases a customer with this history will ever make, each discounted to today, under
 * Pareto/NBD. The rate is continuous, per unit of time of the table: ln(1.15) / 52 for 15% a year in
 * weeks.
 *
 * Use it times the expected spend for what a customer is still worth.
 *
 * Source: Fader, Hardie and Lee (2005), Journal of Marketing Research 42, equation 2.
 *
 * @example
 * const parameters = { r: 0.5533, alpha: 10.5776, s: 0.6062, beta: 11.6679 }
 * paretoNbdResidual(parameters, { repeats: 2, recency: 30.43, age: 38.86 }, Math.log(1.15) / 52) // 6.500…
 */
export function paretoNbdResidual(
  parameters: ParetoNbdParameters,
  history: History,
  discountRate: number,
): number {
  if (!(discountRate > 0 && discountRate < Infinity)) {
    throw new RangeError(
      `A discount rate must be above zero; it is ${discountRate}. Without one the sum may have no end.`,
    )
  }
  const alive = paretoNbdAlive(parameters, history)
  const { r, alpha, s, beta } = parameters
  const scaled = discountRate * (beta + history.age)
  const logYears = s * Math.log(scaled) + logTricomiU(s, s, scaled) - Math.log(discountRate)
  return alive * ((r + history.repeats) / (alpha + history.age)) * Math.exp(logYears)
}
