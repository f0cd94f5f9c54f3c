import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type Traces, foldedPatternOf, patternOf } from './traces.ts'

export type TextTable = { table: string; columns: { name: string; type: string }[] }

const replacement = '[erased]'

/** Tables that hold no free text about others, or are dealt with by hand. Names of people and firms are never touched. */
const passedOver = new Set([
  'erasures',
  'jobs',
  'members',
  'memberships',
  'suppressions',
  'api_keys',
  'feeds',
  'invitations',
  'search_entries',
  'search_words',
  'person_emails',
  'person_phones',
])
const passedOverColumns = new Set([
  'people.name',
  'people.sort_key',
  'organisations.name',
  'organisations.name_key',
])

/** Where a record that holds a trace holds more of the same person, it goes whole. */
const emptied: Record<string, Record<string, string | null>> = {
  events: { before: null, after: null },
  suggestions: { input: '{}', result: null, reason: null },
  webhook_deliveries: { payload: '{}' },
}

/** Every table of a workspace with text in it, and its columns of text; a table that is added later is among them. */
export async function textTables(ctx: Context): Promise<TextTable[]> {
  const { rows } = await sql<{ table: string; name: string; type: string }>`
    SELECT c.table_name AS "table", c.column_name AS "name", c.udt_name AS "type"
    FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.udt_name IN ('text', 'jsonb', '_text') AND c.is_generated = 'NEVER'
      AND EXISTS (SELECT FROM information_schema.columns w
        WHERE w.table_schema = 'public' AND w.table_name = c.table_name AND w.column_name = 'workspace_id')
    ORDER BY 1, 2`.execute(ctx.db)
  const tables = new Map<string, TextTable>()
  for (const { table, name, type } of rows) {
    if (passedOver.has(table) || passedOverColumns.has(`${table}.${name}`)) continue
    const known = tables.get(table) ?? { table, columns: [] }
    known.columns.push({ name, type })
    tables.set(table, known)
  }
  return [...tables.values()]
}

/** Replaces what names somebody in one table; answers in how many rows it stood. */
export async function scrubTable(
  ctx: Context,
  { table, columns }: TextTable,
  traces: Traces,
): Promise<number> {
  const pattern = patternOf(traces)
  if (pattern === undefined) return 0
  const matches = sql.join(
    columns.map(({ name }) => sql`${sql.ref(name)}::text ~* ${pattern}`),
    sql` OR `,
  )
  const where = sql`workspace_id = ${ctx.workspaceId} AND (${matches})`
  if (table === 'import_refusals') return run(ctx, sql`DELETE FROM import_refusals WHERE ${where}`)
  const whole = emptied[table]
  const changes = whole
    ? Object.entries(whole).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
    : columns.map(
        ({ name, type }) => sql`${sql.ref(name)} =
          regexp_replace(${sql.ref(name)}::text, ${pattern}, ${replacement}, 'gi')::${sql.raw(type === '_text' ? 'text[]' : type)}`,
      )
  return run(ctx, sql`UPDATE ${sql.table(table)} SET ${sql.join(changes)} WHERE ${where}`)
}

/** What jobs were asked and answered, without the one that does this. */
export async function scrubJobs(ctx: Context, traces: Traces, own: string): Promise<number> {
  const pattern = patternOf(traces)
  if (pattern === undefined) return 0
  const columns = ['input', 'result', 'problem', 'checkpoint']
  const cleaned = columns.map(
    (name) =>
      sql`${sql.ref(name)} = regexp_replace(${sql.ref(name)}::text, ${pattern}, ${replacement}, 'gi')::jsonb`,
  )
  const matches = columns.map((name) => sql`${sql.ref(name)}::text ~* ${pattern}`)
  return run(
    ctx,
    sql`UPDATE jobs SET ${sql.join(cleaned)} WHERE workspace_id = ${ctx.workspaceId} AND id <> ${own}
      AND finished_at IS NOT NULL AND (${sql.join(matches, sql` OR `)})`,
  )
}

/** Titles and notes of others are found by the words that are left. */
export async function scrubSearch(ctx: Context, traces: Traces): Promise<number> {
  const pattern = foldedPatternOf(traces)
  if (pattern === undefined) return 0
  return run(
    ctx,
    sql`
    UPDATE search_entries s SET folded = cleaned.folded,
      words = array_to_tsvector(ARRAY(SELECT DISTINCT left(word[1], 60) FROM regexp_matches(cleaned.folded, '[[:alnum:]]+', 'g') AS word))
    FROM (SELECT kind, subject_id, part, regexp_replace(folded, ${pattern}, ' ', 'gi') AS folded FROM search_entries
      WHERE workspace_id = ${ctx.workspaceId} AND folded ~* ${pattern}) AS cleaned
    WHERE s.workspace_id = ${ctx.workspaceId} AND s.kind = cleaned.kind AND s.subject_id = cleaned.subject_id
      AND s.part = cleaned.part`,
  )
}

async function run(ctx: Context, statement: ReturnType<typeof sql>): Promise<number> {
  const { numAffectedRows } = await statement.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
}
