import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { TransferTable } from './tables.ts'

const rowsAtOnce = 500

/**
 * The rows of a table in this workspace as lines of JSON, in the order of their key and without the workspace's id. The
 * database writes them, so that no number loses a digit on its way through JavaScript.
 */
export async function* readRows(
  ctx: Context,
  table: TransferTable,
  counted: (rows: number) => Promise<void>,
): AsyncGenerator<string> {
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
    const { rows } = await sql<{ line: string } & Record<string, string>>`
      SELECT row_to_json(r)::text AS line, ${cursor} FROM (
        SELECT ${columns} FROM ${sql.table(table.name)} t
        WHERE t.workspace_id = ${ctx.workspaceId} ${further} ORDER BY ${sql.join(keys)} LIMIT ${rowsAtOnce}
      ) r`.execute(ctx.db)
    if (rows.length > 0) yield rows.map((row) => `${row.line}\n`).join('')
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
