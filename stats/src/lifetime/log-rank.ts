import { cholesky } from '../optimise/cholesky.ts'
import { solveCholesky } from '../optimise/solve-cholesky.ts'
import { chiSquareTail } from '../special/chi-square-tail.ts'
import { requireLifetimes } from './require-lifetimes.ts'
import type { Lifetimes } from './require-lifetimes.ts'

/**
 * Whether groups of customers leave at different speeds, over the whole time observed.
 *
 * Use it on two or more groups fixed beforehand. It sees best a difference that keeps its sign.
 *
 * Source: Mantel (1966), Cancer Chemotherapy Reports 50; for several groups Peto and Peto (1972),
 * JRSS A 135.
 *
 * @example
 * const monthly = { times: [9, 13, 13, 18, 23, 28, 31], ended: [1, 1, 0, 1, 1, 0, 1] }
 * const yearly = { times: [20, 25, 31, 40, 44, 60], ended: [1, 0, 1, 1, 0, 0] }
 * logRank([monthly, yearly]) // { chiSquare: 4.193…, degreesOfFreedom: 1, pValue: 0.04057…, groups: [{ observed: 5, expected: 2.546… }, { observed: 3, expected: 5.453… }] }
 */
export function logRank(groups: Lifetimes[]): {
  chiSquare: number
  degreesOfFreedom: number
  pValue: number
  groups: { observed: number; expected: number }[]
} {
  if (groups.length < 2)
    throw new RangeError(`A comparison needs at least two groups; it got ${groups.length}.`)
  groups.forEach(requireLifetimes)
  const size = groups.length
  const rows = groups.flatMap((group, place) =>
    Array.from({ length: group.times.length }, (_, row) => ({
      place,
      time: group.times[row]!,
      ended: Number(group.ended[row]),
      count: group.counts ? group.counts[row]! : 1,
    })),
  )
  rows.sort((one, other) => one.time - other.time)
  const atRisk = new Float64Array(size)
  for (const row of rows) atRisk[row.place]! += row.count
  const observed = new Float64Array(size)
  const expected = new Float64Array(size)
  const covariance = new Float64Array(size * size)
  for (let start = 0; start < rows.length;) {
    let stop = start
    const ended = new Float64Array(size)
    const leaving = new Float64Array(size)
    for (; stop < rows.length && rows[stop]!.time === rows[start]!.time; stop++) {
      const row = rows[stop]!
      ended[row.place]! += row.ended * row.count
      leaving[row.place]! += row.count
    }
    const total = atRisk.reduce((sum, count) => sum + count, 0)
    const events = ended.reduce((sum, count) => sum + count, 0)
    const spread = total > 1 ? (events * (total - events)) / (total * total * (total - 1)) : 0
    for (let i = 0; i < size; i++) {
      observed[i]! += ended[i]!
      expected[i]! += (events * atRisk[i]!) / total
      for (let j = 0; j < size; j++) {
        covariance[i * size + j]! += spread * atRisk[i]! * ((i === j ? total : 0) - atRisk[j]!)
      }
    }
    for (let i = 0; i < size; i++) atRisk[i]! -= leaving[i]!
    start = stop
  }
  const chiSquare = quadraticForm(observed, expected, covariance, size)
  return {
    chiSquare,
    degreesOfFreedom: size - 1,
    pValue: chiSquareTail(chiSquare, size - 1),
    groups: Array.from(observed, (count, i) => ({ observed: count, expected: expected[i]! })),
  }
}

/** The last group follows from the others and is left out. */
function quadraticForm(
  observed: Float64Array,
  expected: Float64Array,
  covariance: Float64Array,
  size: number,
): number {
  const reduced = size - 1
  const matrix = new Float64Array(reduced * reduced)
  for (let i = 0; i < reduced; i++) {
    for (let j = 0; j < reduced; j++) matrix[i * reduced + j] = covariance[i * size + j]!
  }
  const gap = observed.slice(0, reduced).map((count, i) => count - expected[i]!)
  const { factor, isPositiveDefinite } = cholesky(matrix, reduced)
  if (!isPositiveDefinite) {
    throw new RangeError(
      'The groups cannot be compared: nobody left while members of every group were there.',
    )
  }
  return solveCholesky(factor, gap).reduce((sum, value, i) => sum + value * gap[i]!, 0)
}
