import { levelsOf, type ItemShape } from './segment-table.ts'

/**
 * Where each number of a mixture lies in its one flat array: first the share of each segment, then per item
 * - nominal: probability of each answer, segment after segment;
 * - ordinal: one pull per answer (common to all segments), then one lean per segment;
 * - numeric: mean of each segment, then logarithm of its variance, in standard units.
 */
export type MixtureLayout = { segments: number; offsets: number[]; length: number }

export function layoutOf(items: readonly ItemShape[], segments: number): MixtureLayout {
  const offsets: number[] = []
  let length = segments
  for (const item of items) {
    offsets.push(length)
    if (item.kind === 'numeric') length += 2 * segments
    else length += item.kind === 'nominal' ? segments * levelsOf(item) : levelsOf(item) + segments
  }
  return { segments, offsets, length }
}

/** How many numbers are free to choose: what a criterion charges for. */
export function freeParameters(items: readonly ItemShape[], segments: number): number {
  return items.reduce((sum, item) => {
    if (item.kind === 'numeric') return sum + 2 * segments
    const free = levelsOf(item) - 1
    return sum + (item.kind === 'nominal' ? segments * free : free + segments - 1)
  }, segments - 1)
}

/** Where an answer of an ordinal item stands on a line from −1 to 1. */
export function scoreOf(level: number, levels: number): number {
  return levels === 1 ? 0 : (2 * level) / (levels - 1) - 1
}

// Below this a probability is rounding; its logarithm must stay finite.
const SMALLEST = 1e-300

/** Logarithm of the probability of each answer in each segment (answer after answer, segments innermost). */
export function logAnswers(
  item: ItemShape,
  theta: Float64Array,
  offset: number,
  segments: number,
  into: Float64Array,
): void {
  const levels = levelsOf(item)
  if (item.kind === 'nominal') {
    for (let segment = 0; segment < segments; segment++) {
      for (let level = 0; level < levels; level++) {
        into[level * segments + segment] = Math.log(
          Math.max(SMALLEST, theta[offset + segment * levels + level]!),
        )
      }
    }
    return
  }
  for (let segment = 0; segment < segments; segment++) {
    const lean = theta[offset + levels + segment]!
    let largest = -Infinity
    for (let level = 0; level < levels; level++) {
      const height = theta[offset + level]! + lean * scoreOf(level, levels)
      into[level * segments + segment] = height
      if (height > largest) largest = height
    }
    let sum = 0
    for (let level = 0; level < levels; level++) sum += Math.exp(into[level * segments + segment]! - largest)
    const logSum = largest + Math.log(sum)
    for (let level = 0; level < levels; level++) into[level * segments + segment]! -= logSum
  }
}

/** The same mixture with its segments in another order: `order[new] = old`. */
export function reorderSegments(
  items: readonly ItemShape[],
  theta: Float64Array,
  order: readonly number[],
): Float64Array {
  const segments = order.length
  const { offsets } = layoutOf(items, segments)
  const moved = theta.slice()
  order.forEach((old, place) => {
    moved[place] = theta[old]!
    items.forEach((item, index) => {
      const offset = offsets[index]!
      const levels = levelsOf(item)
      if (item.kind === 'nominal') {
        moved.set(theta.subarray(offset + old * levels, offset + (old + 1) * levels), offset + place * levels)
      } else if (item.kind === 'ordinal') {
        moved[offset + levels + place] = theta[offset + levels + old]!
      } else {
        moved[offset + place] = theta[offset + old]!
        moved[offset + segments + place] = theta[offset + segments + old]!
      }
    })
  })
  return moved
}
