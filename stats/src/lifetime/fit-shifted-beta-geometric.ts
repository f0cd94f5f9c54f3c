import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { LifetimeFitOptions, LifetimeFit } from './lifetime-fit.ts'
import type { RenewalTable } from './renewal-table.ts'
import { renewalVerdict } from './renewal-verdict.ts'
import { shiftedBetaGeometric } from './shifted-beta-geometric.ts'
import type { ShiftedBetaGeometricName } from './shifted-beta-geometric.ts'

/**
 * How loyal the customers of a contract are and how much that differs between them.
 *
 * Use it for renewals at fixed times, from one cohort or several. Where the share that leaves rises
 * with time, use `fitBetaDiscreteWeibull`.
 *
 * Source: Fader and Hardie (2007), Journal of Interactive Marketing 21(1).
 *
 * @example
 * fitShiftedBetaGeometric(renewalTable([[1000, 869, 743, 653, 593, 551, 517, 491]])).parameters // { alpha: 0.6680…, beta: 3.806… }
 */
export function fitShiftedBetaGeometric(
  table: RenewalTable,
  options: LifetimeFitOptions = {},
): LifetimeFit<ShiftedBetaGeometricName> {
  const fit = renewalVerdict(fitByLikelihood(shiftedBetaGeometric, table, options), table)
  if (fit.parameters.alpha > 1) return fit
  const note = `With alpha = ${fit.parameters.alpha.toPrecision(3)} the average lifetime has no finite value. Survival at a time and discounted lifetimes do.`
  return { ...fit, notes: [...fit.notes, note] }
}
