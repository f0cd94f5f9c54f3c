import { compareWithNoDropout } from './compare-with-no-dropout.ts'
import type { CustomerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { LifetimeFitOptions, LifetimeFit } from './lifetime-fit.ts'
import { paretoNbdModel } from './pareto-nbd-model.ts'
import type { ParetoNbdName } from './pareto-nbd-model.ts'

/**
 * How often customers buy and how soon they leave, if they may leave at any moment.
 *
 * Use it for customers without a contract, beside BG/NBD: where the two disagree, say so.
 *
 * Source: Schmittlein, Morrison and Colombo (1987), Management Science 33(1).
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { customers: 2000, age: 39, cohort: 12, seed: 1 }),
 * )
 * fitParetoNbd(table).parameters // { r: 0.5781…, alpha: 12.69…, s: 0.6783…, beta: 17.02… }
 */
export function fitParetoNbd(
  table: CustomerTable,
  options: LifetimeFitOptions = {},
): LifetimeFit<ParetoNbdName> {
  const fit = compareWithNoDropout(fitByLikelihood(paretoNbdModel, table, options), table)
  if (fit.parameters.s > 1) return fit
  const note = `With s = ${fit.parameters.s.toPrecision(3)} the average lifetime has no finite value. Forecasts over a horizon and discounted values do.`
  return { ...fit, notes: [...fit.notes, note] }
}
