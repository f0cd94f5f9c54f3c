// How fast changes reach whoever hears them, beside taking the same rows off the list with bare SQL, one transaction
// each as the promise of "once" asks; and what the whole process weighs when nothing happens, beside a bare Node.
import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { type Row, makeRow } from './measure.ts'
import { type BenchServer, startCrmServer } from './crm-server.ts'

const changes = Number(process.env.FIRSTHAND_BENCH_ROWS ?? 2_000)

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  try {
    await server.settle()
    const idle = await idleMemory()
    const ids = await people(server)
    const waiting = await waitingRows(server, ids)
    const began = performance.now()
    await server.settle()
    const took = performance.now() - began
    return [
      makeRow({
        name: `fan-out/${waiting}`,
        value: waiting / (took / 1000),
        reference: await bare(server, waiting),
        unit: 'deliveries/s (beside bare SQL)',
      }),
      makeRow({
        name: 'idle-memory',
        value: idle,
        reference: bareNode(),
        unit: 'MB (server beside a bare Node)',
      }),
    ]
  } finally {
    await server.stop()
  }
}

async function people(server: BenchServer): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < changes; from += 500) {
    const made = (await server.call('POST', '/people/many', {
      people: Array.from({ length: 500 }, (_, at) => ({ name: `Person ${from + at}` })),
    })) as { items?: { id: string }[]; ids?: string[] }
    ids.push(...(made.ids ?? made.items!.map((each) => each.id)))
  }
  await server.settle()
  return ids
}

/** Archives everybody in one transaction, so that all that is to be heard waits at the same moment. */
async function waitingRows(server: BenchServer, ids: string[]): Promise<number> {
  const owner = await server.connect('postgres')
  await server.inWorkspace(async (ctx) => {
    for (const id of ids)
      ctx.record('person.updated', { kind: 'person', id }, { after: { note: 'Changed.' } })
  })
  const { rows } = await owner.query<{ count: string }>('SELECT count(*) FROM outbox')
  await owner.end()
  return Number(rows[0]!.count)
}

/** Deliveries a second when nobody does anything with them. */
async function bare(server: BenchServer, count: number): Promise<number> {
  const client = await server.connect('postgres')
  await client.query('CREATE TABLE bare_outbox (workspace_id uuid, id int, PRIMARY KEY (workspace_id, id))')
  await client.query('INSERT INTO bare_outbox SELECT $1, n FROM generate_series(1, $2::int) n', [
    server.workspaceId,
    count,
  ])
  const began = performance.now()
  for (let id = 1; id <= count; id += 1) {
    await client.query('BEGIN')
    await client.query('DELETE FROM bare_outbox WHERE workspace_id = $1 AND id = $2', [
      server.workspaceId,
      id,
    ])
    await client.query('COMMIT')
  }
  const took = performance.now() - began
  await client.end()
  return count / (took / 1000)
}

async function idleMemory(): Promise<number> {
  globalThis.gc?.()
  await wait(2_000)
  return process.memoryUsage().rss / 1e6
}

function bareNode(): number {
  const said = execFileSync(process.execPath, ['-e', 'console.log(process.memoryUsage().rss)'])
  return Number(said.toString()) / 1e6
}
