import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Domain } from '../../../platform/domain.ts'

export type Copy = Record<string, unknown>

const never = ['workspace_id', 'sort_key', 'person_id']

/** Everything about a person: their own row, the rows that every domain declared, and what the domains tell beside. */
export async function gatherCopy(ctx: Context, domains: Domain[], person: string): Promise<Copy> {
  const copy: Copy = {
    person: (await rowsWhere(ctx, { table: 'people', column: 'id', hidden: [] }, person))[0],
  }
  for (const { table, column, notTold = [] } of domains.flatMap((domain) => domain.personRows ?? [])) {
    const rows = await rowsWhere(ctx, { table, column, hidden: notTold }, person)
    if (rows.length === 0) continue
    const name = column === 'person_id' ? table : `${table} (${column})`
    copy[name] = rows
  }
  for (const { personHooks } of domains) Object.assign(copy, await personHooks?.tells?.(ctx, person))
  return copy
}

async function rowsWhere(
  ctx: Context,
  { table, column, hidden }: { table: string; column: string; hidden: string[] },
  person: string,
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    SELECT to_jsonb(t) - ${[...never, ...hidden].filter((name) => name !== column || column === 'person_id')}::text[] AS row
    FROM ${sql.table(table)} t WHERE workspace_id = ${ctx.workspaceId} AND ${sql.ref(column)} = ${person}`.execute(
    ctx.db,
  )
  return asReadable(
    ctx,
    table,
    rows.map(({ row }) => row),
  )
}

/** The same rows without words that are hidden where they are read. */
async function asReadable(
  ctx: Context,
  table: string,
  rows: Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  const readable = rows.length > 0 ? await ctx.services.readableRows(ctx, table) : undefined
  if (!readable) return rows
  const shown = await readable(
    ctx,
    rows.map((row) => String(row['id'])),
  )
  const byId = new Map(shown.map((row) => [row.id, row]))
  return rows.map((row) => {
    const words = Object.entries(byId.get(String(row['id'])) ?? {})
    // What a domain does not tell stays untold.
    return { ...row, ...Object.fromEntries(words.filter(([name]) => name in row)) }
  })
}
