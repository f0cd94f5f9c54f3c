// The codebook with its counts, evidence filtered by codes, and a search within a code, at 100,000 pieces of evidence and
// 300 codes: the operation over HTTP beside the bare SQL, under the same policies and roles. FIRSTHAND_BENCH_ROWS for
// another size.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type BenchServer, startCrmServer } from './crm-server.ts'
import { type Row, makeRow, quantile } from './measure.ts'

const pieces = Number(process.env.FIRSTHAND_BENCH_ROWS ?? 100_000)
const codes = 300
const rounds = 100

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  try {
    const ids = await fill(server)
    const app = await server.connect('firsthand_app')
    app.setTypeParser(pg.types.builtins.INT8, Number)
    const at = (round: number, step: number) => ids[10 + ((round * step) % (codes - 10))]!
    const list = (query: string) => server.call('GET', `/evidence?limit=40&${query}`)
    const first = await timed(() => server.call('GET', '/codes'))
    const cases: [string, (round: number) => Promise<unknown>, (round: number) => Promise<unknown>][] = [
      ['codebook', () => server.call('GET', '/codes'), () => bareCounts(app, server)],
      ['codebook-after-coding', (round) => codeThenList(server, at(round, 7)), () => bareCounts(app, server)],
      [
        'rare-code',
        (round) => list(`code=${at(round, 7)}`),
        (round) => bareList(app, server, [[at(round, 7)]]),
      ],
      [
        'frequent-code',
        () => list(`code=${ids[0]}`),
        () => bareList(app, server, [ids.filter((_, n) => n % 10 === 0)]),
      ],
      [
        'two-codes',
        (round) => list(`codesAll=${at(round, 7)}&codesAll=${at(round, 7 + 10)}`),
        (round) => bareList(app, server, [[at(round, 7)], [at(round, 17)]]),
      ],
      [
        'any-but-not',
        (round) => list(`codesAny=${at(round, 7)}&codesAny=${at(round, 11)}&codesNone=${at(round, 13)}`),
        (round) => bareList(app, server, [[at(round, 7), at(round, 11)]]),
      ],
      [
        'search-in-code',
        (round) => list(`code=${ids[0]}&q=number ${1 + ((round * 7919) % pieces)}`),
        (round) => bareList(app, server, [[at(round, 7)]]),
      ],
    ]
    const rows: Row[] = [
      makeRow({ name: `coded-evidence/${pieces}/first-count`, value: first, reference: first, unit: 'ms' }),
    ]
    for (const [label, ours, theirs] of cases) {
      const times: [number[], number[]] = [[], []]
      for (let round = -10; round < rounds; round += 1)
        for (const [index, once] of [ours, theirs].entries()) {
          const took = await timed(() => once(Math.abs(round)))
          if (round >= 0) times[index]!.push(took)
        }
      rows.push(
        makeRow({
          name: `coded-evidence/${pieces}/${label}`,
          value: quantile(times[0], 0.95),
          reference: quantile(times[1], 0.95),
          unit: 'ms (p95)',
        }),
      )
    }
    await app.end()
    return rows
  } finally {
    await server.stop()
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}

let coded: string[] = []

/** What a coder at work does: one more code, then the codebook again. Only the second is what is waited for, both are timed. */
async function codeThenList(server: BenchServer, code: string): Promise<unknown> {
  const evidence = coded.pop()!
  await server.call('PUT', `/evidence/${evidence}/codings/${code}`, {})
  return server.call('GET', '/codes')
}

async function bareCounts(app: pg.Client, { workspaceId, account }: BenchServer): Promise<unknown> {
  return inWorkspace(app, { workspaceId, account }, () =>
    app.query(
      'SELECT * FROM codes JOIN code_counts n ON n.workspace_id = codes.workspace_id AND n.code_id = codes.id WHERE codes.workspace_id = $1',
      [workspaceId],
    ),
  )
}

async function bareList(
  app: pg.Client,
  { workspaceId, account }: BenchServer,
  groups: string[][],
): Promise<unknown> {
  const having = groups.map(
    (_, n) =>
      `EXISTS (SELECT FROM codings k WHERE k.workspace_id = $1 AND k.evidence_id = e.id AND k.code_id = ANY($${n + 2}::uuid[]))`,
  )
  return inWorkspace(app, { workspaceId, account }, () =>
    app.query(
      `SELECT e.*, p.name FROM evidence e LEFT JOIN people p ON p.workspace_id = $1 AND p.id = e.person_id
       WHERE e.workspace_id = $1 AND e.withdrawn_at IS NULL AND ${having.join(' AND ')}
       ORDER BY e.happened_at DESC, e.id DESC LIMIT 41`,
      [workspaceId, ...groups],
    ),
  )
}

async function inWorkspace(
  app: pg.Client,
  { workspaceId, account }: Pick<BenchServer, 'workspaceId' | 'account'>,
  run: () => Promise<unknown>,
): Promise<unknown> {
  await app.query('BEGIN')
  await app.query('SELECT * FROM fh_open($1, $2)', [workspaceId, account.id])
  const answer = await run()
  await app.query('COMMIT')
  return answer
}

/** Ten codes with about thirty below each; three codes a piece, some of them rare. Filled by the superuser, whom no policy stops. */
async function fill({ connect, workspaceId }: BenchServer): Promise<string[]> {
  const owner = await connect('postgres')
  const w = `'${workspaceId}'::uuid`
  const ids = Array.from({ length: codes }, () => randomUUID())
  const array = `ARRAY[${ids.map((id) => `'${id}'`).join(',')}]::uuid[]`
  await owner.query(`INSERT INTO people (workspace_id, id, name, sort_key, created_at, updated_at)
    SELECT ${w}, gen_random_uuid(), 'Person ' || n, 'person ' || n, now(), now() FROM generate_series(1, 5000) n`)
  await owner.query(`INSERT INTO codes (workspace_id, id, parent_id, name, name_key, created_at, updated_at)
    SELECT ${w}, (${array})[n], CASE WHEN n > 10 THEN (${array})[1 + (n - 1) % 10] END, 'Code ' || n, 'code ' || n, now(), now()
    FROM generate_series(1, ${codes}) n`)
  await owner.query(
    `CREATE TEMPORARY TABLE who AS SELECT id, row_number() OVER () AS n FROM people WHERE workspace_id = ${w}`,
  )
  await owner.query(
    `CREATE TEMPORARY TABLE made AS SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${pieces}) n`,
  )
  await owner.query(`INSERT INTO evidence (workspace_id, id, kind, words, person_id, happened_at, created_at, updated_at)
    SELECT ${w}, made.id, 'said_past', 'On that shift it was number ' || made.n, who.id, now() - made.n * interval '1 minute', now(), now()
    FROM made JOIN who ON who.n = 1 + made.n % 5000`)
  await owner.query(`INSERT INTO evidence_hearers (workspace_id, evidence_id, member_id)
    SELECT ${w}, e.id, m.id FROM evidence e JOIN members m ON m.workspace_id = e.workspace_id WHERE e.workspace_id = ${w}`)
  await owner.query(`INSERT INTO codings (workspace_id, id, evidence_id, code_id, coded_by, coded_at)
    SELECT ${w}, gen_random_uuid(), made.id, (${array})[c.code], m.id, now()
    FROM made CROSS JOIN LATERAL (SELECT DISTINCT 11 + floor(power(random(), 2) * ${codes - 10})::int AS code
      FROM generate_series(1, 3) WHERE made.n > 0) c
    JOIN members m ON m.workspace_id = ${w} ON CONFLICT DO NOTHING`)
  await owner.query(`INSERT INTO search_entries (workspace_id, kind, subject_id, part, folded, words, weight)
    SELECT ${w}, 'evidence', id, 0, lower(words), array_to_tsvector(ARRAY(SELECT DISTINCT m[1] FROM regexp_matches(lower(words), '[a-z0-9]+', 'g') AS m)), 1
    FROM evidence WHERE workspace_id = ${w}`)
  await owner.query('VACUUM ANALYZE')
  coded = (await owner.query<{ id: string }>('SELECT id FROM made ORDER BY n LIMIT 500')).rows.map(
    ({ id }) => id,
  )
  await owner.end()
  return ids
}
