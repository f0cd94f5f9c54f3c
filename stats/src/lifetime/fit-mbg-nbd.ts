import { betaDropoutModel } from './beta-dropout-model.ts'
import type { BetaDropoutName } from './beta-dropout-model.ts'
import { compareWithNoDropout } from './compare-with-no-dropout.ts'
import type { CustomerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { LifetimeFitOptions, LifetimeFit } from './lifetime-fit.ts'

/**
 * How often customers buy and how soon they leave, if they may leave after each purchase, the first included.
 *
 * Use it where many never come back after their first purchase and should not count as alive.
 *
 * Source: MBG/NBD, Batislam, Denizel and Filiztekin (2007), International Journal of Research in
 * Marketing 24.
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers: 500, age: 45, cohort: 10, seed: 1 }),
 * )
 * fitMbgNbd(table).parameters // { r: 1.043…, alpha: 9.805…, a: 3.383…, b: 13.51… }
 */
export function fitMbgNbd(
  table: CustomerTable,
  options: LifetimeFitOptions = {},
): LifetimeFit<BetaDropoutName> {
  return compareWithNoDropout(fitByLikelihood(betaDropoutModel('MBG/NBD'), table, options), table)
}
