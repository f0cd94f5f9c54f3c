import type { CustomerTable } from './customer-table.ts'
import { fitNbd } from './fit-nbd.ts'
import type { LifetimeFit } from './lifetime-fit.ts'

/**
 * Half of 5.991, the 95% point of chi-square(2): two parameters more. One of them has no meaning where
 * nobody leaves and both are on the edge, so that the rate of false alarms is 5% only about (simulated).
 */
const GAIN_NEEDED = 2.996

/**
 * Sets the verdict "dropout not identified" where a model with dropout explains the purchases no
 * better than the NBD model, in which nobody leaves.
 *
 * Use it on every fit with dropout: otherwise such data give a tiny chance to leave with a false air
 * of precision.
 *
 * Source: likelihood-ratio test on the boundary, Self and Liang (1987), JASA 82.
 *
 * @example
 * compareWithNoDropout(fit, table).verdict
 */
export function compareWithNoDropout<Name extends string>(
  fit: LifetimeFit<Name>,
  table: CustomerTable,
): LifetimeFit<Name> {
  if (fit.verdict === 'not enough data') return fit
  const baseline = fitNbd(table)
  const gain = fit.logLikelihood - baseline.logLikelihood
  if (gain >= GAIN_NEEDED) return fit
  return {
    ...fit,
    verdict: 'dropout not identified',
    explanation:
      `Leaving customers explain the purchases no better than customers who never leave (log-likelihood ` +
      `${fit.logLikelihood.toFixed(2)} against ${baseline.logLikelihood.toFixed(2)}). Use the NBD model, or observe one cohort from its start.`,
  }
}
