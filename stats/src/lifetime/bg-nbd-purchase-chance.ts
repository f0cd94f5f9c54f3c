import { logBeta } from '../special/log-beta.ts'
import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import { logNegativeBinomial } from './log-negative-binomial.ts'
import { requireParameters } from './require-parameters.ts'

/**
 * How likely a new customer makes exactly `purchases` purchases within `horizon` of the first one,
 * under BG/NBD.
 *
 * Use it to check a fit: compare the shares of customers with 0, 1, 2 … purchases.
 *
 * Source: Fader, Hardie and Lee (2005), equation 8.
 *
 * @example
 * const parameters = { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4257 }
 * bgNbdPurchaseChance(parameters, 0, 39) // 0.5742…
 */
export function bgNbdPurchaseChance(
  parameters: BetaDropoutParameters,
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
  const { r, alpha, a, b } = parameters
  const whole = logBeta(a, b)
  const active = Math.exp(
    logBeta(a, b + purchases) - whole + logNegativeBinomial(purchases, r, alpha, horizon),
  )
  if (purchases === 0) return active
  let fewer = 0
  for (let k = 0; k < purchases; k++) fewer += Math.exp(logNegativeBinomial(k, r, alpha, horizon))
  return active + Math.exp(logBeta(a + 1, b + (purchases - 1)) - whole) * Math.max(0, 1 - fewer)
}
