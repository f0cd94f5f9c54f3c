import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { forgetHistory } from '../platform/records/forget.ts'

/** What the history and the search say of somebody's complaints and promises, and what became of what they committed. */
export async function eraseComplaints(ctx: Context, person: string): Promise<void> {
  const { workspaceId } = ctx
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM complaints WHERE workspace_id = ${workspaceId} AND person_id = ${person}
    UNION ALL SELECT id FROM promises WHERE workspace_id = ${workspaceId} AND person_id = ${person}`.execute(
    ctx.db,
  )
  if (rows.length > 0)
    await forgetHistory(
      ctx,
      rows.map((row) => row.id),
    )
  await sql`
    UPDATE commitments c SET settled_words = '' FROM evidence e
    WHERE c.workspace_id = ${workspaceId} AND e.workspace_id = c.workspace_id AND e.id = c.id
      AND e.person_id = ${person}`.execute(ctx.db)
}
