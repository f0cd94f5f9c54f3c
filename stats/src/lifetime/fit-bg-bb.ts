import { bgBb } from './bg-bb.ts'
import type { BgBbName } from './bg-bb.ts'
import type { CustomerTable } from './customer-table.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { FitOptions, LifetimeFit } from './lifetime-fit.ts'

/**
 * How likely customers buy at an occasion and how soon they leave, where buying is only possible at
 * set occasions: yearly donations, events, issues.
 *
 * Use it on a table whose times are whole occasions, with at most one purchase at each.
 *
 * Source: Fader, Hardie and Shang (2010), Marketing Science 29(6).
 *
 * @example
 * fitBgBb(donors).parameters // { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }
 */
export function fitBgBb(table: CustomerTable, options: FitOptions = {}): LifetimeFit<BgBbName> {
  return fitByLikelihood(bgBb, table, options)
}
