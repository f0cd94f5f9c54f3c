import { seededRandom } from '../random/seeded-random.ts'
import { likeliestOf } from './assign-segments.ts'
import { climbMixture } from './climb-mixture.ts'
import type { MixtureFit } from './fit-mixture.ts'
import { buildKernel, loadParameters } from './mixture-kernel.ts'
import { membership } from './mixture-pass.ts'
import type { SegmentTable } from './segment-table.ts'
import { startMixture } from './start-mixture.ts'

export type StabilityOptions = {
  seed: number
  /** rounds to run, from `firstRound`; each round draws its own people from the seed */
  rounds?: number
  firstRound?: number
  /** random starts in each round, beside the fitted solution itself */
  starts?: number
  signal?: AbortSignal
}

/**
 * Would other people like these give the same segments? For each round of resampled people and each segment, how much of
 * it came back (Jaccard, 1 is all of it).
 *
 * Use the mean per segment: 0.85 is highly stable, 0.75 stable, below 0.6 the segment must not be believed. Stability is not
 * existence: a featureless crowd can be cut at the same place every time. `findSegments` asks for both.
 *
 * Source: Hennig 2007, Computational Statistics and Data Analysis 52, 258–271; people drawn twice count once in the overlap.
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * segmentStability(table, fitMixture(table, 2, { seed: 1 }), { seed: 1, rounds: 3 }).length // 3
 */
export function segmentStability(
  table: SegmentTable,
  fit: MixtureFit,
  { seed, rounds = 50, firstRound = 0, starts = 4, signal }: StabilityOptions,
): number[][] {
  const { segments } = fit
  const people = table.patternOf.length
  const kernel = buildKernel(table, segments)
  loadParameters(kernel, fit.theta)
  const original = likeliestOf(membership(kernel), segments)
  const options = { tolerance: 0.05, maximumPasses: 300, prior: fit.variancePrior, signal }
  const random = seededRandom(seed)
  return Array.from({ length: rounds }, (_, index) => {
    const chance = random.stream(firstRound + index)
    const weights = new Float64Array(table.weights.length)
    const present = new Float64Array(table.weights.length)
    const drawn = new Uint8Array(people)
    for (const person of chance.resample(people, Math.min(people, MOST_PEOPLE))) {
      const pattern = table.patternOf[person]!
      weights[pattern]! += table.personWeights[person]!
      if (drawn[person] === 0) present[pattern]!++
      drawn[person] = 1
    }
    const resampled = { ...table, weights }
    let best = climbMixture(kernel, fit.theta.slice(), weights, options)
    for (let start = 0; start < starts; start++) {
      const from = startMixture(resampled, segments, chance, start)
      const climb = climbMixture(kernel, from, weights, options)
      if (climb.height > best.height) best = climb
    }
    loadParameters(kernel, best.theta)
    return overlaps(original, likeliestOf(membership(kernel), segments), present, segments)
  })
}

// Of a larger crowd this many are drawn each round: fewer people come back less often, so it never flatters.
const MOST_PEOPLE = 5000

/** For each original segment the largest Jaccard overlap with a new one, over the people drawn. */
function overlaps(
  original: Int32Array,
  found: Int32Array,
  present: Float64Array,
  segments: number,
): number[] {
  const both = new Float64Array(segments * segments)
  const before = new Float64Array(segments)
  const after = new Float64Array(segments)
  for (let pattern = 0; pattern < present.length; pattern++) {
    const [one, two] = [original[pattern]!, found[pattern]!]
    both[one * segments + two]! += present[pattern]!
    before[one]! += present[pattern]!
    after[two]! += present[pattern]!
  }
  return Array.from(before, (size, one) => {
    let best = 0
    for (let two = 0; two < segments; two++) {
      const shared = both[one * segments + two]!
      const either = size + after[two]! - shared
      if (either > 0) best = Math.max(best, shared / either)
    }
    return best
  })
}
