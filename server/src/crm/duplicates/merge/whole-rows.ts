import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { factsOf } from './schema-facts.ts'

/** A row as the database writes it in JSON. Kept as text: numbers of the database are larger than those of JavaScript. */
export type WholeRow = { table: string; row: string }

/** Rows of a table that fulfil a condition on `t`. */
export async function readWhole(
  { db, workspaceId }: Context,
  table: string,
  condition: ReturnType<typeof sql>,
): Promise<WholeRow[]> {
  const { rows } = await sql<{ row: string }>`
    SELECT to_jsonb(t)::text AS row FROM ${sql.table(table)} t WHERE t.workspace_id = ${workspaceId} AND ${condition}`.execute(
    db,
  )
  return rows.map(({ row }) => ({ table, row }))
}

/** Takes rows away with everything that hangs on them; answers all of them, each after what it hangs on. */
export async function takeAway(ctx: Context, rows: WholeRow[]): Promise<WholeRow[]> {
  const first = rows[0]
  if (!first) return []
  const { table } = first
  const { keys, children } = await factsOf(ctx, table)
  const all = `[${rows.map((each) => each.row).join(',')}]`
  const taken = [...rows]
  for (const { table: child, pairs } of children) {
    const matching = sql`EXISTS (SELECT FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${all}::jsonb) r WHERE ${sql.join(
      pairs.map(([here, there]) => sql`t.${sql.ref(here)} = r.${sql.ref(there)}`),
      sql` AND `,
    )})`
    taken.push(...(await takeAway(ctx, await readWhole(ctx, child, matching))))
  }
  await sql`
    DELETE FROM ${sql.table(table)} t USING jsonb_populate_recordset(NULL::${sql.table(table)}, ${all}::jsonb) r
    WHERE t.workspace_id = ${ctx.workspaceId} AND ${sql.join(
      keys.map((key) => sql`t.${sql.ref(key)} = r.${sql.ref(key)}`),
      sql` AND `,
    )}`.execute(ctx.db)
  return taken
}

/** Puts a row back as it was, over what stands under its key now. False when what it points at is gone, or another stands for it. */
export async function putBack(ctx: Context, { table, row }: WholeRow): Promise<boolean> {
  const { keys } = await factsOf(ctx, table)
  const values = await valuesOf(ctx, { table, row })
  return tried(ctx, async () => {
    await sql`
      DELETE FROM ${sql.table(table)} t WHERE t.workspace_id = ${ctx.workspaceId} AND ${sql.join(
        keys.map((key) => sql`t.${sql.ref(key)} = ${values.get(key)}`),
        sql` AND `,
      )}`.execute(ctx.db)
    await insertWhole(ctx, table, values)
  })
}

/** Writes a row column by column; into this workspace, whichever it was written down in: an archive may have brought it here. */
export async function insertWhole(ctx: Context, table: string, values: WholeValues): Promise<void> {
  const all = new Map([...values, ['workspace_id', sql`${ctx.workspaceId}::uuid`]])
  await sql`
    INSERT INTO ${sql.table(table)} (${sql.join([...all.keys()].map((column) => sql.ref(column)))})
    VALUES (${sql.join([...all.values()])})`.execute(ctx.db)
}

/** What stands in each column of a row, as the database writes it and reads it again. */
export type WholeValues = Map<string, RawBuilder<unknown>>

/**
 * PostgreSQL takes the row apart, in a statement of its own: a cluster inserts only values that are known before
 * (docs/guide/scale.md).
 */
export async function valuesOf(ctx: Context, { table, row }: WholeRow): Promise<WholeValues> {
  const { columns, types } = await factsOf(ctx, table)
  const { rows } = await sql<{ texts: (string | null)[] }>`
    SELECT ARRAY[${sql.join(columns.map((column) => sql`r.${sql.ref(column)}::text`))}] AS texts
    FROM jsonb_populate_record(NULL::${sql.table(table)}, ${row}::jsonb) r`.execute(ctx.db)
  const { texts } = rows[0]!
  return new Map(columns.map((column, at) => [column, sql`${texts[at]}::${sql.raw(types[at]!)}`]))
}

/** Does something that a constraint may forbid; then nothing of it is done, and the answer is false. */
export async function tried(ctx: Context, run: () => Promise<void>): Promise<boolean> {
  await sql`SAVEPOINT tried`.execute(ctx.db)
  try {
    await run()
    await sql`RELEASE SAVEPOINT tried`.execute(ctx.db)
    return true
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('23')) throw error
    await sql`ROLLBACK TO SAVEPOINT tried`.execute(ctx.db)
    await sql`RELEASE SAVEPOINT tried`.execute(ctx.db)
    return false
  }
}
