// Duplicates at 1,000,000 people: one new person against all of them over HTTP, beside the bare lookup of their keys; and
// the search through everybody, beside reading the same people and the same keys and doing nothing with them.
// FIRSTHAND_BENCH_ROWS for another size.
import pg from 'pg'
import { type BenchServer, type Row, machine, startCrmServer } from './crm-server.ts'
import { quantile } from './measure.ts'
import { fillTwice, nameOf } from './duplicates-data.ts'
import { keysOf } from '../../server/src/crm/duplicates/keys/person-keys.ts'

const people = Number(process.env.FIRSTHAND_BENCH_ROWS ?? 1_000_000)
const rounds = 200
const twiceEvery = 50

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  try {
    await fillTwice(server, { people, twiceEvery })
    const search = await searchAll(server)
    const reading = await readAll(server)
    const [check, lookup] = await checkOne(server)
    const row = (what: string, value: number, reference: number, unit: string): Row => ({
      name: `duplicates/${people}/${what}`,
      value: Math.round(value * 100) / 100,
      reference: Math.round(reference * 100) / 100,
      ratio: Math.round((value / reference) * 100) / 100,
      unit,
      ranOn: machine(),
    })
    return [
      row('new-person', check, lookup, 'ms (p95)'),
      row('search-all', search.seconds, reading, 's'),
      row('search-all-memory', search.megabytes, 400, 'MB more than before (aim)'),
      row('found', search.found, Math.floor(people / twiceEvery), 'pairs, of those put in'),
    ]
  } finally {
    await server.stop()
  }
}

type Found = { found: number }

async function searchAll(server: BenchServer) {
  let peak = 0
  const before = process.memoryUsage.rss()
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100)
  const started = performance.now()
  const { job } = (await server.call('POST', '/duplicates/scan', {})) as { job: string }
  let state = 'waiting'
  let result: Found | null = null
  while (state === 'waiting' || state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 250))
    const seen = (await server.call('GET', `/jobs/${job}`)) as { state: string; result: Found | null }
    ;({ state, result } = seen)
  }
  clearInterval(watch)
  if (state !== 'done' || !result) throw new Error(`The search ended as ${state}.`)
  return {
    seconds: (performance.now() - started) / 1000,
    megabytes: (peak - before) / 1e6,
    found: result.found,
  }
}

/** What no search can do without: every person with addresses and numbers, and every key, read once in their orders. */
async function readAll(server: BenchServer): Promise<number> {
  const client = await server.connect('firsthand_app')
  const started = performance.now()
  await client.query('BEGIN')
  await client.query('SELECT fh_set_ws($1)', [server.workspaceId])
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query(
      `SELECT p.id, p.name, o.name AS organisation,
         ARRAY(SELECT email_key FROM person_emails e WHERE e.workspace_id = $1 AND e.person_id = p.id) AS emails,
         ARRAY(SELECT phone_key FROM person_phones t WHERE t.workspace_id = $1 AND t.person_id = p.id) AS phones
       FROM people p LEFT JOIN organisations o ON o.workspace_id = $1 AND o.id = p.organisation_id
       WHERE p.workspace_id = $1 AND p.id > $2 ORDER BY p.id LIMIT 2000`,
      [server.workspaceId, after],
    )
    if (rows.length === 0) break
    after = rows.at(-1).id
  }
  for (let key = '-1'; ;) {
    const { rows } = await client.query(
      'SELECT key, person_id FROM duplicate_keys WHERE workspace_id = $1 AND key > $2 ORDER BY key LIMIT 10000',
      [server.workspaceId, key],
    )
    if (rows.length === 0) break
    key = rows.at(-1).key
  }
  await client.query('COMMIT')
  await client.end()
  return (performance.now() - started) / 1000
}

/** In turns, so that both meet the same caches and the same neighbours on the machine. */
async function checkOne(server: BenchServer): Promise<[number, number]> {
  const client = await server.connect('firsthand_app')
  client.setTypeParser(pg.types.builtins.INT8, Number)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = -20; round < rounds; round += 1) {
    const name = nameOf(Math.abs((round * 7919) % people))
    const phones = [`+4930${String(10_000_000 + round)}`]
    const started = performance.now()
    await server.call('POST', '/duplicates/check', { name, phones })
    const between = performance.now()
    await bareLookup(client, server, keysOf({ id: '', name, emails: [], phones, organisation: null }))
    if (round < 0) continue
    ours.push(between - started)
    theirs.push(performance.now() - between)
  }
  await client.end()
  return [quantile(ours, 0.95), quantile(theirs, 0.95)]
}

async function bareLookup(client: pg.Client, { workspaceId, account }: BenchServer, keys: number[]) {
  await client.query('BEGIN')
  await client.query('SELECT * FROM fh_open($1, $2)', [workspaceId, account.id])
  await client.query(
    `SELECT p.id, p.name FROM people p WHERE p.workspace_id = $1 AND p.id = ANY (ARRAY(
      SELECT DISTINCT shared.person_id FROM unnest($2::bigint[]) AS wanted (key) JOIN LATERAL (
        SELECT k.person_id FROM duplicate_keys k WHERE k.workspace_id = $1 AND k.key = wanted.key LIMIT 60) shared ON true LIMIT 300))`,
    [workspaceId, keys],
  )
  await client.query('COMMIT')
}
