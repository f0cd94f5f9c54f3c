import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { ReadableRows } from '../domain.ts'
import type { TransferTable } from './tables.ts'

const rowsAtOnce = 500

/** A row as the database writes it, and its key. */
type Line = { line: string } & Record<string, string>

/**
 * The rows of a table in this workspace as lines of JSON, in the order of their key and without the workspace's id, and
 * without words that are hidden where they are read. The database writes them, so that no number loses a digit on its way
 * through JavaScript.
 */
export async function* readRows(
  ctx: Context,
  table: TransferTable,
  counted: (rows: number) => Promise<void>,
): AsyncGenerator<string> {
  const readable = await ctx.services.readableRows(ctx, table.name)
  const columns = sql.join(table.columns.map((column) => sql.ref(`t.${column.name}`)))
  const keys = table.key.map((column) => sql.ref(column.name))
  const cursor = sql.join(
    table.key.map((column, place) => sql`${sql.ref(column.name)}::text AS ${sql.ref(`k${place}`)}`),
  )
  let after: string[] | undefined
  for (;;) {
    const further = after
      ? sql`AND (${sql.join(keys)}) > (${sql.join(table.key.map((column, place) => sql`${after![place]!}::${sql.raw(column.type)}`))})`
      : sql``
    const { rows } = await sql<Line>`
      SELECT row_to_json(r)::text AS line, ${cursor} FROM (
        SELECT ${columns} FROM ${sql.table(table.name)} t
        WHERE t.workspace_id = ${ctx.workspaceId} ${further} ORDER BY ${sql.join(keys)} LIMIT ${rowsAtOnce}
      ) r`.execute(ctx.db)
    const lines = readable ? await asReadable(ctx, table, { rows, readable }) : rows.map((row) => row.line)
    if (lines.length > 0) yield lines.map((line) => `${line}\n`).join('')
    await counted(rows.length)
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = table.key.map((_, place) => last[`k${place}`]!)
  }
}

/** How many rows a table has in this workspace. */
export async function countRows(ctx: Context, table: TransferTable): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM ${sql.table(table.name)} WHERE workspace_id = ${ctx.workspaceId}`.execute(
    ctx.db,
  )
  return rows[0]!.count
}

/** The same lines; those of rows in which words are hidden are written again, without them. */
async function asReadable(
  ctx: Context,
  table: TransferTable,
  { rows, readable }: { rows: Line[]; readable: ReadableRows },
): Promise<string[]> {
  const written = new Map(rows.map(({ k0, line }) => [k0!, line]))
  const changes: Record<string, Record<string, unknown>> = {}
  for (const { id, ...columns } of rows.length > 0 ? await readable(ctx, [...written.keys()]) : []) {
    const stored = JSON.parse(written.get(id)!) as Record<string, unknown>
    const changed = Object.entries(columns).filter(
      ([name, words]) => JSON.stringify(words) !== JSON.stringify(stored[name]),
    )
    if (changed.length > 0) changes[id] = Object.fromEntries(changed)
  }
  for (const { id, line } of await writeAgain(ctx, table, changes)) written.set(id, line)
  return [...written.values()]
}

/** Rows with other words in some of their columns; all else is as it is in the table. */
async function writeAgain(
  ctx: Context,
  table: TransferTable,
  changes: Record<string, Record<string, unknown>>,
): Promise<{ id: string; line: string }[]> {
  const changed = new Set(Object.values(changes).flatMap((columns) => Object.keys(columns)))
  if (changed.size === 0) return []
  const columns = table.columns.map(({ name, type }) => {
    const stored = sql.ref(`t.${name}`)
    if (!changed.has(name)) return stored
    const words = type === 'jsonb' ? sql`c.words -> ${name}::text` : sql`c.words ->> ${name}::text`
    return sql`CASE WHEN c.words ? ${name}::text THEN ${words} ELSE ${stored} END AS ${sql.ref(name)}`
  })
  const { rows } = await sql<{ id: string; line: string }>`
    SELECT r.id, row_to_json(r)::text AS line FROM (
      SELECT ${sql.join(columns)} FROM ${sql.table(table.name)} t
      JOIN jsonb_each(${JSON.stringify(changes)}::jsonb) AS c (id, words) ON t.id = c.id::uuid
      WHERE t.workspace_id = ${ctx.workspaceId}
    ) r`.execute(ctx.db)
  return rows
}
