import { betaDiscreteWeibull } from './beta-discrete-weibull.ts'
import type { BetaDiscreteWeibullName } from './beta-discrete-weibull.ts'
import { fitByLikelihood } from './fit-by-likelihood.ts'
import type { LifetimeFitOptions, LifetimeFit } from './lifetime-fit.ts'
import type { RenewalTable } from './renewal-table.ts'
import { renewalVerdict } from './renewal-verdict.ts'

/**
 * How loyal the customers of a contract are, where their own chance to leave may change with age.
 *
 * Use it where `fitShiftedBetaGeometric` misses the curve, above all where the share that leaves rises.
 * It needs at least three periods, and five to be of use.
 *
 * Source: Fader, Hardie, Liu, Davin and Steenburgh (2018), Journal of Interactive Marketing 43.
 *
 * @example
 * fitBetaDiscreteWeibull(renewalTable([[1000, 869, 743, 653, 593, 551, 517, 491]])).parameters.c // 1.723…
 */
export function fitBetaDiscreteWeibull(
  table: RenewalTable,
  options: LifetimeFitOptions = {},
): LifetimeFit<BetaDiscreteWeibullName> {
  return renewalVerdict(fitByLikelihood(betaDiscreteWeibull, table, options), table)
}
