// A REFI-QDA project with 50 MB in it, in and out: how long, and how much memory the whole server takes meanwhile.
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { createArchiveWriter } from '../../server/src/platform/archive/write-archive.ts'
import { type BenchServer, startCrmServer } from './crm-server.ts'
import { type Row, makeRow } from './measure.ts'

const megabytes = Number(process.env.FIRSTHAND_BENCH_MB ?? 50)
const lineLength = 240
const linesInText = 2_000
const marksInText = 300
const memoryAim = 300

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  const memory = watchMemory()
  try {
    const file = (await server.call('POST', '/files?name=project.qdpx', await makeProject())) as {
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

async function makeProject(): Promise<Uint8Array> {
  const writer = createArchiveWriter(new Date())
  const parts: Uint8Array[] = []
  const read = (async () => {
    for await (const part of writer.output) parts.push(part as Uint8Array)
  })()
  const texts = Math.ceil((megabytes * 1024 * 1024) / (lineLength * linesInText))
  await writer.add('project.qde', project(texts))
  for (let text = 0; text < texts; text += 1) await writer.add(`sources/${text}.txt`, lines(text))
  writer.end()
  await read
  return Buffer.concat(parts)
}

async function* project(texts: number): AsyncGenerator<string> {
  const codes = Array.from(
    { length: 100 },
    (_, code) => `<Code guid="${guid(1, code)}" name="Code ${code}" isCodable="true"/>`,
  )
  yield `<Project xmlns="urn:QDA-XML:project:1.0" name="Bench"><Users><User guid="${guid(2, 0)}" name="Cora"/></Users><CodeBook><Codes>${codes.join('')}</Codes></CodeBook><Sources>`
  for (let text = 0; text < texts; text += 1) {
    yield `<TextSource guid="${guid(3, text)}" name="Text ${text}" plainTextPath="internal://${text}.txt">`
    for (let mark = 0; mark < marksInText; mark += 1) {
      const start = mark * lineLength * 6
      const id = text * marksInText + mark
      yield `<PlainTextSelection guid="${guid(4, id)}" startPosition="${start}" endPosition="${start + 120}"><Coding guid="${guid(5, id)}" creatingUser="${guid(2, 0)}"><CodeRef targetGUID="${guid(1, mark % 100)}"/></Coding></PlainTextSelection>`
    }
    yield '</TextSource>'
  }
  yield '</Sources></Project>'
}

const words = 'counter rider kitchen tips waiting evening price menu nobody always because morning'.split(' ')

async function* lines(text: number): AsyncGenerator<string> {
  for (let line = 0; line < linesInText; line += 1) {
    let said = `${text}.${line}`
    for (let word = 0; said.length < lineLength - 12; word += 1)
      said += ` ${words[(text * 7 + line * 5 + word * word) % words.length]}`
    yield `${said.padEnd(lineLength - 1, '.')}\n`
  }
}

function guid(kind: number, index: number): string {
  return `${String(kind).repeat(8)}-0000-4000-8000-${String(index).padStart(12, '0')}`
}
