import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { PersonRows } from '../../../platform/person-rows.ts'
import { factsOf } from './schema-facts.ts'
import { type WholeRow, readWhole, takeAway, tried } from './whole-rows.ts'

/** Who becomes a part of whom. */
export type Move = { from: string; into: string }

/** What happened to the rows of one column: keys of those that moved, as JSON text, and those that were taken away. */
export type MovedRows = { table: string; column: string; moved: string[]; setAside: WholeRow[] }

/** Moves the rows of one column from one person to another. What would stand twice, or speak of both, is taken away. */
export async function moveRows(
  ctx: Context,
  { from, into }: Move,
  declared: PersonRows,
  all: PersonRows[],
): Promise<MovedRows> {
  const { table, column, alongside } = declared
  const setAside: WholeRow[] = []
  const own = sql`t.${sql.ref(column)} = ${from}`
  if (alongside)
    setAside.push(
      ...(await takeAway(
        ctx,
        await readWhole(
          ctx,
          table,
          sql`${own} AND EXISTS (SELECT FROM ${sql.table(table)} o WHERE o.workspace_id = ${ctx.workspaceId} AND o.${sql.ref(column)} = ${into}
            ${sql.join(
              alongside.map((each) => sql`AND o.${sql.ref(each)} IS NOT DISTINCT FROM t.${sql.ref(each)}`),
              sql` `,
            )})`,
        ),
      )),
    )
  for (const other of all.filter((each) => each.table === table && each.column !== column))
    setAside.push(
      ...(await takeAway(
        ctx,
        await readWhole(ctx, table, sql`${own} AND t.${sql.ref(other.column)} = ${into}`),
      )),
    )
  const moved: string[] = []
  const moveAll = async () => void moved.push(...(await update(ctx, declared, { from, into })))
  if (!(await tried(ctx, moveAll))) {
    // A rule of the table that was not declared: row by row, and what it forbids is taken away.
    for (const row of await readWhole(ctx, table, own)) {
      const moveOne = async () =>
        void moved.push(...(await update(ctx, declared, { from, into, row: row.row })))
      if (!(await tried(ctx, moveOne))) setAside.push(...(await takeAway(ctx, [row])))
    }
  }
  return { table, column, moved, setAside }
}

/** Numbers and addresses that came over stand behind those that were there. */
const behind = 100
const ordered = ['person_emails', 'person_phones']

async function update(
  ctx: Context,
  { table, column }: PersonRows,
  { from, into, row }: Move & { row?: string },
): Promise<string[]> {
  const keys = await keysBeside(ctx, table, column)
  const one =
    row && keys.length > 0
      ? sql`AND (${refs('t', keys)}) IN (SELECT ${refs('r', keys)} FROM jsonb_populate_record(NULL::${sql.table(table)}, ${row}::jsonb) r)`
      : sql``
  const { rows } = await sql<{ key: string }>`
    UPDATE ${sql.table(table)} t SET ${sql.ref(column)} = ${into} ${ordered.includes(table) ? sql`, position = position + ${behind}` : sql``}
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.${sql.ref(column)} = ${from} ${one}
    RETURNING jsonb_build_object(${sql.join(keys.flatMap((key) => [sql.lit(key), sql`t.${sql.ref(key)}`]))})::text AS key`.execute(
    ctx.db,
  )
  return rows.map((each) => each.key)
}

/** Sends rows back, by their keys. Answers how many were still there. */
export async function sendBack(
  ctx: Context,
  { from, into }: Move,
  { table, column, moved }: Pick<MovedRows, 'table' | 'column' | 'moved'>,
): Promise<number> {
  if (moved.length === 0) return 0
  const keys = await keysBeside(ctx, table, column)
  let sent = 0
  const send = async (some: string[]) => {
    const result = await sql`
      UPDATE ${sql.table(table)} t SET ${sql.ref(column)} = ${from}
        ${ordered.includes(table) ? sql`, position = CASE WHEN position >= ${behind} THEN position - ${behind} ELSE position END` : sql``}
      WHERE t.workspace_id = ${ctx.workspaceId} AND t.${sql.ref(column)} = ${into}
      ${
        keys.length > 0
          ? sql`AND (${refs('t', keys)}) IN (SELECT ${refs('r', keys)} FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${`[${some.join(',')}]`}::jsonb) r)`
          : sql``
      }`.execute(ctx.db)
    sent += Number(result.numAffectedRows ?? 0)
  }
  if (!(await tried(ctx, () => send(moved)))) for (const key of moved) await tried(ctx, () => send([key]))
  return sent
}

/** The primary key without the column that moves; empty where a person has one row at the most. */
async function keysBeside(ctx: Context, table: string, column: string): Promise<string[]> {
  return (await factsOf(ctx, table)).keys.filter((key) => key !== column)
}

function refs(alias: string, keys: string[]) {
  return sql.join(keys.map((key) => sql`${sql.raw(alias)}.${sql.ref(key)}`))
}
