import type { SeededRandom } from '../random/seeded-random.ts'
import { layoutOf } from './mixture-layout.ts'
import { columnsOf, levelsOf, sumOf, type SegmentTable } from './segment-table.ts'

/**
 * A random place to start from: each segment half like one random person and half like everybody, or (every third start)
 * everybody with random deviations.
 *
 * Use many starts: the likelihood has many tops, and only the highest found counts.
 */
export function startMixture(
  table: SegmentTable,
  segments: number,
  random: SeededRandom,
  start: number,
): Float64Array {
  const { items, codes, values } = table
  const layout = layoutOf(items, segments)
  const theta = new Float64Array(layout.length).fill(0)
  theta.fill(1 / segments, 0, segments)
  const people = Array.from({ length: segments }, () => random.category(table.weights))
  const scattered = start % 3 === 2
  const { chosen, numeric } = columnsOf(items)
  chosen.forEach((item, column) => {
    const shape = items[item]!
    const levels = levelsOf(shape)
    const offset = layout.offsets[item]!
    const common = commonShares(table, column, chosen.length, levels)
    if (shape.kind === 'ordinal') common.forEach((share, level) => (theta[offset + level] = Math.log(share)))
    people.forEach((person, segment) => {
      const code = codes[person * chosen.length + column]!
      if (shape.kind === 'ordinal') {
        const middle = common.reduce((sum, share, level) => sum + share * level, 0) / Math.max(1, levels - 1)
        const from = scattered || code < 0 ? random.normal(0, 0.3) : code / Math.max(1, levels - 1) - middle
        theta[offset + levels + segment] = 2.5 * from
        return
      }
      const shares = common.map((share, level) =>
        scattered ? share * Math.exp(random.normal()) : share + (code === level ? 1 : 0),
      )
      const total = sumOf(shares)
      shares.forEach((share, level) => (theta[offset + segment * levels + level] = share / total))
    })
  })
  numeric.forEach((item, column) => {
    people.forEach((person, segment) => {
      const value = values[person * numeric.length + column]!
      const mean = scattered || Number.isNaN(value) ? random.normal(0, 0.7) : value
      theta[layout.offsets[item]! + segment] = mean
      theta[layout.offsets[item]! + segments + segment] = 0
    })
  })
  return theta
}

/** Shares of the answers over all people, none quite zero. */
function commonShares(table: SegmentTable, column: number, width: number, levels: number): Float64Array {
  const counts = new Float64Array(levels).fill(0.01)
  for (let pattern = 0; pattern < table.weights.length; pattern++) {
    const code = table.codes[pattern * width + column]!
    if (code >= 0) counts[code]! += table.weights[pattern]!
  }
  const total = sumOf(counts)
  return counts.map((count) => count / total)
}
