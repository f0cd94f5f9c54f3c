import type { Objective } from '../optimise/minimise.ts'
import { withNumericGradient } from '../optimise/with-numeric-gradient.ts'
import { logGammaRatio } from '../special/log-gamma-ratio.ts'
import { bgBbLogLikelihood } from './bg-bb-log-likelihood.ts'
import type { CustomerTable } from './customer-table.ts'
import { indexValues } from './index-values.ts'
import type { LifetimeModel } from './lifetime-fit.ts'
import { resampleTable } from './resample-table.ts'
import { tableShortage } from './table-shortage.ts'

export type BgBbName = 'alpha' | 'beta' | 'gamma' | 'delta'
export type BgBbParameters = Record<BgBbName, number>

/**
 * The BG/BB model: at each of a row of occasions an active customer buys with their own
 * beta(alpha, beta) chance, and before each leaves with their own beta(gamma, delta) chance.
 *
 * Use it through `fitBgBb`. The times of the table are whole numbers of occasions.
 *
 * Source: Fader, Hardie and Shang (2010), Marketing Science 29(6).
 *
 * @example
 * fitByLikelihood(bgBb, table).parameters // { alpha, beta, gamma, delta }
 */
export const bgBb: LifetimeModel<BgBbName, CustomerTable> = {
  name: 'BG/BB',
  parameters: ['alpha', 'beta', 'gamma', 'delta'],
  bounds: () => ({ lower: [-7, -7, -7, -7], upper: [8, 8, 8, 8] }),
  starts: () =>
    [
      [1, 1, 0.5, 3],
      [0.5, 2, 1, 10],
      [3, 3, 1, 1],
    ].map((start) => start.map(Math.log)),
  objective: bgBbObjective,
  recheck: (table, parameters) => {
    let sum = 0
    for (let row = 0; row < table.counts.length; row++) {
      const history = { repeats: table.repeats[row]!, recency: table.recency[row]!, age: table.age[row]! }
      sum += table.counts[row]! * bgBbLogLikelihood(parameters, history)
    }
    return sum
  },
  resample: resampleTable,
  shortage: tableShortage,
  size: (table) => ({ customers: table.customers, rows: table.counts.length }),
}

/**
 * The chances to stay and to leave are tabulated once for each occasion, those to buy once for each
 * pair of purchases and occasions, so that a row costs a sum over the occasions since the last purchase.
 */
function bgBbObjective(table: CustomerTable): Objective {
  requireOccasions(table)
  const occasions = Math.max(...table.age)
  const pairs = occasions + 1
  const stay = new Float64Array(pairs)
  const leave = new Float64Array(pairs)
  const buy = new Float64Array(pairs * pairs)
  const repeats = indexValues(table.repeats).values
  const compute = (point: Float64Array) => {
    const [alpha, beta, gamma, delta] = [
      Math.exp(point[0]!),
      Math.exp(point[1]!),
      Math.exp(point[2]!),
      Math.exp(point[3]!),
    ]
    for (let n = 0; n <= occasions; n++) {
      stay[n] = logGammaRatio(delta, n) - logGammaRatio(gamma + delta, n)
      leave[n] = stay[n]! + point[2]! - Math.log(gamma + delta + n)
    }
    for (const x of repeats) {
      for (let n = x; n <= occasions; n++) {
        buy[x * pairs + n] =
          logGammaRatio(alpha, x) + logGammaRatio(beta, n - x) - logGammaRatio(alpha + beta, n)
      }
    }
    let sum = 0
    for (let row = 0; row < table.counts.length; row++) {
      const [x, last, n] = [table.repeats[row]!, table.recency[row]!, table.age[row]!]
      let top = buy[x * pairs + n]! + stay[n]!
      let mass = 1
      for (let seen = last; seen < n; seen++) {
        const part = buy[x * pairs + seen]! + leave[seen]!
        if (part > top) {
          mass = mass * Math.exp(top - part) + 1
          top = part
        } else mass += Math.exp(part - top)
      }
      sum += table.counts[row]! * (top + Math.log(mass))
    }
    return -sum
  }
  return withNumericGradient(compute, { step: 2e-5 })
}

function requireOccasions(table: CustomerTable): void {
  for (let row = 0; row < table.counts.length; row++) {
    const [x, last, n] = [table.repeats[row]!, table.recency[row]!, table.age[row]!]
    if (Number.isInteger(last) && Number.isInteger(n) && x <= last) continue
    throw new RangeError(
      `BG/BB counts whole occasions, with at most one purchase at each; a row has ${x} purchases up to occasion ${last} of ${n}.`,
    )
  }
}
