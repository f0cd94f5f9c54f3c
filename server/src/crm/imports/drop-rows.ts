import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'

/** Takes away rows that were read before, where there are any. */
export async function dropRows(
  { db, workspaceId }: Context,
  table: 'addresses' | 'importIntroductions' | 'importRefusals',
  rows: { id: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .deleteFrom(table)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', anyOf(rows.map((row) => row.id)))
    .execute()
}
