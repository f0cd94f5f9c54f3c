import { betaDropoutModel } from './beta-dropout-model.ts'
import type { BetaDropoutName } from './beta-dropout-model.ts'
import { compareWithNoDropout } from './compare-with-no-dropout.ts'
import type { CustomerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { FitOptions, LifetimeFit } from './lifetime-fit.ts'

/**
 * How often customers buy and how soon they leave, if they may leave after each repeat purchase.
 *
 * Use it first for customers without a contract, who simply stop buying. Customers without a repeat
 * purchase count as alive; use `fitMbgNbd` where that is wrong.
 *
 * Source: BG/NBD, Fader, Hardie and Lee (2005), Marketing Science 24(2).
 *
 * @example
 * fitBgNbd(table).parameters // { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } for the CDNOW sample
 */
export function fitBgNbd(table: CustomerTable, options: FitOptions = {}): LifetimeFit<BetaDropoutName> {
  return compareWithNoDropout(fitByLikelihood(betaDropoutModel('BG/NBD'), table, options), table)
}
