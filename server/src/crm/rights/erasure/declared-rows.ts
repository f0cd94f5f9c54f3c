import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { PersonRows } from '../../../platform/person-rows.ts'

export type RowCount = { row: PersonRows; count: number }

/** How many rows each declaration has of a person. */
export async function countDeclared(ctx: Context, rows: PersonRows[], person: string): Promise<RowCount[]> {
  const counts: RowCount[] = []
  for (const row of rows) {
    const { rows: found } = await sql<{ count: number }>`
      SELECT count(*) AS "count" FROM ${sql.table(row.table)}
      WHERE workspace_id = ${ctx.workspaceId} AND ${sql.ref(row.column)} = ${person}`.execute(ctx.db)
    counts.push({ row, count: Number(found[0]!.count) })
  }
  return counts
}

/** The ids of a person's rows, for what is kept by id elsewhere: history, search. */
export async function idsOfDeclared(ctx: Context, rows: PersonRows[], person: string): Promise<string[]> {
  const { rows: withId } = await sql<{ name: string }>`
    SELECT table_name AS "name" FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid'`.execute(ctx.db)
  const tables = new Set(withId.map((each) => each.name))
  const ids: string[] = []
  for (const { table, column } of rows.filter((row) => tables.has(row.table))) {
    const { rows: found } = await sql<{ id: string }>`
      SELECT id FROM ${sql.table(table)} WHERE workspace_id = ${ctx.workspaceId} AND ${sql.ref(column)} = ${person}`.execute(
      ctx.db,
    )
    ids.push(...found.map((each) => each.id))
  }
  return ids
}

/** Deletes or empties a person's rows as their domains declared. Rows that others still hang on wait for those to go. */
export async function eraseDeclared(ctx: Context, rows: PersonRows[], person: string): Promise<void> {
  let waiting = rows.filter((row) => row.whenErased !== 'keep')
  while (waiting.length > 0) {
    const later: PersonRows[] = []
    for (const row of waiting) if (!(await eraseOne(ctx, row, person))) later.push(row)
    if (later.length === waiting.length)
      throw new Error(`Rows hang on each other: ${later.map((row) => row.table).join(', ')}`)
    waiting = later
  }
}

async function eraseOne(ctx: Context, { table, column, whenErased }: PersonRows, person: string) {
  const theirs = sql`workspace_id = ${ctx.workspaceId} AND ${sql.ref(column)} = ${person}`
  if (typeof whenErased === 'object') {
    const changes = Object.entries(whenErased.set).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
    await sql`UPDATE ${sql.table(table)} SET ${sql.join(changes)} WHERE ${theirs}`.execute(ctx.db)
    return true
  }
  await sql`SAVEPOINT erasing`.execute(ctx.db)
  try {
    await sql`DELETE FROM ${sql.table(table)} WHERE ${theirs}`.execute(ctx.db)
    await sql`RELEASE SAVEPOINT erasing`.execute(ctx.db)
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error
    await sql`ROLLBACK TO SAVEPOINT erasing`.execute(ctx.db)
    return false
  }
}
