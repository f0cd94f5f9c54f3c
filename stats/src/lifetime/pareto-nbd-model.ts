import type { Objective } from '../optimise/minimise.ts'
import { digamma } from '../special/digamma.ts'
import { logGammaRatio } from '../special/log-gamma-ratio.ts'
import { coarseTable } from './coarse-table.ts'
import type { CustomerTable } from './customer-table.ts'
import { dropoutNodes, fillDropoutNodes } from './dropout-nodes.ts'
import { indexValues } from './index-values.ts'
import type { LifetimeModel } from './lifetime-fit.ts'
import { paretoNbdLogLikelihood } from './pareto-nbd-log-likelihood.ts'
import { resampleTable } from './resample-table.ts'
import { tableShortage } from './table-shortage.ts'
import { tableSummary } from './table-summary.ts'

export type ParetoNbdName = 'r' | 'alpha' | 's' | 'beta'
export type ParetoNbdParameters = Record<ParetoNbdName, number>

/**
 * The Pareto/NBD model: purchases at a gamma(r, alpha) rate until a moment of leaving that comes at a
 * gamma(s, beta) rate.
 *
 * Use it through `fitParetoNbd`.
 *
 * Source: Schmittlein, Morrison and Colombo (1987), Management Science 33(1). The integral over the
 * moment of leaving is summed as it stands, with all its slopes, once for customers who share their
 * last purchase and age; the closed form with 2F1 serves as the independent check.
 *
 * @example
 * fitByLikelihood(paretoNbdModel, table).parameters // { r, alpha, s, beta }
 */
export const paretoNbdModel: LifetimeModel<ParetoNbdName, CustomerTable> = {
  name: 'Pareto/NBD',
  parameters: ['r', 'alpha', 's', 'beta'],
  bounds: (table) => {
    const scale = Math.log(tableSummary(table).age)
    return { lower: [-7, scale - 7, -7, scale - 7], upper: [8, scale + 8, 8, scale + 8] }
  },
  starts: (table) => {
    const { repeats, age } = tableSummary(table)
    return [
      [0.6, 0.6, 0.5],
      [1.5, 1, 2],
      [0.3, 2, 5],
    ].map(([r, s, beta]) => [r!, (r! * age) / Math.max(repeats, 1e-3), s!, beta! * age].map(Math.log))
  },
  objective: paretoNbdObjective,
  recheck: (table, parameters) => {
    let sum = 0
    for (let row = 0; row < table.counts.length; row++) {
      const history = { repeats: table.repeats[row]!, recency: table.recency[row]!, age: table.age[row]! }
      sum += table.counts[row]! * paretoNbdLogLikelihood(parameters, history)
    }
    return sum
  },
  coarsen: coarseTable,
  resample: resampleTable,
  shortage: tableShortage,
  size: (table) => ({ customers: table.customers, rows: table.counts.length }),
}

function paretoNbdObjective(table: CustomerTable): Objective {
  const repeats = indexValues(table.repeats)
  const customersWith = new Float64Array(repeats.values.length)
  table.counts.forEach((count, row) => (customersWith[repeats.index[row]!]! += count))
  const { order, groups } = groupByTimes(table)
  const nodes = dropoutNodes()
  const term = new Float64Array(nodes.weight.length)
  const factor = new Float64Array(nodes.weight.length)
  const { purchaseLog, dropoutLog, purchaseInverse, dropoutInverse } = nodes

  return (point, gradient) => {
    const [r, alpha, s, beta] = [
      Math.exp(point[0]!),
      Math.exp(point[1]!),
      Math.exp(point[2]!),
      Math.exp(point[3]!),
    ]
    let value = table.customers * (r * point[1]! + s * point[3]!)
    let slopeR = table.customers * point[1]!
    let slopeS = table.customers * point[3]!
    let slopeAlpha = (table.customers * r) / alpha
    let slopeBeta = (table.customers * s) / beta
    for (let group = 0; group + 1 < groups.length; group++) {
      const from = groups[group]!
      const to = groups[group + 1]!
      const recency = table.recency[order[from]!]!
      const age = table.age[order[from]!]!
      let x = table.repeats[order[from]!]!
      const most = r + table.repeats[order[to - 1]!]!
      fillDropoutNodes(nodes, { alpha, beta, least: r + x, most, s }, recency, age)
      const size = nodes.size
      for (let node = 0; node < size; node++) {
        const fall = nodes.purchaseLog[node]!
        term[node] = nodes.weight[node]! * Math.exp(-(r + x) * fall - (s + 1) * nodes.dropoutLog[node]!)
        factor[node] = to - from > 1 ? Math.exp(-fall) : 1
      }
      const purchaseStart = Math.log(alpha + recency)
      const dropoutStart = Math.log(beta + recency)
      const purchaseEnd = Math.log1p((age - recency) / (alpha + recency))
      const dropoutEnd = Math.log1p((age - recency) / (beta + recency))
      for (let place = from; place < to; place++) {
        const row = order[place]!
        const count = table.counts[row]!
        const steps = table.repeats[row]! - x
        advance(term, factor, size, steps)
        x += steps
        let mass = 0
        let byR = 0
        let byS = 0
        let byAlpha = 0
        let byBeta = 0
        for (let node = 0; node < size; node++) {
          const part = term[node]!
          mass += part
          byR += part * purchaseLog[node]!
          byS += part * dropoutLog[node]!
          byAlpha += part * purchaseInverse[node]!
          byBeta += part * dropoutInverse[node]!
        }
        const stay = Math.exp(-(r + x) * purchaseEnd - s * dropoutEnd)
        const total = stay + s * mass
        const scaled = count / total
        value += count * (Math.log(total) - (r + x) * purchaseStart - s * dropoutStart)
        slopeR -= count * purchaseStart + scaled * (purchaseEnd * stay + s * byR)
        slopeS -= count * dropoutStart + scaled * (dropoutEnd * stay + s * byS - mass)
        slopeAlpha -= scaled * (r + x) * (stay / (alpha + age) + s * byAlpha)
        slopeBeta -= scaled * s * (stay / (beta + age) + (s + 1) * byBeta)
      }
    }
    const digammaR = digamma(r)
    repeats.values.forEach((count, k) => {
      if (count === 0) return
      value += customersWith[k]! * logGammaRatio(r, count)
      slopeR += customersWith[k]! * (digamma(r + count) - digammaR)
    })
    gradient[0] = -slopeR * r
    gradient[1] = -slopeAlpha * alpha
    gradient[2] = -slopeS * s
    gradient[3] = -slopeBeta * beta
    return -value
  }
}

/** Multiplies by factor^steps: by products for the small steps that most are. */
function advance(term: Float64Array, factor: Float64Array, size: number, steps: number): void {
  if (steps > 6) {
    for (let node = 0; node < size; node++) term[node]! *= factor[node]! ** steps
    return
  }
  for (let step = 0; step < steps; step++) {
    for (let node = 0; node < size; node++) term[node]! *= factor[node]!
  }
}

/** Rows ordered so that equal (recency, age) stand together with rising repeats, and where each group begins. */
function groupByTimes(table: CustomerTable): { order: Int32Array; groups: Int32Array } {
  const recency = indexValues(table.recency)
  const age = indexValues(table.age)
  const keys = Float64Array.from(recency.index, (last, row) => last * age.values.length + age.index[row]!)
  const times = indexValues(keys)
  const order = Int32Array.from(keys, (_, row) => row)
  order.sort(
    (one, other) => times.index[one]! - times.index[other]! || table.repeats[one]! - table.repeats[other]!,
  )
  const groups = [0]
  for (let place = 1; place < order.length; place++) {
    if (times.index[order[place]!] !== times.index[order[place - 1]!]) groups.push(place)
  }
  groups.push(order.length)
  return { order, groups: Int32Array.from(groups) }
}
