import { bgBb } from './bg-bb.ts'
import type { BgBbName } from './bg-bb.ts'
import type { CustomerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { LifetimeFitOptions, LifetimeFit } from './lifetime-fit.ts'

/**
 * How likely customers buy at an occasion and how soon they leave, where buying is only possible at
 * set occasions: yearly donations, events, issues.
 *
 * Use it on a table whose times are whole occasions, with at most one purchase at each.
 *
 * Source: Fader, Hardie and Shang (2010), Marketing Science 29(6).
 *
 * @example
 * const donors = customerTable({ repeats: [0, 1, 2, 2, 3, 3], recency: [0, 1, 2, 3, 3, 3], age: [3, 3, 3, 3, 3, 3], counts: [90, 40, 20, 30, 60, 10] })
 * fitBgBb(donors).verdict // 'flat ridge'
 */
export function fitBgBb(table: CustomerTable, options: LifetimeFitOptions = {}): LifetimeFit<BgBbName> {
  return fitByLikelihood(bgBb, table, options)
}
