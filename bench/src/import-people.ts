// An import of plain rows through the product, beside COPY into a staging table and the set-based statements that fill
// the same tables, indexes and events. FIRSTHAND_BENCH_ROWS=1000000 for the full size.
import { execFileSync } from 'node:child_process'
import { chmodSync, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BenchServer, type Row, machine, startCrmServer } from './crm-server.ts'

const rows = Number(process.env.FIRSTHAND_BENCH_ROWS ?? 50_000)

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  try {
    const reference = await bySql(server)
    const { seconds, memory } = await byImport(server)
    const ranOn = machine()
    return [
      {
        name: `import-people/${rows}`,
        value: round(seconds),
        reference: round(reference),
        ratio: round(seconds / reference),
        unit: 's',
        ranOn,
      },
      {
        name: `import-people/${rows}/rows-per-second`,
        value: Math.round(rows / seconds),
        reference: 8_000,
        ratio: round(rows / seconds / 8_000),
        unit: 'rows/s (aim)',
        ranOn,
      },
      {
        name: `import-people/${rows}/memory`,
        value: Math.round(memory),
        reference: 400,
        ratio: round(memory / 400),
        unit: 'MB (aim)',
        ranOn,
      },
    ]
  } finally {
    await server.stop()
  }
}

async function byImport(server: BenchServer) {
  const path = join(server.dataDirectory, 'people.csv')
  writeTable(path, 'app')
  const file = (await server.call('POST', '/files?name=people.csv', await openAsBlob(path))) as { id: string }
  const preview = (await server.call('POST', '/imports/preview', { file: file.id })) as {
    dialect: unknown
    mapping: string[]
  }
  let memory = 0
  const watch = setInterval(() => (memory = Math.max(memory, process.memoryUsage.rss() / 1024 / 1024)), 200)
  const started = performance.now()
  const { id } = (await server.call('POST', '/imports', {
    file: file.id,
    dialect: preview.dialect,
    mapping: preview.mapping,
  })) as { id: string }
  let done = await show(server, id)
  while (done.job.state === 'waiting' || done.job.state === 'running') {
    await sleep(50)
    done = await show(server, id)
  }
  const seconds = (performance.now() - started) / 1000
  // What others do with the new people from here on, such as looking for duplicates, is measured by itself.
  clearInterval(watch)
  if (done.peopleCreated !== rows)
    throw new Error(`The import made ${done.peopleCreated} of ${rows} people: ${JSON.stringify(done)}`)
  return { seconds, memory }
}

/** By another process, so that what the file costs to make is not taken for the server's memory. */
function writeTable(path: string, tag: string): void {
  execFileSync(process.execPath, [
    join(import.meta.dirname, 'import-people-table.ts'),
    path,
    tag,
    String(rows),
  ])
}

async function show(server: BenchServer, id: string) {
  return (await server.call('GET', `/imports/${id}`)) as { peopleCreated: number; job: { state: string } }
}

async function bySql(server: BenchServer): Promise<number> {
  const client = await server.connect('postgres').catch(() => server.connect('firsthand_superuser'))
  const path = join(server.dataDirectory, 'staged.csv')
  writeTable(path, 'sql')
  chmodSync(path, 0o644)
  const workspace = `'018f0000-0000-7000-8000-000000000001'::uuid`
  const started = performance.now()
  await client.query('BEGIN')
  await client.query(
    'CREATE TEMPORARY TABLE staged (id uuid DEFAULT gen_random_uuid(), name text, email text, company text, role text)',
  )
  await client.query(`COPY staged (name, email, company, role) FROM '${path}' CSV HEADER`)
  await client.query(`INSERT INTO organisations (workspace_id, id, name, name_key, created_at, updated_at)
    SELECT ${workspace}, gen_random_uuid(), company, lower(company), now(), now() FROM (SELECT DISTINCT company FROM staged) c`)
  await client.query(`INSERT INTO people (workspace_id, id, name, sort_key, organisation_id, role_title, created_at, updated_at)
    SELECT ${workspace}, s.id, s.name, lower(s.name), o.id, role, now(), now() FROM staged s JOIN organisations o ON o.workspace_id = ${workspace} AND o.name_key = lower(company)`)
  await client.query(`INSERT INTO person_emails (workspace_id, id, person_id, position, email, email_key)
    SELECT ${workspace}, gen_random_uuid(), id, 0, email, lower(email) FROM staged`)
  await client.query(`INSERT INTO search_entries (workspace_id, kind, subject_id, folded, words, weight)
    SELECT ${workspace}, 'person', id, lower(concat_ws(' ', name, company, role, email)),
      array_to_tsvector((SELECT array_agg(DISTINCT w) FROM regexp_split_to_table(lower(concat_ws(' ', name, company, role, email)), '[^[:alnum:]]+') w WHERE w <> '')), 2 FROM staged`)
  await client.query(`INSERT INTO search_words (workspace_id, word)
    SELECT DISTINCT ${workspace}, w FROM search_entries, unnest(tsvector_to_array(words)) AS w
    WHERE workspace_id = ${workspace} AND length(w) >= 4 AND w !~ '^[0-9]+$' ON CONFLICT DO NOTHING`)
  await client.query(`INSERT INTO events (workspace_id, id, name, at, actor_kind, subject_kind, subject_id, after)
    SELECT ${workspace}, gen_random_uuid(), 'person.created', now(), 'system', 'person', id, jsonb_build_object('name', name) FROM staged`)
  await client.query('COMMIT')
  const seconds = (performance.now() - started) / 1000
  await client.end()
  return seconds
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
