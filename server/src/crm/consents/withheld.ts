import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { mayBeSql } from './may-be.ts'

/**
 * Which of these ids are people who have not agreed that a machine reads what is theirs, or rows of any domain that are about
 * such people. The rows are found by what every domain declares of its tables anyway.
 */
export async function withheldFromMachines(
  ctx: Context,
  domains: Domain[],
  ids: string[],
): Promise<string[]> {
  if (ctx.reader !== 'ai') return []
  const withId = await tablesWithId(ctx)
  const places = domains
    .flatMap((domain) => domain.personRows ?? [])
    .filter((row) => withId.has(row.table))
    .map(({ table, column }) => ({ table, column }))
  const found = [{ table: 'people', column: 'id' }, ...places].map(
    ({ table, column }) => sql`SELECT t.id FROM ${sql.table(table)} t
      WHERE t.workspace_id = ${ctx.workspaceId} AND t.id = ANY(${ids}::uuid[])
        AND NOT ${mayBeSql(ctx, `t.${column}`, 'process_by_ai', { nobody: true })}`,
  )
  // What was uploaded: whoever stands in a file was not asked one by one.
  const uploaded = ['imports', 'files'].map(
    (table) =>
      sql`SELECT t.id FROM ${sql.table(table)} t WHERE t.workspace_id = ${ctx.workspaceId} AND t.id = ANY(${ids}::uuid[])`,
  )
  const { rows } = await sql<{ id: string }>`${sql.join([...found, ...uploaded], sql` UNION ALL `)}`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

/** Tables differ from one version to the next and not while a server runs. */
let known: Set<string> | undefined

async function tablesWithId(ctx: Context): Promise<Set<string>> {
  if (known) return known
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS "name" FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'id'`.execute(ctx.db)
  known = new Set(rows.map((row) => row.name))
  return known
}
