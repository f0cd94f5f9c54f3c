import type { MixtureFit } from './fit-mixture.ts'
import { layoutOf, logAnswers, scoreOf } from './mixture-layout.ts'
import { columnsOf, levelsOf, sumOf, type SegmentTable } from './segment-table.ts'
import { factorSymmetric } from './solve-symmetric.ts'

/** Variances of what a fitted mixture says; zero where a number sits at the edge of what it may be. */
export type MixtureVariance = {
  share(segment: number): number
  chance(item: number, segment: number, level: number): number
  /** of the mean of a numeric item, in standard units */
  mean(item: number, segment: number): number
}

const MOST_PATTERNS = 20_000

/**
 * How far the numbers of a fitted mixture would vary from sample to sample, uncertainty about who belongs where included.
 *
 * Use `segmentProfiles`, which turns this into intervals.
 *
 * Source: empirical information matrix, the sum of squared scores over people (McLachlan and Peel 2000, section 2.15),
 * over logits of shares and chances; delta method.
 *
 * @param chances patterns × segments, as the fit places them
 */
export function mixtureVariance(
  table: SegmentTable,
  fit: MixtureFit,
  chances: Float64Array,
): MixtureVariance {
  const model = modelOf(table, fit)
  const { segments, size, answers, starts } = model
  const information = informationOf(table, model, fit, chances)
  const solve = factorSymmetric(information, size)
  const varianceAlong = (gradient: Float64Array) => {
    const solution = solve(gradient)
    return Math.max(
      0,
      gradient.reduce((sum, slope, at) => sum + slope * solution[at]!, 0),
    )
  }
  return {
    share(segment) {
      const gradient = new Float64Array(size)
      for (let other = 1; other < segments; other++) {
        gradient[other - 1] = fit.shares[segment]! * ((other === segment ? 1 : 0) - fit.shares[other]!)
      }
      return varianceAlong(gradient)
    },
    chance(item, segment, level) {
      const gradient = new Float64Array(size)
      const chance = (other: number) => answers[item]![other * segments + segment]!
      const levels = levelsOf(table.items[item]!)
      const ordinal = table.items[item]!.kind === 'ordinal'
      const start = starts[item]! + (ordinal ? 0 : segment * (levels - 1))
      for (let other = 1; other < levels; other++) {
        gradient[start + other - 1] = chance(level) * ((other === level ? 1 : 0) - chance(other))
      }
      if (ordinal && segment > 0) {
        let mean = 0
        for (let other = 0; other < levels; other++) mean += chance(other) * scoreOf(other, levels)
        gradient[start + levels - 2 + segment] = chance(level) * (scoreOf(level, levels) - mean)
      }
      return varianceAlong(gradient)
    },
    mean(item, segment) {
      const gradient = new Float64Array(size)
      gradient[starts[item]! + segment] = 1
      return varianceAlong(gradient)
    },
  }
}

type Model = {
  segments: number
  size: number
  /** where the free numbers of each item begin, after those of the shares */
  starts: number[]
  /** level × segment probabilities of each chosen item */
  answers: Float64Array[]
}

function modelOf(table: SegmentTable, { segments, theta }: MixtureFit): Model {
  const { offsets } = layoutOf(table.items, segments)
  const starts: number[] = []
  let size = segments - 1
  const answers = table.items.map((item, index) => {
    starts.push(size)
    const levels = levelsOf(item)
    if (item.kind === 'numeric') size += 2 * segments
    else size += item.kind === 'nominal' ? segments * (levels - 1) : levels - 1 + segments - 1
    const logs = new Float64Array(levels * segments)
    if (item.kind !== 'numeric') logAnswers(item, theta, offsets[index]!, segments, logs)
    return logs.map(Math.exp)
  })
  return { segments, size, starts, answers }
}

function informationOf(
  table: SegmentTable,
  model: Model,
  fit: MixtureFit,
  chances: Float64Array,
): Float64Array {
  const { size, segments } = model
  const information = new Float64Array(size * size)
  const patterns = table.weights.length
  const step = Math.max(1, Math.floor(patterns / MOST_PATTERNS))
  let seen = 0
  const score = new Float64Array(size)
  for (let pattern = 0; pattern < patterns; pattern += step) {
    const weight = table.weights[pattern]!
    seen += weight
    score.fill(0)
    fillScore(
      score,
      table,
      model,
      fit,
      chances.subarray(pattern * segments, (pattern + 1) * segments),
      pattern,
    )
    for (let row = 0; row < size; row++) {
      const part = weight * score[row]!
      if (part === 0) continue
      for (let column = 0; column <= row; column++) information[row * size + column]! += part * score[column]!
    }
  }
  // Unequal weights carry less than their number (Kish), and a part of the patterns stands for all of them.
  const people = sumOf(table.weights)
  const squares = table.personWeights.reduce((sum, weight) => sum + weight * weight, 0)
  const scale = (people / squares) * (people / seen)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      information[row * size + column]! *= scale
      information[column * size + row] = information[row * size + column]!
    }
  }
  return information
}

/** How the log-likelihood of one pattern changes with each free number. */
function fillScore(
  score: Float64Array,
  table: SegmentTable,
  { segments, starts, answers }: Model,
  { shares, theta }: MixtureFit,
  chances: Float64Array,
  pattern: number,
): void {
  const { chosen, numeric } = columnsOf(table.items)
  const { offsets } = layoutOf(table.items, segments)
  for (let segment = 1; segment < segments; segment++)
    score[segment - 1] = chances[segment]! - shares[segment]!
  numeric.forEach((item, place) => {
    const value = table.values[pattern * numeric.length + place]!
    if (Number.isNaN(value)) return
    for (let segment = 0; segment < segments; segment++) {
      const distance = value - theta[offsets[item]! + segment]!
      const precision = Math.exp(-theta[offsets[item]! + segments + segment]!)
      score[starts[item]! + segment] = chances[segment]! * distance * precision
      score[starts[item]! + segments + segment] =
        (chances[segment]! * (distance * distance * precision - 1)) / 2
    }
  })
  chosen.forEach((item, place) => {
    const code = table.codes[pattern * chosen.length + place]!
    if (code < 0) return
    const levels = levelsOf(table.items[item]!)
    const ordinal = table.items[item]!.kind === 'ordinal'
    for (let segment = 0; segment < segments; segment++) {
      const start = starts[item]! + (ordinal ? 0 : segment * (levels - 1))
      let mean = 0
      for (let level = 0; level < levels; level++) {
        const share = answers[item]![level * segments + segment]!
        mean += share * scoreOf(level, levels)
        if (level > 0) score[start + level - 1]! += chances[segment]! * ((level === code ? 1 : 0) - share)
      }
      if (ordinal && segment > 0) {
        score[start + levels - 2 + segment] = chances[segment]! * (scoreOf(code, levels) - mean)
      }
    }
  })
}
