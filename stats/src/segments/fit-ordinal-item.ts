import { scoreOf } from './mixture-layout.ts'
import { solveSymmetric } from './solve-symmetric.ts'

/**
 * Fits one ordinal item to the counts of a pass: each answer has a pull common to all segments, and each segment leans
 * towards the low or the high end. That is one number per segment instead of one per answer and segment.
 *
 * Use it within EM; it takes up to three improving steps and keeps the start when there is nothing to gain.
 *
 * Source: adjacent-category logit model, Goodman 1979, JASA 74, 537–552; Newton's method on its concave likelihood.
 *
 * @param counts answer × segment
 * @example
 * const theta = new Float64Array(7)
 * fitOrdinalItem(Float64Array.of(30, 10, 20, 20, 10, 30), 3, 2, theta, 2) // segment 1 leans low, segment 2 high
 */
export function fitOrdinalItem(
  counts: Float64Array,
  levels: number,
  segments: number,
  theta: Float64Array,
  offset: number,
): void {
  if (levels === 1) return
  const padded = pad(counts, levels, segments)
  const free = levels - 1 + segments - 1
  const current = theta.slice(offset, offset + levels + segments)
  let height = heightOf(padded, levels, segments, current)
  for (let step = 0; step < 3; step++) {
    const { gradient, information } = slopes(padded, levels, segments, current)
    const move = solveSymmetric(information, gradient, free)
    const gain = move.reduce((sum, value, index) => sum + value * gradient[index]!, 0)
    if (!(gain > 1e-12)) break
    let size = 1
    let next = moved(current, move, size, levels, segments)
    let nextHeight = heightOf(padded, levels, segments, next)
    while (nextHeight < height && size > 1e-4) {
      size /= 2
      next = moved(current, move, size, levels, segments)
      nextHeight = heightOf(padded, levels, segments, next)
    }
    if (nextHeight < height) break
    current.set(next)
    height = nextHeight
    if (gain < 1e-9) break
  }
  centre(current, levels, segments)
  theta.set(current, offset)
}

// A hundredth of a person on each answer keeps pulls and leans finite when an answer or an end is empty.
const PADDING = 0.01

function pad(counts: Float64Array, levels: number, segments: number): Float64Array {
  const padded = new Float64Array(levels * segments)
  for (let at = 0; at < padded.length; at++) padded[at] = counts[at]! + PADDING / segments
  return padded
}

/** Probability of each answer in each segment, answer × segment. */
function chances(current: Float64Array, levels: number, segments: number): Float64Array {
  const result = new Float64Array(levels * segments)
  for (let segment = 0; segment < segments; segment++) {
    let largest = -Infinity
    for (let level = 0; level < levels; level++) {
      const height = current[level]! + current[levels + segment]! * scoreOf(level, levels)
      result[level * segments + segment] = height
      if (height > largest) largest = height
    }
    let sum = 0
    for (let level = 0; level < levels; level++) {
      const part = Math.exp(result[level * segments + segment]! - largest)
      result[level * segments + segment] = part
      sum += part
    }
    for (let level = 0; level < levels; level++) result[level * segments + segment]! /= sum
  }
  return result
}

function heightOf(counts: Float64Array, levels: number, segments: number, current: Float64Array): number {
  return chances(current, levels, segments).reduce(
    (sum, chance, at) => sum + counts[at]! * Math.log(Math.max(1e-300, chance)),
    0,
  )
}

/** Free numbers: pulls of all answers but the first, leans of all segments but the first. */
function slopes(counts: Float64Array, levels: number, segments: number, current: Float64Array) {
  const free = levels - 1 + segments - 1
  const gradient = new Float64Array(free)
  const information = new Float64Array(free * free)
  const chance = chances(current, levels, segments)
  for (let segment = 0; segment < segments; segment++) {
    const lean = levels - 2 + segment
    let people = 0
    for (let level = 0; level < levels; level++) people += counts[level * segments + segment]!
    let mean = 0
    let square = 0
    for (let level = 0; level < levels; level++) {
      const score = scoreOf(level, levels)
      mean += score * chance[level * segments + segment]!
      square += score * score * chance[level * segments + segment]!
    }
    for (let level = 0; level < levels; level++) {
      const at = level * segments + segment
      const share = chance[at]!
      const excess = counts[at]! - people * share
      const score = scoreOf(level, levels)
      if (segment > 0) gradient[lean]! += score * excess
      if (level === 0) continue
      gradient[level - 1]! += excess
      information[(level - 1) * free + level - 1]! += people * share
      for (let other = 1; other < levels; other++) {
        information[(level - 1) * free + other - 1]! -= people * share * chance[other * segments + segment]!
      }
      if (segment === 0) continue
      const cross = people * share * (score - mean)
      information[(level - 1) * free + lean]! += cross
      information[lean * free + level - 1]! += cross
    }
    if (segment > 0) information[lean * free + lean]! += people * (square - mean * mean)
  }
  return { gradient, information }
}

function moved(current: Float64Array, move: Float64Array, size: number, levels: number, segments: number) {
  const next = current.slice()
  for (let level = 1; level < levels; level++) next[level]! += size * move[level - 1]!
  for (let segment = 1; segment < segments; segment++) {
    next[levels + segment]! += size * move[levels - 2 + segment]!
  }
  return next
}

/** The same chances with the leans adding up to zero and the pulls too. */
function centre(current: Float64Array, levels: number, segments: number): void {
  let lean = 0
  for (let segment = 0; segment < segments; segment++) lean += current[levels + segment]! / segments
  let pull = 0
  for (let level = 0; level < levels; level++) {
    current[level]! += lean * scoreOf(level, levels)
    pull += current[level]! / levels
  }
  for (let level = 0; level < levels; level++) current[level]! -= pull
  for (let segment = 0; segment < segments; segment++) current[levels + segment]! -= lean
}
