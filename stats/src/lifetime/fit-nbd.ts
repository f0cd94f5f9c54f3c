import type { CustomerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { FitOptions, LifetimeFit } from './lifetime-fit.ts'
import { nbd } from './nbd.ts'

/**
 * How often customers buy if none of them ever leaves.
 *
 * Use it as the baseline: where a model with dropout is no better, dropout cannot be seen in the data.
 *
 * Source: Ehrenberg (1959), Applied Statistics 8.
 *
 * @example
 * fitNbd(table).parameters // { r: 0.3848, alpha: 12.07 } for the CDNOW sample
 */
export function fitNbd(table: CustomerTable, options: FitOptions = {}): LifetimeFit<'r' | 'alpha'> {
  return fitByLikelihood(nbd, table, options)
}
