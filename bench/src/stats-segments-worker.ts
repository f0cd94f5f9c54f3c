import { parentPort, workerData } from 'node:worker_threads'
import { runSegmentTask, type SegmentTable, type SegmentTask } from '../../stats/src/segments/index.ts'

const table = workerData as SegmentTable
parentPort!.on('message', (task: SegmentTask) => parentPort!.postMessage(runSegmentTask(table, task)))
