// A REFI-QDA project with 50 MB in it, in and out: how long, and how much memory the whole server takes meanwhile.
import { execFileSync } from 'node:child_process'
import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BenchServer, startCrmServer } from './crm-server.ts'
import { type Row, makeRow } from './measure.ts'

const megabytes = Number(process.env.FIRSTHAND_BENCH_MB ?? 50)
const memoryAim = 300

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  const memory = watchMemory()
  try {
    const path = join(server.dataDirectory, 'project.qdpx')
    // By another process, so that what the file costs to make is not taken for the server's memory.
    const maker = join(import.meta.dirname, 'qdpx-project.ts')
    execFileSync(process.execPath, [maker, path, String(megabytes)])
    const file = (await server.call('POST', '/files?name=project.qdpx', await openAsBlob(path))) as {
      id: string
    }
    memory.restart()
    const brought = await timed(server, '/project-imports', { file: file.id })
    const importPeak = memory.restart()
    const written = await timed(server, '/project-exports', {})
    const exportPeak = memory.restart()
    const seconds = (name: string, took: number) =>
      makeRow({ name, value: took / 1000, reference: megabytes, unit: 's; the reference is the size in MB' })
    const peak = (name: string, value: number) =>
      makeRow({
        name,
        value,
        reference: memoryAim,
        unit: 'MB of the whole server at the most; the reference is the aim',
      })
    return [
      seconds('qdpx/import', brought),
      peak('qdpx/import-memory', importPeak),
      seconds('qdpx/export', written),
      peak('qdpx/export-memory', exportPeak),
    ]
  } finally {
    memory.stop()
    await server.stop()
  }
}

async function timed(server: BenchServer, path: string, body: object): Promise<number> {
  const start = performance.now()
  const { job } = (await server.call('POST', path, body)) as { job: string }
  for (;;) {
    const { state, problem } = (await server.call('GET', `/jobs/${job}`)) as {
      state: string
      problem: unknown
    }
    if (state === 'done') return performance.now() - start
    if (state === 'failed') throw new Error(`${path}: ${JSON.stringify(problem)}`)
    await sleep(100)
  }
}

function watchMemory() {
  let peak = 0
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss() / 1024 / 1024))
  const timer = setInterval(look, 25)
  return {
    /** The most since the last time, in MB. */
    restart(): number {
      look()
      const most = peak
      peak = 0
      return most
    },
    stop: () => clearInterval(timer),
  }
}
