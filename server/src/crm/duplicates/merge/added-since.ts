import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { PersonRows } from '../../../platform/person-rows.ts'
import { type Move, sendBack } from './move-rows.ts'
import { factsOf } from './schema-facts.ts'

export type Added = { table: string; column: string; keys: string[] }

/** Tables of lists that are replaced whole, and of merges themselves: their new rows are no news. */
const passedOver = ['person_emails', 'person_phones', 'contact_types', 'person_merges', 'person_aliases']

/** Rows that came to a person after a moment. An id says when it was made (RFC 9562, version 7); tables without one stay. */
export async function addedSince(
  ctx: Context,
  declared: PersonRows[],
  { person, at }: { person: string; at: string },
): Promise<Added[]> {
  const found: Added[] = []
  for (const { table, column } of declared) {
    if (passedOver.includes(table)) continue
    const { keys } = await factsOf(ctx, table)
    if (!keys.includes('id')) continue
    const { rows } = await sql<{ key: string }>`
      SELECT jsonb_build_object(${sql.join(keys.flatMap((key) => [sql.lit(key), sql`t.${sql.ref(key)}`]))})::text AS key
      FROM ${sql.table(table)} t
      WHERE t.workspace_id = ${ctx.workspaceId} AND t.${sql.ref(column)} = ${person} AND t.id >= ${firstIdAfter(at)}::uuid`.execute(
      ctx.db,
    )
    if (rows.length > 0) found.push({ table, column, keys: rows.map((row) => row.key) })
  }
  return found
}

/** Sends rows to the other person after all. */
export async function sendAdded(ctx: Context, added: Added[], move: Move): Promise<void> {
  for (const { table, column, keys } of added) await sendBack(ctx, move, { table, column, moved: keys })
}

function firstIdAfter(at: string): string {
  const hex = (Date.parse(at) + 1).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
