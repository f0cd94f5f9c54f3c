import { wilsonInterval } from '../rates/wilson-interval.ts'
import { studentQuantile } from '../special/student-quantile.ts'
import type { MixtureFit } from './fit-mixture.ts'
import { buildKernel, loadParameters } from './mixture-kernel.ts'
import { layoutOf, logAnswers } from './mixture-layout.ts'
import { membership } from './mixture-pass.ts'
import { mixtureVariance } from './mixture-variance.ts'
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
 * Source: variances of `mixtureVariance`, read as the number of people who would leave a share as uncertain; Wilson and t
 * intervals on that number, so that a share of 0 % or 100 % is not certain either.
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * segmentProfiles(table, fitMixture(table, 1, { seed: 1 }))[0].items[0].answers[0].value // 0.5
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
  const variance = mixtureVariance(table, fit, chances)
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
      share:
        segments === 1
          ? { value: 1, low: 1, high: 1 }
          : shareOf(fit.shares[segment]!, people * worth, variance.share(segment), confidence),
      effectivePeople: effective(() => true),
      items: items.map((item, index) => {
        if (item.kind === 'numeric') {
          const column = numeric.indexOf(index)
          const n = effective((pattern) => !Number.isNaN(table.values[pattern * numeric.length + column]!))
          const deviation = item.deviation * Math.exp(theta[offsets[index]! + segments + segment]! / 2)
          const value = item.mean + item.deviation * theta[offsets[index]! + segment]!
          const error = Math.max(
            deviation / Math.sqrt(n),
            item.deviation * Math.sqrt(variance.mean(index, segment)),
          )
          const reach = studentQuantile((1 + confidence) / 2, Math.max(1, n - 1)) * error
          return {
            name: item.name,
            kind: item.kind,
            mean: { value, low: value - reach, high: value + reach },
            deviation,
          }
        }
        const column = chosen.indexOf(index)
        const n = effective((pattern) => table.codes[pattern * chosen.length + column]! >= 0)
        // A scale borrows from all segments, so its chances may rest on more people than are in this one.
        const most = item.kind === 'ordinal' ? people * worth : n
        const logs = new Float64Array(levelsOf(item) * segments)
        logAnswers(item, theta, offsets[index]!, segments, logs)
        const answers = item.levels.map((level, code) => {
          const value = Math.min(1, Math.exp(logs[code * segments + segment]!))
          return { level, ...shareOf(value, most, variance.chance(index, segment, code), confidence) }
        })
        return { name: item.name, kind: item.kind, answers }
      }),
    }
  })
}

/** The interval of as many people as leave a share this uncertain, at most those who belong here. */
function shareOf(value: number, people: number, variance: number, confidence: number): Estimate {
  const worth = variance > 0 ? Math.min(people, (value * (1 - value)) / variance) : people
  const { low, high } = wilsonInterval(value * worth, worth, confidence)
  return { value, low, high }
}
