import type { CustomerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { LifetimeFitOptions, LifetimeFit } from './lifetime-fit.ts'
import { nbd } from './nbd.ts'

/**
 * How often customers buy if none of them ever leaves.
 *
 * Use it as the baseline: where a model with dropout is no better, dropout cannot be seen in the data.
 *
 * Source: Ehrenberg (1959), Applied Statistics 8.
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers: 500, age: 45, cohort: 10, seed: 1 }),
 * )
 * fitNbd(table).parameters // { r: 1.010…, alpha: 20.51… }
 */
export function fitNbd(table: CustomerTable, options: LifetimeFitOptions = {}): LifetimeFit<'r' | 'alpha'> {
  return fitByLikelihood(nbd, table, options)
}
