import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import {
  findSegments,
  readAnswers,
  type RunTasks,
  type SegmentTable,
  type SegmentTask,
  type SegmentTaskResult,
} from '../../stats/src/segments/index.ts'
import { plantedSurvey } from './stats-segments-data.ts'
import type { BenchRow } from './stats-segments.ts'

/** The whole search (K = 1…6, 10 starts, B = 50) on 1,500 people and 14 items in worker threads, beside its aim of 20 s. */
export async function benchSegmentSearch(): Promise<BenchRow[]> {
  const { items } = plantedSurvey({
    people: 1500,
    segments: 4,
    binary: 8,
    nominal: 2,
    ordinal: 2,
    numeric: 2,
    missing: 0.02,
  })
  const table = readAnswers(items)
  const pool = startPool(table, availableParallelism())
  const start = performance.now()
  const search = await findSegments(table, {
    seed: 1,
    largest: 6,
    starts: 10,
    resamples: 50,
    runTasks: pool.runTasks,
  })
  const seconds = (performance.now() - start) / 1000
  await pool.stop()
  return [
    {
      name: 'segment search, 1,500 people × 14 items',
      value: seconds,
      reference: 20,
      ratio: seconds / 20,
      unit: 's (aim)',
    },
    {
      name: 'segments found of 4 planted',
      value: search.segments,
      reference: 4,
      ratio: search.segments / 4,
      unit: 'segments',
    },
  ]
}

/** Each worker keeps the table, takes the next task when it is free, and sends the result back. */
function startPool(table: SegmentTable, size: number): { runTasks: RunTasks; stop: () => Promise<void> } {
  const workers = Array.from(
    { length: size },
    () => new Worker(new URL('./stats-segments-worker.ts', import.meta.url), { workerData: table }),
  )
  const runOne = (worker: Worker, task: SegmentTask) =>
    new Promise<SegmentTaskResult>((resolve, reject) => {
      worker.once('error', reject)
      worker.once('message', (result: SegmentTaskResult) => {
        worker.off('error', reject)
        resolve(result)
      })
      worker.postMessage(task)
    })
  return {
    runTasks: async (tasks, onDone) => {
      const results: SegmentTaskResult[] = []
      let next = 0
      const work = async (worker: Worker) => {
        while (next < tasks.length) {
          const place = next++
          results[place] = await runOne(worker, tasks[place]!)
          onDone(1)
        }
      }
      await Promise.all(workers.map(work))
      return results
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
