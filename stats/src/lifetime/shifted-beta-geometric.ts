import type { Objective } from '../optimise/minimise.ts'
import { logBeta } from '../special/log-beta.ts'
import type { LifetimeModel } from './lifetime-fit.ts'
import { renewalShortage } from './renewal-shortage.ts'
import { resampleRenewals } from './resample-renewals.ts'
import type { RenewalTable } from './renewal-table.ts'

export type ShiftedBetaGeometricName = 'alpha' | 'beta'
export type ShiftedBetaGeometricParameters = Record<ShiftedBetaGeometricName, number>

/**
 * The shifted-beta-geometric model: each customer leaves at each renewal with their own chance, and
 * the chances follow a beta(alpha, beta) distribution, so that those who stay are ever more loyal.
 *
 * Use it through `fitShiftedBetaGeometric`.
 *
 * Source: Fader and Hardie (2007), Journal of Interactive Marketing 21(1).
 *
 * @example
 * fitByLikelihood(shiftedBetaGeometric, renewalTable([[1000, 631, 468]]))
 */
export const shiftedBetaGeometric: LifetimeModel<ShiftedBetaGeometricName, RenewalTable> = {
  name: 'shifted-beta-geometric',
  parameters: ['alpha', 'beta'],
  bounds: () => ({ lower: [-7, -7], upper: [9, 9] }),
  starts: () => [
    [0, 0.7],
    [1.5, 2.5],
    [-1, 0],
  ],
  objective,
  // By chances to leave in each period, from beta functions as the paper prints them.
  recheck: (table, { alpha, beta }) => {
    let sum = 0
    for (let period = 0; period < table.lost.length; period++) {
      const whole = logBeta(alpha, beta + period)
      const stayed = table.atRisk[period]! - table.lost[period]!
      sum += table.lost[period]! * (logBeta(alpha + 1, beta + period) - whole)
      sum += stayed * (logBeta(alpha, beta + period + 1) - whole)
    }
    return sum
  },
  resample: resampleRenewals,
  shortage: (table) => renewalShortage(table, 2),
  size: (table) => ({ customers: table.customers, rows: table.lost.length }),
}

function objective(table: RenewalTable): Objective {
  return (point, gradient) => {
    const [alpha, beta] = [Math.exp(point[0]!), Math.exp(point[1]!)]
    let value = 0
    let slopeAlpha = 0
    let slopeBeta = 0
    for (let period = 0; period < table.lost.length; period++) {
      const lost = table.lost[period]!
      const stayed = table.atRisk[period]! - lost
      const total = alpha + beta + period
      value -= lost * Math.log1p((beta + period) / alpha) + stayed * Math.log1p(alpha / (beta + period))
      slopeAlpha += lost / alpha - (lost + stayed) / total
      slopeBeta += stayed / (beta + period) - (lost + stayed) / total
    }
    gradient[0] = -slopeAlpha * alpha
    gradient[1] = -slopeBeta * beta
    return -value
  }
}
