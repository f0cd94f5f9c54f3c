import { betaDropoutModel } from './beta-dropout-model.ts'
import type { BetaDropoutName } from './beta-dropout-model.ts'
import { compareWithNoDropout } from './compare-with-no-dropout.ts'
import type { CustomerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { FitOptions, LifetimeFit } from './lifetime-fit.ts'

/**
 * How often customers buy and how soon they leave, if they may leave after each purchase, the first included.
 *
 * Use it where many never come back after their first purchase and should not count as alive.
 *
 * Source: MBG/NBD, Batislam, Denizel and Filiztekin (2007), International Journal of Research in
 * Marketing 24.
 *
 * @example
 * fitMbgNbd(table).parameters // { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } for the CDNOW sample
 */
export function fitMbgNbd(table: CustomerTable, options: FitOptions = {}): LifetimeFit<BetaDropoutName> {
  return compareWithNoDropout(fitByLikelihood(betaDropoutModel('MBG/NBD'), table, options), table)
}
