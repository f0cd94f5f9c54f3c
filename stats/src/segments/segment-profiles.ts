import { criticalValue } from '../rates/critical-value.ts'
import { wilsonInterval } from '../rates/wilson-interval.ts'
import { studentQuantile } from '../special/student-quantile.ts'
import type { MixtureFit } from './fit-mixture.ts'
import { buildKernel, loadParameters } from './mixture-kernel.ts'
import { layoutOf, logAnswers } from './mixture-layout.ts'
import { membership } from './mixture-pass.ts'
import { columnsOf, levelsOf, sumOf, type SegmentTable } from './segment-table.ts'

export type Estimate = { value: number; low: number; high: number }

export type SegmentProfile = {
  share: Estimate
  /** how many people who surely belong here the estimates rest on */
  effectivePeople: number
  items: (
    | { name: string; kind: 'nominal' | 'ordinal'; answers: (Estimate & { level: string })[] }
    | { name: string; kind: 'numeric'; mean: Estimate; deviation: number }
  )[]
}

/**
 * What the people of each segment answer, item by item, each number with an interval.
 *
 * Use it to describe and name segments. Intervals are wider where it is uncertain who belongs to the segment; they take
 * the number of segments as known.
 *
 * Source: Wilson and t intervals on an effective number of people, the sum of squared memberships; this is the diagonal of
 * the empirical information matrix of the mixture (McLachlan and Peel 2000, section 2.15).
 *
 * @example
 * segmentProfiles(table, fit)[0].items[0].answers[0] // { level: 'no', value: 0.83, low: 0.76, high: 0.88 }
 */
export function segmentProfiles(table: SegmentTable, fit: MixtureFit, confidence = 0.95): SegmentProfile[] {
  const { segments, theta } = fit
  const { items } = table
  const kernel = buildKernel(table, segments)
  loadParameters(kernel, theta)
  const chances = membership(kernel)
  const { chosen, numeric } = columnsOf(items)
  const { offsets } = layoutOf(items, segments)
  const people = sumOf(table.weights)
  const z = criticalValue(confidence)
  // Unequal weights carry less than their number (Kish).
  const squares = table.personWeights.reduce((sum, weight) => sum + weight * weight, 0)
  const worth = people / squares
  return Array.from({ length: segments }, (_, segment) => {
    const effective = (given: (pattern: number) => boolean) => {
      let sum = 0
      for (let pattern = 0; pattern < table.weights.length; pattern++) {
        const chance = chances[pattern * segments + segment]!
        if (given(pattern)) sum += table.weights[pattern]! * chance * chance
      }
      return Math.max(1e-9, sum * worth)
    }
    return {
      share: shareOf(chances, table.weights, segments, segment, z, people * worth),
      effectivePeople: effective(() => true),
      items: items.map((item, index) => {
        if (item.kind === 'numeric') {
          const column = numeric.indexOf(index)
          const n = effective((pattern) => !Number.isNaN(table.values[pattern * numeric.length + column]!))
          const deviation = item.deviation * Math.exp(theta[offsets[index]! + segments + segment]! / 2)
          const value = item.mean + item.deviation * theta[offsets[index]! + segment]!
          const reach = (studentQuantile((1 + confidence) / 2, Math.max(1, n - 1)) * deviation) / Math.sqrt(n)
          return {
            name: item.name,
            kind: item.kind,
            mean: { value, low: value - reach, high: value + reach },
            deviation,
          }
        }
        const column = chosen.indexOf(index)
        const n = effective((pattern) => table.codes[pattern * chosen.length + column]! >= 0)
        const logs = new Float64Array(levelsOf(item) * segments)
        logAnswers(item, theta, offsets[index]!, segments, logs)
        const answers = item.levels.map((level, code) => {
          const value = Math.min(1, Math.exp(logs[code * segments + segment]!))
          const { low, high } = wilsonInterval(value * n, n, confidence)
          return { level, value, low, high }
        })
        return { name: item.name, kind: item.kind, answers }
      }),
    }
  })
}

/** The spread of memberships over people is what the share of a segment rests on; it stays between 0 and 1. */
function shareOf(
  chances: Float64Array,
  weights: Float64Array,
  segments: number,
  segment: number,
  z: number,
  effectivePeople: number,
): Estimate {
  const total = sumOf(weights)
  let mean = 0
  for (let pattern = 0; pattern < weights.length; pattern++) {
    mean += (weights[pattern]! / total) * chances[pattern * segments + segment]!
  }
  let spread = 0
  for (let pattern = 0; pattern < weights.length; pattern++) {
    spread += (weights[pattern]! / total) * (chances[pattern * segments + segment]! - mean) ** 2
  }
  if (segments === 1) return { value: 1, low: 1, high: 1 }
  // Empirical information of a share: spread / (share (1 − share))². Uncertain memberships leave less than one per person.
  const certain = mean * (1 - mean)
  const worth = Math.max(1e-9, effectivePeople * Math.min(1, spread / certain))
  const centre = (mean * worth + (z * z) / 2) / (worth + z * z)
  const reach = (z * Math.sqrt(certain * worth + (z * z) / 4)) / (worth + z * z)
  return { value: mean, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) }
}
