import { logGammaRatio } from '../special/log-gamma-ratio.ts'
import type { BetaDiscreteWeibullParameters } from './beta-discrete-weibull.ts'
import { requireParameters } from './require-parameters.ts'

/**
 * The share of a cohort that is still there after `periods` renewals, under beta-discrete-Weibull.
 *
 * Use it to forecast a cohort beyond the periods seen.
 *
 * Source: Fader, Hardie, Liu, Davin and Steenburgh (2018), equation 4.
 *
 * @example
 * bdwSurvival({ gamma: 0.668, delta: 3.806, c: 1 }, 12) // 0.3780…
 */
export function bdwSurvival({ gamma, delta, c }: BetaDiscreteWeibullParameters, periods: number): number {
  requireParameters({ gamma, delta, c })
  if (!(periods >= 0 && periods < Infinity)) {
    throw new RangeError(`A number of periods is zero or more; it is ${periods}.`)
  }
  const age = periods ** c
  return Math.exp(logGammaRatio(delta, age) - logGammaRatio(gamma + delta, age))
}
