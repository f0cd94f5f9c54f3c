// All benchmarks, or the one that is named: `npm run bench -- request`. One JSON line a number.
import { type Row, machine } from './measure.ts'

type Bench = () => Promise<Array<Pick<Row, 'name' | 'value' | 'reference' | 'ratio' | 'unit'>>>

const benches: Record<string, () => Promise<Bench>> = {
  start: async () => (await import('./start.ts')).run,
  request: async () => (await import('./request.ts')).run,
  'people-list': async () => (await import('./people-list.ts')).run,
  'coded-evidence': async () => (await import('./coded-evidence.ts')).run,
  'evidence-search': async () => (await import('./evidence-search.ts')).run,
  'import-people': async () => (await import('./import-people.ts')).run,
  duplicates: async () => (await import('./duplicates.ts')).run,
  'bulk-create': async () => (await import('./bulk-create.ts')).run,
  members: async () => (await import('./members.ts')).run,
  'fan-out': async () => (await import('./fan-out.ts')).run,
  linkage: async () => (await import('./linkage.ts')).run,
  'import-transcript': async () => (await import('./import-transcript.ts')).run,
  reading: async () => (await import('./reading.ts')).run,
  qdpx: async () => (await import('./qdpx.ts')).run,
  'first-load': async () => (await import('./first-load.ts')).run,
  lint: async () => (await import('./lint.ts')).run,
  'stats-lifetime': async () => {
    const { benchLifetime } = await import('./stats-lifetime.ts')
    return async () => described(benchLifetime())
  },
  'stats-segments': async () => {
    const { benchSegments } = await import('./stats-segments.ts')
    const { benchSegmentSearch } = await import('./stats-segments-search.ts')
    return async () => described([...benchSegments(), ...(await benchSegmentSearch())])
  },
  'stats-bundle': async () => {
    const { measureStatsBundle } = await import('./stats-bundle.ts')
    return async () => described(await measureStatsBundle())
  },
}

/** The statistics package is measured without a server; say what it ran on all the same. */
function described(rows: Omit<Row, 'ranOn'>[]): Row[] {
  return rows.map((row) => ({ ...row, ranOn: machine() }))
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`,
  )
  process.exitCode = 64
} else {
  for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
    const run = await benches[name]!()
    for (const row of await run()) process.stdout.write(`${JSON.stringify(row)}\n`)
  }
}
