import { betaDropoutModel } from './beta-dropout-model.ts'
import type { BetaDropoutName } from './beta-dropout-model.ts'
import { compareWithNoDropout } from './compare-with-no-dropout.ts'
import type { CustomerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { LifetimeFitOptions, LifetimeFit } from './lifetime-fit.ts'

/**
 * How often customers buy and how soon they leave, if they may leave after each repeat purchase.
 *
 * Use it first for customers without a contract, who simply stop buying. Customers without a repeat
 * purchase count as alive; use `fitMbgNbd` where that is wrong.
 *
 * Source: BG/NBD, Fader, Hardie and Lee (2005), Marketing Science 24(2).
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers: 500, age: 45, cohort: 10, seed: 1 }),
 * )
 * fitBgNbd(table).parameters // { r: 0.6189…, alpha: 6.867…, a: 1.277…, b: 4.011… }
 * fitBgNbd(table).verdict // 'fine'
 */
export function fitBgNbd(
  table: CustomerTable,
  options: LifetimeFitOptions = {},
): LifetimeFit<BetaDropoutName> {
  return compareWithNoDropout(fitByLikelihood(betaDropoutModel('BG/NBD'), table, options), table)
}
