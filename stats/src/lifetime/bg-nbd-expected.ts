import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import { purchasesUntilDropout } from './purchases-until-dropout.ts'
import { requireParameters } from './require-parameters.ts'

/**
 * How many purchases a new customer will make within `horizon` of the first one, under BG/NBD.
 *
 * Use it for cohorts that have not begun.
 *
 * Source: Fader, Hardie and Lee (2005), equation 9.
 *
 * @example
 * const parameters = { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4257 }
 * bgNbdExpected(parameters, 52) // 1.444…
 */
export function bgNbdExpected(parameters: BetaDropoutParameters, horizon: number): number {
  requireParameters(parameters)
  const { r, alpha, a, b } = parameters
  return purchasesUntilDropout({ shape: r, rate: alpha, a, b }, horizon)
}
