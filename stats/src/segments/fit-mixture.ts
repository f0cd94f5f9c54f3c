import { seededRandom } from '../random/seeded-random.ts'
import { climbMixture, type Climb } from './climb-mixture.ts'
import { degenerateBecause } from './degenerate-because.ts'
import { mixtureCriteria, type MixtureCriteria } from './mixture-criteria.ts'
import { buildKernel, type MixtureKernel } from './mixture-kernel.ts'
import { layoutOf, reorderSegments } from './mixture-layout.ts'
import type { VariancePrior } from './mixture-step.ts'
import { samplePeople } from './sample-people.ts'
import type { SegmentTable } from './segment-table.ts'
import { startMixture } from './start-mixture.ts'

export type FitOptions = {
  seed: number
  starts?: number
  /** number of the first start: tasks with different numbers draw different starts from one seed */
  firstStart?: number
  /** `weak` (default) holds variances away from zero; `none` is plain maximum likelihood */
  variancePrior?: VariancePrior
  /** a start is at its top when a round of steps gains less than this */
  tolerance?: number
  maximumPasses?: number
  signal?: AbortSignal
  onProgress?: (share: number) => void
}

/** A fitted mixture; segments are ordered from the largest to the smallest. Can be sent to a worker. */
export type MixtureFit = MixtureCriteria & {
  segments: number
  shares: number[]
  /** all parameters, in the layout of `mixture-layout.ts` */
  theta: Float64Array
  starts: number
  /** how many starts came within 0.1 of the best: few means there may be a better one */
  reachedBest: number
  passes: number
  converged: boolean
  /** why this solution must not be believed; empty when it may */
  degenerate: string[]
  variancePrior: VariancePrior
  seed: number
}

/**
 * Sorts people into a given number of segments by their answers: a finite mixture for choices, scales and numbers
 * together, with missing answers and weights.
 *
 * Use `findSegments` when the number of segments is not known, which is nearly always. Within a segment answers are taken
 * as independent; what makes them hang together is the segment.
 *
 * Source: latent class analysis, Goodman 1974, Biometrika 61, 215–231; McLachlan and Peel 2000, Finite Mixture Models.
 *
 * @example
 * fitMixture(readAnswers([{ name: 'plan', kind: 'nominal', answers: ['free', 'paid'] }]), 1, { seed: 1 }).logLikelihood
 */
export function fitMixture(table: SegmentTable, segments: number, options: FitOptions): MixtureFit {
  const { seed, firstStart = 0, variancePrior = 'weak', tolerance = 1e-6, maximumPasses = 5000 } = options
  const { signal, onProgress } = options
  if (!Number.isInteger(segments) || segments < 1 || segments > table.patternOf.length) {
    throw new RangeError(
      `The number of segments must be a whole number from 1 to ${table.patternOf.length} people; got ${segments}.`,
    )
  }
  const starts = segments === 1 ? 1 : (options.starts ?? 10)
  if (!Number.isInteger(starts) || starts < 1) throw new RangeError(`Start at least once; got ${starts}.`)
  const climbing = { maximumPasses, prior: variancePrior, signal }
  // With very many patterns the starts climb on a part of the people, and only the best one on all.
  const rough = table.weights.length > LARGE ? samplePeople(table, SAMPLE, seed) : table
  const roughKernel = buildKernel(rough, segments)
  const random = seededRandom(seed)
  const climbs: Climb[] = []
  for (let start = 0; start < starts; start++) {
    const number = firstStart + start
    const from = startMixture(rough, segments, random.stream(number), number)
    climbs.push(
      climbMixture(roughKernel, from, rough.weights, { ...climbing, tolerance: Math.max(tolerance, 1e-3) }),
    )
    onProgress?.((start + 1) / (starts + 1))
  }
  // Degenerate tops are unbounded: a sound one wins however much lower it is.
  const sound = climbs.filter(
    (climb) => degenerateBecause(roughKernel, climb.theta, variancePrior).length === 0,
  )
  const best = (sound.length > 0 ? sound : climbs).reduce((one, two) => (two.height > one.height ? two : one))
  const kernel = rough === table ? roughKernel : buildKernel(table, segments)
  if (rough !== table) liftZeros(table, best.theta, segments)
  const top = climbMixture(kernel, best.theta, table.weights, { ...climbing, tolerance })
  onProgress?.(1)
  return describe(kernel, top, {
    starts,
    reachedBest: climbs.filter((climb) => Math.abs(climb.height - best.height) < 0.1).length,
    passes: climbs.reduce((sum, climb) => sum + climb.passes, top.passes),
    variancePrior,
    seed,
  })
}

const LARGE = 20_000
const SAMPLE = 6000

/** An answer nobody in the sample gave must not stay impossible. */
function liftZeros(table: SegmentTable, theta: Float64Array, segments: number): void {
  const { offsets } = layoutOf(table.items, segments)
  table.items.forEach((item, index) => {
    if (item.kind !== 'nominal') return
    const levels = item.levels.length
    for (let at = offsets[index]!; at < offsets[index]! + segments * levels; at++) {
      theta[at] = (theta[at]! + 1e-4) / (1 + levels * 1e-4)
    }
  })
}

type Provenance = Pick<MixtureFit, 'starts' | 'reachedBest' | 'passes' | 'variancePrior' | 'seed'>

/** Orders the segments and reads the criteria from a top that was reached. */
export function describe(kernel: MixtureKernel, top: Climb, provenance: Provenance): MixtureFit {
  const { segments } = kernel.layout
  const order = Array.from({ length: segments }, (_, segment) => segment).sort(
    (one, two) => top.theta[two]! - top.theta[one]!,
  )
  const theta = reorderSegments(kernel.table.items, top.theta, order)
  return {
    ...mixtureCriteria(kernel, theta, top.logLikelihood),
    ...provenance,
    segments,
    shares: [...theta.subarray(0, segments)],
    theta,
    converged: top.converged,
    degenerate: degenerateBecause(kernel, theta, provenance.variancePrior),
  }
}
