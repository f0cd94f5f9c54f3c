import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import { purchasesUntilDropout } from './purchases-until-dropout.ts'
import { requireParameters } from './require-parameters.ts'

/**
 * How many purchases a new customer will make within `horizon` of the first one, under MBG/NBD.
 *
 * Use it for cohorts that have not begun.
 *
 * Source: Batislam, Denizel and Filiztekin (2007), International Journal of Research in Marketing 24.
 *
 * @example
 * const parameters = { r: 0.5248, alpha: 6.183, a: 0.8914, b: 1.614 }
 * mbgNbdExpected(parameters, 52) // 1.418…
 */
export function mbgNbdExpected(parameters: BetaDropoutParameters, horizon: number): number {
  requireParameters(parameters)
  const { r, alpha, a, b } = parameters
  // A share b / (a + b) stays after the first purchase, and staying is evidence of a small chance to leave.
  return (b / (a + b)) * purchasesUntilDropout({ shape: r, rate: alpha, a, b: b + 1 }, horizon)
}
