import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { removeIfLoose } from '../../platform/files/loose.ts'
import { describeDoomed } from '../../platform/retention/doomed.ts'
import type { Retained } from '../../platform/retention/kind.ts'

/**
 * Old imports, whether they ended well, were cancelled, paused or failed: the uploaded table and its refused rows. The people
 * stay; they can no longer be taken back together.
 */
export const importRetention: Retained = {
  kind: 'imports',
  preview: (ctx, before) =>
    describeDoomed(
      ctx,
      sql`SELECT i.file_name AS label, f.size AS bytes ${oldImports(ctx, before)} ORDER BY ${endedAt}, i.id`,
    ),
  async remove(ctx, before, limit) {
    const { rows } = await sql<{ id: string; fileId: string }>`
      SELECT i.id, i.file_id AS "fileId" ${oldImports(ctx, before)} ORDER BY ${endedAt}, i.id LIMIT ${limit}`.execute(
      ctx.db,
    )
    const ids = rows.map((row) => row.id)
    if (ids.length === 0) return 0
    await ctx.db
      .deleteFrom('imports')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', 'in', ids)
      .execute()
    await removeIfLoose(
      ctx,
      rows.map((row) => row.fileId),
    )
    return ids.length
  },
}

/** Only success is written with the import itself; jobs are forgotten in their own time. */
const endedAt = sql`coalesce(i.finished_at, CASE WHEN j.id IS NULL THEN i.created_at
  WHEN j.state IN ('done', 'failed', 'cancelled') THEN j.finished_at END)`

function oldImports(ctx: Context, before: string) {
  return sql`FROM imports i JOIN files f ON f.workspace_id = i.workspace_id AND f.id = i.file_id
    LEFT JOIN jobs j ON j.workspace_id = i.workspace_id AND j.id = i.job_id
    WHERE i.workspace_id = ${ctx.workspaceId} AND ${endedAt} < ${before}`
}
