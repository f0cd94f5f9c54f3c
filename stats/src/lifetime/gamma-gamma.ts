import type { Objective } from '../optimise/minimise.ts'
import { digamma } from '../special/digamma.ts'
import { logBeta } from '../special/log-beta.ts'
import { logGamma } from '../special/log-gamma.ts'
import { logGammaRatio } from '../special/log-gamma-ratio.ts'
import { indexValues } from './index-values.ts'
import type { LifetimeModel } from './lifetime-fit.ts'
import { resampleCounts } from './resample-counts.ts'
import type { SpendTable } from './spend-table.ts'

export type GammaGammaName = 'p' | 'q' | 'gamma'
export type GammaGammaParameters = Record<GammaGammaName, number>

/**
 * The Gamma-Gamma model: each purchase of a customer varies around the customer's own mean, and the
 * means vary over customers, whatever the number of purchases.
 *
 * Use it through `fitGammaGamma`.
 *
 * Source: Fader and Hardie (2013), note 025. The slopes are worked out here.
 *
 * @example
 * fitByLikelihood(gammaGamma, spend).parameters // { p, q, gamma }
 */
export const gammaGamma: LifetimeModel<GammaGammaName, SpendTable> = {
  name: 'Gamma-Gamma',
  parameters: ['p', 'q', 'gamma'],
  bounds: (spend) => {
    const scale = Math.log(meanOf(spend))
    return { lower: [-5, -5, scale - 7], upper: [8, 8, scale + 7] }
  },
  starts: (spend) => {
    const scale = meanOf(spend)
    return [
      [2, 3],
      [8, 2],
      [1, 10],
    ].map(([p, q]) => [p!, q!, ((q! - 1) * scale) / p!].map(Math.log))
  },
  objective: gammaGammaObjective,
  recheck: (spend, { p, q, gamma }) => {
    let sum = 0
    for (let row = 0; row < spend.counts.length; row++) {
      const shape = p * spend.repeats[row]!
      const total = spend.repeats[row]! * spend.meanSpend[row]!
      const share = -q * Math.log1p(total / gamma) - shape * Math.log1p(gamma / total)
      sum += spend.counts[row]! * (share - logBeta(shape, q) - Math.log(spend.meanSpend[row]!))
    }
    return sum
  },
  resample: (spend, random) => {
    const { counts, kept } = resampleCounts(spend.counts, random)
    return {
      repeats: Float64Array.from(kept, (row) => spend.repeats[row]!),
      meanSpend: Float64Array.from(kept, (row) => spend.meanSpend[row]!),
      counts,
      customers: counts.reduce((sum, count) => sum + count, 0),
      excluded: spend.excluded,
    }
  },
  shortage: (spend) =>
    spend.customers < 30 ? `Only ${spend.customers} customers bought again. Collect at least 30.` : '',
  size: (spend) => ({ customers: spend.customers, rows: spend.counts.length }),
}

function meanOf(spend: SpendTable): number {
  let total = 0
  for (let row = 0; row < spend.counts.length; row++) total += spend.counts[row]! * spend.meanSpend[row]!
  return total / spend.customers
}

function gammaGammaObjective(spend: SpendTable): Objective {
  const rows = spend.counts.length
  const repeats = indexValues(spend.repeats)
  const levels = repeats.values.length
  const customersWith = new Float64Array(levels)
  const totals = new Float64Array(rows)
  let logMeans = 0
  // Σ count · x · ln(x m), which p multiplies.
  let logTotals = 0
  for (let row = 0; row < rows; row++) {
    const count = spend.counts[row]!
    customersWith[repeats.index[row]!]! += count
    totals[row] = spend.repeats[row]! * spend.meanSpend[row]!
    logMeans += count * Math.log(spend.meanSpend[row]!)
    logTotals += count * spend.repeats[row]! * Math.log(totals[row]!)
  }
  return (point, gradient) => {
    const [p, q, scale] = [Math.exp(point[0]!), Math.exp(point[1]!), Math.exp(point[2]!)]
    let value = spend.customers * (q * point[2]! - logGamma(q)) - logMeans + p * logTotals
    let slopeP = logTotals
    let slopeQ = spend.customers * (point[2]! - digamma(q))
    let slopeScale = (spend.customers * q) / scale
    for (let k = 0; k < levels; k++) {
      const shape = p * repeats.values[k]!
      const upper = digamma(shape + q)
      value += customersWith[k]! * logGammaRatio(shape, q)
      slopeP += customersWith[k]! * repeats.values[k]! * (upper - digamma(shape))
      slopeQ += customersWith[k]! * upper
    }
    for (let row = 0; row < rows; row++) {
      const count = spend.counts[row]!
      const x = spend.repeats[row]!
      const sum = scale + totals[row]!
      const log = Math.log(sum)
      value -= count * (p * x + q) * log
      slopeP -= count * x * log
      slopeQ -= count * log
      slopeScale -= (count * (p * x + q)) / sum
    }
    gradient[0] = -slopeP * p
    gradient[1] = -slopeQ * q
    gradient[2] = -slopeScale * scale
    return -value
  }
}
