import type { Objective } from '../optimise/minimise.ts'
import { digamma } from '../special/digamma.ts'
import { logBeta } from '../special/log-beta.ts'
import { logGamma } from '../special/log-gamma.ts'
import { logGammaRatio } from '../special/log-gamma-ratio.ts'
import type { CustomerTable } from './customer-table.ts'
import { indexValues } from './index-values.ts'
import type { LifetimeModel } from './lifetime-fit.ts'
import { resampleTable } from './resample-table.ts'
import { tableShortage } from './table-shortage.ts'
import { tableSummary } from './table-summary.ts'

/**
 * The NBD model: everybody buys at their own steady rate for ever, and the rates follow a gamma
 * distribution with shape r and rate alpha.
 *
 * Use it through `fitNbd`.
 *
 * Source: Ehrenberg (1959), Applied Statistics 8; likelihood as in Fader and Hardie's notes.
 *
 * @example
 * fitByLikelihood(nbd, table).parameters // { r, alpha }
 */
export const nbd: LifetimeModel<'r' | 'alpha', CustomerTable> = {
  name: 'NBD',
  parameters: ['r', 'alpha'],
  bounds: (table) => {
    const scale = Math.log(tableSummary(table).age)
    return { lower: [-7, scale - 7], upper: [8, scale + 9] }
  },
  starts: (table) => {
    const { repeats, age } = tableSummary(table)
    return [0.3, 2].map((r) => [Math.log(r), Math.log((r * age) / Math.max(repeats, 1e-3))])
  },
  objective: nbdObjective,
  recheck: (table, { r, alpha }) => {
    let sum = 0
    for (let row = 0; row < table.counts.length; row++) {
      const x = table.repeats[row]!
      const level = x === 0 ? 0 : logGamma(x) - logBeta(r, x)
      sum +=
        table.counts[row]! *
        (level - r * Math.log1p(table.age[row]! / alpha) - x * Math.log(alpha + table.age[row]!))
    }
    return sum
  },
  resample: resampleTable,
  shortage: tableShortage,
  size: (table) => ({ customers: table.customers, rows: table.counts.length }),
}

function nbdObjective(table: CustomerTable): Objective {
  const repeats = indexValues(table.repeats)
  const ages = indexValues(table.age)
  const customersWith = new Float64Array(repeats.values.length)
  const purchasesAt = new Float64Array(ages.values.length)
  const customersAt = new Float64Array(ages.values.length)
  for (let row = 0; row < table.counts.length; row++) {
    customersWith[repeats.index[row]!]! += table.counts[row]!
    customersAt[ages.index[row]!]! += table.counts[row]!
    purchasesAt[ages.index[row]!]! += table.counts[row]! * table.repeats[row]!
  }
  return (point, gradient) => {
    const r = Math.exp(point[0]!)
    const alpha = Math.exp(point[1]!)
    const digammaR = digamma(r)
    let value = table.customers * r * point[1]!
    let slopeR = table.customers * point[1]!
    let slopeAlpha = (table.customers * r) / alpha
    for (let k = 0; k < customersWith.length; k++) {
      const x = repeats.values[k]!
      if (x === 0) continue
      value += customersWith[k]! * logGammaRatio(r, x)
      slopeR += customersWith[k]! * (digamma(r + x) - digammaR)
    }
    for (let k = 0; k < customersAt.length; k++) {
      const log = Math.log(alpha + ages.values[k]!)
      const exponent = r * customersAt[k]! + purchasesAt[k]!
      value -= exponent * log
      slopeR -= customersAt[k]! * log
      slopeAlpha -= exponent / (alpha + ages.values[k]!)
    }
    gradient[0] = -slopeR * r
    gradient[1] = -slopeAlpha * alpha
    return -value
  }
}
