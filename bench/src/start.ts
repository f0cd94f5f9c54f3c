// The second start of the server to its first answered request, beside the second start of the bare embedded PostgreSQL
// to its first answered query.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { launchPostgres } from '../../server/src/platform/postgres/launch.ts'
import { createServerProcess } from '../../server/test/faults/server-process.ts'
import { type Row, makeRow, quantile } from './measure.ts'

const rounds = 7

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'firsthand-bench-'))
  chmodSync(folder, 0o711)
  try {
    const server = await createServerProcess(join(folder, 'ours'))
    await server.start()
    await server.stop()
    const bare = join(folder, 'bare', 'postgres')
    await (await launchPostgres({ dataDirectory: bare })).stop()
    const times = { ours: [] as number[], bare: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      times.ours.push(await startOurs(server))
      await server.stop()
      times.bare.push(await startBare(bare))
    }
    return [
      makeRow({
        name: 'start/second',
        value: quantile(times.ours, 0.5),
        reference: quantile(times.bare, 0.5),
        unit: 'ms (median)',
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

async function startOurs(server: Awaited<ReturnType<typeof createServerProcess>>): Promise<number> {
  const began = performance.now()
  const starting = server.start()
  for (;;) {
    const answer = await fetch(`${server.base}/api/v1/installation`).catch(() => undefined)
    if (answer?.status === 200) break
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const took = performance.now() - began
  await starting
  return took
}

async function startBare(dataDirectory: string): Promise<number> {
  const began = performance.now()
  const postgres = await launchPostgres({ dataDirectory })
  const client = new pg.Client({
    host: postgres.host,
    port: postgres.port,
    user: postgres.superuser,
    database: 'postgres',
  })
  await client.connect()
  await client.query('SELECT 1')
  const took = performance.now() - began
  await client.end()
  await postgres.stop()
  return took
}
