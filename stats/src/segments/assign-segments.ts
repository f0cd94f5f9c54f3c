import type { MixtureFit } from './fit-mixture.ts'
import { buildKernel, loadParameters } from './mixture-kernel.ts'
import { membership } from './mixture-pass.ts'
import type { SegmentTable } from './segment-table.ts'

export type SegmentAssignment = {
  /** people × segments: how likely each person belongs to each segment */
  chances: Float64Array
  /** the most likely segment of each person, from 0 */
  segmentOf: Int32Array
  /** mean chance of the segment people were put in: below 0.8 many assignments are guesses */
  meanCertainty: number
}

/**
 * How likely each person belongs to each segment, and the most likely one.
 *
 * Use the chances wherever people are counted or weighted by segment; use the most likely segment to name a person's
 * segment on a page, with its chance beside it.
 *
 * Source: Bayes' rule on the fitted mixture.
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * assignSegments(table, fitMixture(table, 2, { seed: 1 })).segmentOf.length // 10
 */
export function assignSegments(table: SegmentTable, fit: MixtureFit): SegmentAssignment {
  const { segments } = fit
  const kernel = buildKernel(table, segments)
  loadParameters(kernel, fit.theta)
  const byPattern = membership(kernel)
  const likeliest = likeliestOf(byPattern, segments)
  const people = table.patternOf.length
  const chances = new Float64Array(people * segments)
  const segmentOf = new Int32Array(people)
  let certainty = 0
  for (let person = 0; person < people; person++) {
    const pattern = table.patternOf[person]!
    chances.set(byPattern.subarray(pattern * segments, (pattern + 1) * segments), person * segments)
    segmentOf[person] = likeliest[pattern]!
    certainty += byPattern[pattern * segments + likeliest[pattern]!]!
  }
  return { chances, segmentOf, meanCertainty: certainty / people }
}

/** The segment with the largest chance in each row; the first of equals. */
export function likeliestOf(chances: Float64Array, segments: number): Int32Array {
  const likeliest = new Int32Array(chances.length / segments)
  for (let row = 0; row < likeliest.length; row++) {
    let best = 0
    for (let segment = 1; segment < segments; segment++) {
      if (chances[row * segments + segment]! > chances[row * segments + best]!) best = segment
    }
    likeliest[row] = best
  }
  return likeliest
}
