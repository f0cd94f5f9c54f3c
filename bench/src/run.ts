// All benchmarks, or the one that is named: `npm run bench -- request`. One JSON line a number.
import type { Row } from './measure.ts'

type Bench = () => Promise<Row[]>

const benches: Record<string, () => Promise<Bench>> = {
  start: async () => (await import('./start.ts')).run,
  request: async () => (await import('./request.ts')).run,
  'people-list': async () => (await import('./people-list.ts')).run,
  'import-people': async () => (await import('./import-people.ts')).run,
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
