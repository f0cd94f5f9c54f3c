import { assignSegments, likeliestOf } from './assign-segments.ts'
import type { MixtureFit } from './fit-mixture.ts'
import { layoutOf, logAnswers } from './mixture-layout.ts'
import { columnsOf, levelsOf, sumOf, type SegmentTable } from './segment-table.ts'

export type BestQuestion = {
  name: string
  /** share of people who would land in the same segment as with all items, asking this and the questions before it */
  agreement: number
  /** share of what all items tell about the segment that is known by now, 0 to 1 */
  informed: number
}

/**
 * The few questions that best tell the segments apart, best first, and how well one does with the first one, two, three…
 *
 * Use it to place new people with a short form (`segmentClassifier` with these names). Agreement is measured on the people
 * the segments were found with, so expect a little less from new ones.
 *
 * Source: greedy choice by conditional entropy of the segment (information gain), as in sequential forward selection.
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * bestQuestions(table, fitMixture(table, 2, { seed: 1 }), { count: 1 }).length // 1
 */
export function bestQuestions(
  table: SegmentTable,
  fit: MixtureFit,
  { count = 5, signal }: { count?: number; signal?: AbortSignal } = {},
): BestQuestion[] {
  const { segments } = fit
  if (segments < 2) throw new RangeError('With one segment there is nothing to tell apart.')
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`Ask for at least one question; got ${count}.`)
  const heights = itemHeights(table, fit)
  const patterns = table.weights.length
  const whole = assignSegments(
    { ...table, patternOf: Int32Array.from({ length: patterns }, (_, row) => row) },
    fit,
  )
  const people = sumOf(table.weights)
  const start = entropyOf(Float64Array.from(fit.shares))
  const least = meanEntropy(whole.chances, table.weights, segments, people)
  let known = new Float64Array(patterns * segments)
  for (let at = 0; at < known.length; at++) known[at] = Math.log(Math.max(1e-300, fit.shares[at % segments]!))
  const left = new Set(table.items.keys())
  const chosen: BestQuestion[] = []
  while (chosen.length < count && left.size > 0) {
    let best: { item: number; entropy: number; sum: Float64Array<ArrayBuffer> } | undefined
    for (const item of left) {
      signal?.throwIfAborted()
      const sum = known.map((height, at) => height + heights[item]![at]!)
      const entropy = meanEntropy(chancesFrom(sum, segments), table.weights, segments, people)
      if (!best || entropy < best.entropy) best = { item, entropy, sum }
    }
    const { item, entropy, sum } = best!
    left.delete(item)
    known = sum
    const placed = likeliestOf(chancesFrom(known, segments), segments)
    const same = placed.reduce(
      (total, segment, row) => total + (segment === whole.segmentOf[row] ? table.weights[row]! : 0),
      0,
    )
    chosen.push({
      name: table.items[item]!.name,
      agreement: same / people,
      informed: start > least ? Math.min(1, Math.max(0, (start - entropy) / (start - least))) : 1,
    })
  }
  return chosen
}

/** For each item: what its answer adds to the log-odds of each segment, patterns × segments; 0 where it is missing. */
function itemHeights(table: SegmentTable, { segments, theta }: MixtureFit): Float64Array[] {
  const { chosen, numeric } = columnsOf(table.items)
  const { offsets } = layoutOf(table.items, segments)
  const patterns = table.weights.length
  return table.items.map((item, index) => {
    const heights = new Float64Array(patterns * segments)
    const offset = offsets[index]!
    const logs = new Float64Array(Math.max(1, levelsOf(item)) * segments)
    if (item.kind !== 'numeric') logAnswers(item, theta, offset, segments, logs)
    for (let row = 0; row < patterns; row++) {
      const code = item.kind === 'numeric' ? 0 : table.codes[row * chosen.length + chosen.indexOf(index)]!
      const value = item.kind === 'numeric' ? table.values[row * numeric.length + numeric.indexOf(index)]! : 0
      if (code < 0 || Number.isNaN(value)) continue
      for (let segment = 0; segment < segments; segment++) {
        const logVariance = theta[offset + segments + segment]!
        heights[row * segments + segment] =
          item.kind === 'numeric'
            ? -0.5 * (logVariance + (value - theta[offset + segment]!) ** 2 * Math.exp(-logVariance))
            : logs[code * segments + segment]!
      }
    }
    return heights
  })
}

function chancesFrom(heights: Float64Array, segments: number): Float64Array {
  const chances = new Float64Array(heights.length)
  for (let row = 0; row < heights.length; row += segments) {
    let largest = -Infinity
    for (let at = row; at < row + segments; at++) largest = Math.max(largest, heights[at]!)
    let sum = 0
    for (let at = row; at < row + segments; at++) sum += chances[at] = Math.exp(heights[at]! - largest)
    for (let at = row; at < row + segments; at++) chances[at]! /= sum
  }
  return chances
}

function entropyOf(shares: Float64Array): number {
  return shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0)
}

function meanEntropy(chances: Float64Array, weights: Float64Array, segments: number, people: number): number {
  let sum = 0
  for (let row = 0; row < weights.length; row++) {
    sum += weights[row]! * entropyOf(chances.subarray(row * segments, (row + 1) * segments))
  }
  return sum / people
}
