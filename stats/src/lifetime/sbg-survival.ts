import { logGammaRatio } from '../special/log-gamma-ratio.ts'
import { requireParameters } from './require-parameters.ts'
import type { ShiftedBetaGeometricParameters } from './shifted-beta-geometric.ts'

/**
 * The share of a cohort that is still there after `periods` renewals, under shifted-beta-geometric.
 *
 * Use it to forecast a cohort beyond the periods seen.
 *
 * Source: Fader and Hardie (2007), equation 6.
 *
 * @example
 * sbgSurvival({ alpha: 0.668, beta: 3.806 }, 12) // 0.3780…
 */
export function sbgSurvival({ alpha, beta }: ShiftedBetaGeometricParameters, periods: number): number {
  requireParameters({ alpha, beta })
  if (!(periods >= 0 && periods < Infinity)) {
    throw new RangeError(`A number of periods is zero or more; it is ${periods}.`)
  }
  return Math.exp(logGammaRatio(beta, periods) - logGammaRatio(alpha + beta, periods))
}
