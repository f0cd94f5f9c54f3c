import type { Objective } from '../optimise/minimise.ts'
import { digamma } from '../special/digamma.ts'
import { logBeta } from '../special/log-beta.ts'
import { logGamma } from '../special/log-gamma.ts'
import { logGammaRatio } from '../special/log-gamma-ratio.ts'
import { coarseTable } from './coarse-table.ts'
import type { CustomerTable } from './customer-table.ts'
import { indexValues } from './index-values.ts'
import type { LifetimeModel } from './lifetime-fit.ts'
import { resampleTable } from './resample-table.ts'
import { tableShortage } from './table-shortage.ts'
import { tableSummary } from './table-summary.ts'

export type BetaDropoutName = 'r' | 'alpha' | 'a' | 'b'
export type BetaDropoutParameters = Record<BetaDropoutName, number>

/**
 * The likelihood shared by BG/NBD and MBG/NBD: purchases at a gamma-distributed rate, and after each
 * purchase a beta-distributed chance to leave. In MBG/NBD the first purchase counts too.
 *
 * Use it through `fitBgNbd` and `fitMbgNbd`.
 *
 * Source: Fader, Hardie and Lee (2005), Marketing Science 24(2); Batislam, Denizel and Filiztekin
 * (2007), International Journal of Research in Marketing 24. The slopes are worked out here.
 *
 * @example
 * const table = customerTable(
 *   simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.8 }, { customers: 500, age: 45, cohort: 10, seed: 1 }),
 * )
 * const fit = fitBgNbd(table)
 * profileInterval({ model: betaDropoutModel('BG/NBD'), data: table, fit, parameter: 'b' }) // { value: 4.011…, low: 1.654…, high: 16.04…, level: 0.95, method: 'profile' }
 */
export function betaDropoutModel(name: 'BG/NBD' | 'MBG/NBD'): LifetimeModel<BetaDropoutName, CustomerTable> {
  const leavesAfterFirst = name === 'MBG/NBD'
  return {
    name,
    parameters: ['r', 'alpha', 'a', 'b'],
    bounds: (table) => {
      const scale = Math.log(tableSummary(table).age)
      return { lower: [-7, scale - 7, -7, -7], upper: [8, scale + 8, 8, 8] }
    },
    starts: (table) => {
      const { repeats, age } = tableSummary(table)
      return [
        [0.5, 1, 3],
        [1, 0.3, 6],
        [0.2, 3, 3],
      ].map(([r, a, b]) => [r!, (r! * age) / Math.max(repeats, 1e-3), a!, b!].map(Math.log))
    },
    objective: (table) => betaDropoutObjective(table, leavesAfterFirst),
    recheck: (table, parameters) => recheck(table, parameters, leavesAfterFirst),
    coarsen: coarseTable,
    resample: resampleTable,
    shortage: tableShortage,
    size: (table) => ({ customers: table.customers, rows: table.counts.length }),
  }
}

function betaDropoutObjective(table: CustomerTable, leavesAfterFirst: boolean): Objective {
  const rows = table.counts.length
  const counts = table.counts
  const repeats = indexValues(table.repeats)
  const recency = indexValues(table.recency)
  const ages = indexValues(table.age)
  const levels = repeats.values.length
  const customersWith = new Float64Array(levels)
  for (let row = 0; row < rows; row++) customersWith[repeats.index[row]!]! += counts[row]!
  const stayLog = new Float64Array(levels)
  const leaveLog = new Float64Array(levels)
  const left = new Float64Array(levels)
  const recencyLog = new Float64Array(recency.values.length)
  const recencyInverse = new Float64Array(recency.values.length)
  const ageLog = new Float64Array(ages.values.length)
  const ageInverse = new Float64Array(ages.values.length)
  const [levelOf, lastOf, endOf, levelValues] = [repeats.index, recency.index, ages.index, repeats.values]

  return (point, gradient) => {
    const [r, alpha, a, b] = [
      Math.exp(point[0]!),
      Math.exp(point[1]!),
      Math.exp(point[2]!),
      Math.exp(point[3]!),
    ]
    // Every logarithm that depends on one column alone is taken once for each of its distinct values.
    fillLogs(recency.values, alpha, recencyLog, recencyInverse)
    fillLogs(ages.values, alpha, ageLog, ageInverse)
    for (let k = 0; k < levels; k++) {
      const x = repeats.values[k]!
      stayLog[k] = leavesAfterFirst ? Math.log(b + x) : 0
      leaveLog[k] = leavesAfterFirst ? point[2]! : x === 0 ? -Infinity : point[2]! - Math.log(b + (x - 1))
    }
    left.fill(0)
    let value = table.customers * r * point[1]!
    let slopeR = table.customers * point[1]!
    let slopeAlpha = (table.customers * r) / alpha
    // ln Π (1 + ratio)^count costs one logarithm for many rows; below 2^900 nothing overflows.
    let product = 1
    let factors = 0
    for (let row = 0; row < rows; row++) {
      const level = levelOf[row]!
      const lastLog = recencyLog[lastOf[row]!]!
      const endLog = ageLog[endOf[row]!]!
      const exponent = r + levelValues[level]!
      const stay = stayLog[level]! - exponent * endLog
      const leave = leaveLog[level]! - exponent * lastLog
      const isLeaving = leave > stay
      const ratio = Math.exp(isLeaving ? stay - leave : leave - stay)
      const gone = (isLeaving ? 1 : ratio) / (1 + ratio)
      const count = counts[row]!
      if (count <= 4 && count === Math.floor(count)) {
        for (let k = 0; k < count; k++) product *= 1 + ratio
        factors += count
        if (factors > 890) {
          value += Math.log(product)
          product = 1
          factors = 0
        }
      } else value += count * Math.log1p(ratio)
      value += count * (isLeaving ? leave : stay)
      left[level]! += count * gone
      const endInverse = ageInverse[endOf[row]!]!
      slopeR -= count * (endLog + gone * (lastLog - endLog))
      slopeAlpha -= count * exponent * (endInverse + gone * (recencyInverse[lastOf[row]!]! - endInverse))
    }
    value += Math.log(product)
    let slopeA = 0
    let slopeB = 0
    const [digammaR, digammaB, digammaBoth] = [digamma(r), digamma(b), digamma(a + b)]
    for (let k = 0; k < levels; k++) {
      const x = repeats.values[k]!
      const customers = customersWith[k]!
      const gone = left[k]!
      slopeA += gone / a
      if (leavesAfterFirst) {
        value -= customers * Math.log(a + b + x)
        slopeA -= customers / (a + b + x)
        slopeB += (customers - gone) / (b + x) - customers / (a + b + x)
      } else if (x > 0) slopeB -= gone / (b + (x - 1))
      if (x === 0) continue
      value += customers * (logGammaRatio(r, x) + logGammaRatio(b, x) - logGammaRatio(a + b, x))
      const shared = digammaBoth - digamma(a + b + x)
      slopeR += customers * (digamma(r + x) - digammaR)
      slopeA += customers * shared
      slopeB += customers * (shared + digamma(b + x) - digammaB)
    }
    gradient[0] = -slopeR * r
    gradient[1] = -slopeAlpha * alpha
    gradient[2] = -slopeA * a
    gradient[3] = -slopeB * b
    return -value
  }
}

function fillLogs(values: Float64Array, alpha: number, logs: Float64Array, inverses: Float64Array): void {
  for (let k = 0; k < values.length; k++) {
    logs[k] = Math.log(alpha + values[k]!)
    inverses[k] = 1 / (alpha + values[k]!)
  }
}

/** Row by row from beta functions, as the papers print it; these are taken once for each number of purchases. */
function recheck(
  table: CustomerTable,
  { r, alpha, a, b }: BetaDropoutParameters,
  leavesAfterFirst: boolean,
): number {
  const whole = logBeta(a, b)
  const extra = leavesAfterFirst ? 1 : 0
  const { values, index } = indexValues(table.repeats)
  const levels = Array.from(values, (x) => ({
    x,
    buy: x === 0 ? 0 : logGamma(x) - logBeta(r, x),
    stay: logBeta(a, b + x + extra) - whole,
    leave: x + extra === 0 ? -Infinity : logBeta(a + 1, b + (x - 1 + extra)) - whole,
  }))
  let sum = 0
  for (let row = 0; row < table.counts.length; row++) {
    const level = levels[index[row]!]!
    const x = level.x
    const [last, age] = [table.recency[row]!, table.age[row]!]
    const stay = level.stay - r * Math.log1p(age / alpha) - x * Math.log(alpha + age)
    const leave = level.leave - r * Math.log1p(last / alpha) - x * Math.log(alpha + last)
    const top = Math.max(stay, leave)
    sum += table.counts[row]! * (level.buy + top + Math.log(Math.exp(stay - top) + Math.exp(leave - top)))
  }
  return sum
}
