// A search in evidence at 1,000,000 pieces: the operation over HTTP beside the bare SQL, under the same policies and
// roles, with node-postgres. FIRSTHAND_BENCH_ROWS for another size.
import pg from 'pg'
import { likeEnough } from '../../server/src/platform/db/pools.ts'
import { fold } from '../../server/src/platform/search/fold.ts'
import { type BenchServer, startCrmServer } from './crm-server.ts'
import { type Row, makeRow, quantile } from './measure.ts'
import { foundBare, mistyped, nameInSql, nameOf } from './slips.ts'

const pieces = Number(process.env.FIRSTHAND_BENCH_ROWS ?? 1_000_000)
const people = Math.max(1, Math.min(20_000, Math.floor(pieces / 20)))
const rounds = 150

// Words of every frequency: `nouns[n]` stands in one of 40 pieces, a number in one piece, `shift` in all.
const nouns = [
  'rent',
  'rain',
  'bike',
  'tablet',
  'kitchen',
  'river',
  'sunday',
  'wage',
  'repair',
  'zone',
  'phone',
  'bag',
  'coat',
  'bridge',
  'tip',
  'queue',
  'battery',
  'school',
  'winter',
  'map',
  'deposit',
  'night',
  'manager',
  'order',
  'door',
  'stairs',
  'noodles',
  'licence',
  'brake',
  'helmet',
  'lunch',
  'holiday',
  'minute',
  'promise',
  'letter',
  'chain',
  'lamp',
  'street',
  'tram',
  'cheque',
]

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  try {
    await fill(server)
    const search = await server.connect('firsthand_search')
    const app = await server.connect('firsthand_app')
    // As the server sets them for this role; at the usual likeness bare SQL would find nothing, sooner.
    await search.query(
      `SET pg_trgm.word_similarity_threshold = ${likeEnough}; SET enable_seqscan = off; SET random_page_cost = 4`,
    )
    for (const client of [search, app]) client.setTypeParser(pg.types.builtins.INT8, Number)
    const cases: [string, (round: number) => string][] = [
      ['one-piece', (round) => `number ${1 + ((round * 7919) % pieces)}`],
      ['two-words', (round) => `${nouns[round % nouns.length]!} ${nouns[(round * 7 + 3) % nouns.length]!}`],
      ['word-of-all', () => 'shift'],
      ['mistyped', (round) => mistyped(nameOf(1 + ((round * 7919) % pieces)))],
    ]
    const rows: Row[] = []
    for (const [label, words] of cases) {
      const [ours, theirs] = await inTurns(
        (round) => server.call('GET', `/evidence?limit=40&q=${encodeURIComponent(words(round))}`),
        (round) => bare({ search, app, server }, words(round)),
      )
      rows.push(
        makeRow({
          name: `evidence-search/${pieces}/${label}`,
          value: quantile(ours, 0.95),
          reference: quantile(theirs, 0.95),
          unit: 'ms (p95)',
        }),
      )
    }
    await search.end()
    await app.end()
    return rows
  } finally {
    await server.stop()
  }
}

/** In turns, so that both meet the same caches and the same neighbours on the machine. */
async function inTurns(
  ours: (round: number) => Promise<unknown>,
  theirs: (round: number) => Promise<unknown>,
): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []]
  for (let round = -20; round < rounds; round += 1) {
    for (const [index, once] of [ours, theirs].entries()) {
      const started = performance.now()
      await once(Math.abs(round))
      if (round >= 0) times[index]!.push(performance.now() - started)
    }
  }
  return times
}

type Clients = { search: pg.Client; app: pg.Client; server: BenchServer }

/** The same answer by hand: the keys as the search role, then the rows with who, who heard and which claims. */
async function bare(
  { search, app, server: { workspaceId, account } }: Clients,
  text: string,
): Promise<string> {
  const found = await foundBare(search, { workspaceId, kind: 'evidence', folded: fold(text), lookedAt: 400 })
  await app.query('BEGIN')
  await app.query('SELECT * FROM fh_open($1, $2)', [workspaceId, account.id])
  const page = await app.query(
    `SELECT e.*, p.name AS person, p.last_touch_at, o.id AS organisation_id, o.name AS organisation,
       ARRAY(SELECT type FROM contact_types t WHERE t.workspace_id = $1 AND t.person_id = p.id) AS types,
       ARRAY(SELECT m.name FROM evidence_hearers h JOIN members m ON m.workspace_id = $1 AND m.id = h.member_id
         WHERE h.workspace_id = $1 AND h.evidence_id = e.id) AS heard_by,
       ARRAY(SELECT row_to_json(s) FROM (SELECT c.stance, k.id, k.sentence, k.rung
         FROM citations c JOIN claims k ON k.workspace_id = $1 AND k.id = c.claim_id
         WHERE c.workspace_id = $1 AND c.evidence_id = e.id AND k.archived_at IS NULL) s) AS claims,
       (SELECT row_to_json(s) FROM (SELECT h.*, x.id AS text_id, x.title, x.current_version_id, u.starts_ms
         FROM highlights h
         JOIN text_versions v ON v.workspace_id = $1 AND v.id = h.version_id
         JOIN texts x ON x.workspace_id = $1 AND x.id = v.text_id
         LEFT JOIN turns u ON u.workspace_id = $1 AND u.version_id = h.version_id AND u.position = h.start_turn
         WHERE h.workspace_id = $1 AND h.evidence_id = e.id) s) AS moment,
       ARRAY(SELECT row_to_json(s) FROM (SELECT d.id, d.name, d.colour, g.coded_by
         FROM codings g JOIN codes d ON d.workspace_id = $1 AND d.id = g.code_id
         WHERE g.workspace_id = $1 AND g.evidence_id = e.id) s) AS codes,
       (SELECT row_to_json(s) FROM (SELECT k.state, k.due_on, k.settled_at FROM commitments k
         WHERE k.workspace_id = $1 AND k.id = e.id) s) AS commitment,
       (SELECT n.name FROM pseudonyms n WHERE n.workspace_id = $1 AND n.person_id = e.person_id AND n.used_since IS NOT NULL) AS called,
       ARRAY(SELECT row_to_json(s) FROM (SELECT a.purpose, a.state, a.answered_at, a.expires_at
         FROM consents a WHERE a.workspace_id = $1 AND a.person_id = e.person_id
           AND a.purpose IN ('quote', 'publish') AND a.replaced_at IS NULL) s) AS allowed
     FROM evidence e LEFT JOIN people p ON p.workspace_id = $1 AND p.id = e.person_id
     LEFT JOIN organisations o ON o.workspace_id = $1 AND o.id = p.organisation_id
     WHERE e.workspace_id = $1 AND e.id = ANY($2::uuid[]) AND e.withdrawn_at IS NULL
     ORDER BY e.happened_at DESC, e.id DESC LIMIT 41`,
    [workspaceId, found],
  )
  await app.query('COMMIT')
  return JSON.stringify(page.rows)
}

/** Filled by the superuser, whom no policy stops. */
async function fill({ connect, workspaceId }: BenchServer): Promise<void> {
  const owner = await connect('postgres')
  const w = `'${workspaceId}'::uuid`
  const noun = (step: string) =>
    `(ARRAY[${nouns.map((word) => `'${word}'`).join(',')}])[1 + (${step}) % ${nouns.length}]`
  await owner.query(`INSERT INTO people (workspace_id, id, name, sort_key, created_at, updated_at)
    SELECT ${w}, gen_random_uuid(), 'Person ' || n, 'person ' || n, now(), now() FROM generate_series(1, ${people}) n`)
  await owner.query(
    `CREATE TEMPORARY TABLE who AS SELECT id, row_number() OVER () AS n FROM people WHERE workspace_id = ${w}`,
  )
  await owner.query(`INSERT INTO evidence (workspace_id, id, kind, words, person_id, happened_at, created_at, updated_at)
    SELECT ${w}, gen_random_uuid(), 'said_past',
      'On that shift the ' || ${noun('s.n * 7')} || ' was the matter, and then the ' || ${noun('s.n / 40')} || '; that was number ' || s.n || ', said ' || ${nameInSql('s.n')},
      who.id, now() - s.n * interval '1 minute', now(), now()
    FROM generate_series(1, ${pieces}) AS s (n) JOIN who ON who.n = 1 + s.n % ${people}`)
  await owner.query(`INSERT INTO evidence_hearers (workspace_id, evidence_id, member_id)
    SELECT ${w}, e.id, m.id FROM evidence e JOIN members m ON m.workspace_id = e.workspace_id WHERE e.workspace_id = ${w}`)
  await owner.query(`INSERT INTO search_entries (workspace_id, kind, subject_id, part, folded, words, weight)
    SELECT ${w}, 'evidence', id, 0, lower(words), array_to_tsvector(ARRAY(SELECT DISTINCT m[1] FROM regexp_matches(lower(words), '[a-z0-9]+', 'g') AS m)), 1
    FROM evidence WHERE workspace_id = ${w}`)
  await owner.query(`INSERT INTO search_words (workspace_id, word)
    SELECT DISTINCT workspace_id, word FROM search_entries, unnest(tsvector_to_array(words)) AS word
    WHERE length(word) >= 4 AND word !~ '^[0-9]+$' ON CONFLICT DO NOTHING`)
  await owner.query('VACUUM ANALYZE')
  await owner.end()
}
