import { decideSegments, type SegmentDecision } from './decide-segments.ts'
import type { MixtureFit } from './fit-mixture.ts'
import type { VariancePrior } from './mixture-step.ts'
import type { SegmentTable } from './segment-table.ts'
import { runSegmentTask, type SegmentTask, type SegmentTaskResult } from './segment-task.ts'

export type RunTasks = (
  tasks: readonly SegmentTask[],
  onDone: (count: number) => void,
) => Promise<readonly SegmentTaskResult[]>

export type SearchOptions = {
  seed: number
  /** largest number of segments tried (6) */
  largest?: number
  /** random starts for each number of segments (10) */
  starts?: number
  /** rounds of resampled people for the stability of each solution (50) */
  resamples?: number
  /** rounds of people without segments to compare with (50) */
  nullRounds?: number
  variancePrior?: VariancePrior
  /** how tasks are run, for worker threads; by default one after the other, here */
  runTasks?: RunTasks
  signal?: AbortSignal
  onProgress?: (done: { share: number; step: string }) => void
}

export type SegmentSearch = SegmentDecision & {
  /** the best sound or unsound solution for each number of segments, from 1 */
  fits: MixtureFit[]
  seed: number
}

/**
 * Are there segments among these people, and how many? The answer may be "no segments".
 *
 * Use it on survey answers of some hundred people or more. Segments are only reported if they describe the answers better
 * than one group (BIC), by more than chance can do (compared with the same answers dealt anew), and come back when other
 * people are drawn (stability). Solutions in which a segment shrank onto equal numbers are refused.
 *
 * Source: Schwarz 1978 (BIC); McLachlan 1987 (calibration); Hennig 2007 (stability); see the parts.
 *
 * @example
 * const item = (name) => ({ name, kind: 'nominal', answers: Array.from('yynnynyynn') })
 * const search = await findSegments(readAnswers([item('a')]), { seed: 1, largest: 2 })
 * search.verdict // 'no segments'
 */
export async function findSegments(table: SegmentTable, options: SearchOptions): Promise<SegmentSearch> {
  const { seed, largest = 6, starts = 10, resamples = 50, nullRounds = 50 } = options
  const { variancePrior = 'weak', signal, onProgress } = options
  if (!Number.isInteger(largest) || largest < 1)
    throw new RangeError(`Try at least one segment; got ${largest}.`)
  if (!(nullRounds >= 19) || !(resamples >= 10)) {
    throw new RangeError(
      `Compare with chance at least 19 times and resample at least 10 times; got ${nullRounds} and ${resamples}.`,
    )
  }
  const runTasks = options.runTasks ?? ((tasks, onDone) => oneAfterTheOther(table, tasks, onDone, signal))
  const run = async (tasks: SegmentTask[], step: string) => {
    signal?.throwIfAborted()
    let done = 0
    const results = await runTasks(tasks, (count) => {
      done += count
      onProgress?.({ share: done / tasks.length, step })
    })
    signal?.throwIfAborted()
    return results
  }
  const most = Math.min(largest, table.patternOf.length)
  const fits = bestFits(await run(fitTasks(most, starts, seed, variancePrior), 'fitting'))
  const onBic = decideSegments({ fits })
  if (onBic.verdict === 'no segments') return { ...onBic, fits, seed }

  const compared = await run(nullTasks(nullRounds, seed, variancePrior), 'comparing with chance')
  const chance = {
    gain: Math.max(...compared.map((result) => (result.kind === 'null' ? result.gain : 0))),
    gains: compared.flatMap((result) => (result.kind === 'null' ? result.gains : [])),
  }
  const onChance = decideSegments({ fits, chance })
  if (onChance.verdict === 'no segments') return { ...onChance, fits, seed }

  const stable = await run(stabilityTasks(fits, resamples, seed), 'checking stability')
  const overlaps = new Map<number, number[][]>()
  for (const result of stable) {
    if (result.kind !== 'stability') continue
    overlaps.set(result.segments, [...(overlaps.get(result.segments) ?? []), ...result.overlaps])
  }
  return { ...decideSegments({ fits, chance, overlaps }), fits, seed }
}

const STARTS_A_TASK = 5
const ROUNDS_A_TASK = 10

/** The long tasks (many segments) come first, so that no worker is left with one at the end. */
function fitTasks(
  largest: number,
  starts: number,
  seed: number,
  variancePrior: VariancePrior,
): SegmentTask[] {
  const tasks: SegmentTask[] = []
  for (let segments = largest; segments >= 1; segments--) {
    for (const [firstStart, count] of chunks(segments === 1 ? 1 : starts, STARTS_A_TASK)) {
      tasks.push({ kind: 'fit', segments, starts: count, firstStart, seed: seed + segments, variancePrior })
    }
  }
  return tasks
}

function nullTasks(rounds: number, seed: number, variancePrior: VariancePrior): SegmentTask[] {
  return chunks(rounds, ROUNDS_A_TASK).map(([firstRound, count]) => ({
    kind: 'null',
    rounds: count,
    firstRound,
    seed: seed + 1000,
    variancePrior,
  }))
}

function stabilityTasks(fits: readonly MixtureFit[], rounds: number, seed: number): SegmentTask[] {
  return fits
    .filter((fit) => fit.segments > 1 && fit.degenerate.length === 0 && fit.bic < fits[0]!.bic)
    .toReversed()
    .flatMap((fit) =>
      chunks(rounds, ROUNDS_A_TASK).map(([firstRound, count]): SegmentTask => ({
        kind: 'stability',
        fit,
        rounds: count,
        firstRound,
        seed: seed + 2000 + fit.segments,
      })),
    )
}

function chunks(total: number, size: number): [first: number, count: number][] {
  return Array.from({ length: Math.ceil(total / size) }, (_, index) => [
    index * size,
    Math.min(size, total - index * size),
  ])
}

/** Joins the tasks of one number of segments; a sound solution wins over an unsound one. */
function bestFits(results: readonly SegmentTaskResult[]): MixtureFit[] {
  const fits: MixtureFit[] = []
  for (const result of results) {
    if (result.kind !== 'fit') continue
    const { fit } = result
    const other = fits[fit.segments - 1]
    fits[fit.segments - 1] = other ? join(other, fit) : fit
  }
  return fits
}

function join(one: MixtureFit, two: MixtureFit): MixtureFit {
  const sounder = Math.sign(two.degenerate.length) - Math.sign(one.degenerate.length)
  const [best, other] =
    sounder < 0 || (sounder === 0 && two.logLikelihood > one.logLikelihood) ? [two, one] : [one, two]
  const near = Math.abs(best.logLikelihood - other.logLikelihood) < 0.1
  return {
    ...best,
    starts: one.starts + two.starts,
    passes: one.passes + two.passes,
    reachedBest: best.reachedBest + (near ? other.reachedBest : 0),
  }
}

function oneAfterTheOther(
  table: SegmentTable,
  tasks: readonly SegmentTask[],
  onDone: (count: number) => void,
  signal: AbortSignal | undefined,
): Promise<SegmentTaskResult[]> {
  return Promise.resolve().then(() =>
    tasks.map((task) => {
      const result = runSegmentTask(table, task, signal)
      onDone(1)
      return result
    }),
  )
}
