import { fitMixture, type MixtureFit } from './fit-mixture.ts'
import type { VariancePrior } from './mixture-step.ts'
import { gainOfTwo, nullGains } from './null-gain.ts'
import { samplePeople } from './sample-people.ts'
import type { SegmentTable } from './segment-table.ts'
import { segmentStability } from './segment-stability.ts'

/** One independent part of a search for segments; plain data, so it can be sent to a worker together with the table. */
export type SegmentTask =
  | {
      kind: 'fit'
      segments: number
      starts: number
      firstStart: number
      seed: number
      variancePrior: VariancePrior
    }
  | { kind: 'stability'; fit: MixtureFit; rounds: number; firstRound: number; seed: number }
  | { kind: 'null'; rounds: number; firstRound: number; seed: number; variancePrior: VariancePrior }

export type SegmentTaskResult =
  | { kind: 'fit'; fit: MixtureFit }
  /** round × segment */
  | { kind: 'stability'; segments: number; overlaps: number[][] }
  /** `gain` is what two segments gain on the people themselves */
  | { kind: 'null'; gain: number; gains: number[] }

/**
 * Does one part of a search for segments. The result depends on the table and the task alone, whatever ran before it.
 *
 * Use it in a worker: keep the table there, send tasks, return results (see `findSegments`, option `runTasks`).
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const table = readAnswers(['a', 'b', 'c'].map(item))
 * runSegmentTask(table, { kind: 'fit', segments: 2, starts: 5, firstStart: 0, seed: 1, variancePrior: 'weak' })
 */
export function runSegmentTask(
  table: SegmentTable,
  task: SegmentTask,
  signal?: AbortSignal,
): SegmentTaskResult {
  if (task.kind === 'fit') {
    const { segments, ...options } = task
    return { kind: 'fit', fit: fitMixture(table, segments, { ...options, tolerance: 1e-4, signal }) }
  }
  if (task.kind === 'null') {
    const sample = samplePeople(table, MOST_PEOPLE, task.seed)
    const { seed, variancePrior } = task
    const gain = gainOfTwo(sample, { seed, variancePrior, signal })
    return { kind: 'null', gain, gains: nullGains(sample, { ...task, signal }) }
  }
  return {
    kind: 'stability',
    segments: task.fit.segments,
    overlaps: segmentStability(table, task.fit, { ...task, signal }),
  }
}

// What 5,000 people cannot show against chance is not worth calling a segment.
const MOST_PEOPLE = 5000
