import { withNumericGradient } from '../optimise/with-numeric-gradient.ts'
import { logBeta } from '../special/log-beta.ts'
import { logGammaRatio } from '../special/log-gamma-ratio.ts'
import type { LifetimeModel } from './lifetime-fit.ts'
import { renewalShortage } from './renewal-shortage.ts'
import { resampleRenewals } from './resample-renewals.ts'
import type { RenewalTable } from './renewal-table.ts'

export type BetaDiscreteWeibullName = 'gamma' | 'delta' | 'c'
export type BetaDiscreteWeibullParameters = Record<BetaDiscreteWeibullName, number>

/**
 * The beta-discrete-Weibull model: like shifted-beta-geometric, but each customer's own chance to
 * leave may rise (c above 1) or fall (c below 1) with age.
 *
 * Use it through `fitBetaDiscreteWeibull`.
 *
 * Source: Fader, Hardie, Liu, Davin and Steenburgh (2018), Journal of Interactive Marketing 43.
 *
 * @example
 * fitByLikelihood(betaDiscreteWeibull, renewalTable([[1000, 631, 468, 382]]))
 */
export const betaDiscreteWeibull: LifetimeModel<BetaDiscreteWeibullName, RenewalTable> = {
  name: 'beta-discrete-Weibull',
  parameters: ['gamma', 'delta', 'c'],
  bounds: () => ({ lower: [-7, -7, -3], upper: [9, 9, 2.5] }),
  starts: () => [
    [0, 0.7, 0],
    [1.5, 2.5, 0.4],
    [-0.5, 0, -0.3],
  ],
  objective: (table) => withNumericGradient((point) => -logLikelihood(table, point), { step: 2e-5 }),
  recheck: (table, { gamma, delta, c }) => {
    const whole = logBeta(gamma, delta)
    let sum = 0
    let before = 0
    for (let period = 0; period < table.lost.length; period++) {
      const survival = logBeta(gamma, delta + (period + 1) ** c) - whole
      const lost = table.lost[period]!
      sum += (table.atRisk[period]! - lost) * (survival - before)
      if (lost > 0) sum += lost * Math.log(-Math.expm1(survival - before))
      before = survival
    }
    return sum
  },
  resample: resampleRenewals,
  shortage: (table) => renewalShortage(table, 3),
  size: (table) => ({ customers: table.customers, rows: table.lost.length }),
}

function logLikelihood(table: RenewalTable, point: Float64Array): number {
  const [gamma, delta, c] = [Math.exp(point[0]!), Math.exp(point[1]!), Math.exp(point[2]!)]
  let sum = 0
  let age = 0
  for (let period = 0; period < table.lost.length; period++) {
    const next = (period + 1) ** c
    const stay = logGammaRatio(delta + age, next - age) - logGammaRatio(gamma + delta + age, next - age)
    const lost = table.lost[period]!
    sum += (table.atRisk[period]! - lost) * stay
    if (lost > 0) sum += lost * Math.log(-Math.expm1(stay))
    age = next
  }
  return sum
}
