import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { removeIfLoose } from '../../platform/files/loose.ts'
import { describeDoomed } from '../../platform/retention/doomed.ts'
import type { Retained } from '../../platform/retention/kind.ts'

/** Sound and film beside texts. The words stay, whatever stands on them. */
export const recordingRetention: Retained = {
  kind: 'recordings',
  preview: (ctx, before) =>
    describeDoomed(
      ctx,
      sql`SELECT f.name AS label, f.size AS bytes ${old(ctx, before)} ORDER BY r.created_at, r.id`,
    ),
  async remove(ctx, before, limit) {
    const { rows } = await sql<{ id: string; fileId: string }>`
      SELECT r.id, r.file_id AS "fileId" ${old(ctx, before)} ORDER BY r.created_at, r.id LIMIT ${limit}`.execute(
      ctx.db,
    )
    if (rows.length === 0) return 0
    await ctx.db
      .deleteFrom('recordings')
      .where('workspaceId', '=', ctx.workspaceId)
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
    await removeIfLoose(
      ctx,
      rows.map(({ fileId }) => fileId),
    )
    return rows.length
  },
}

function old(ctx: Context, before: string) {
  return sql`FROM recordings r JOIN files f ON f.workspace_id = r.workspace_id AND f.id = r.file_id
    WHERE r.workspace_id = ${ctx.workspaceId} AND r.created_at < ${before}`
}
