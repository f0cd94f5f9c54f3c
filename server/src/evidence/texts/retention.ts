import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { removeIfLoose } from '../../platform/files/loose.ts'
import { describeDoomed } from '../../platform/retention/doomed.ts'
import type { Retained } from '../../platform/retention/kind.ts'

/** The files that texts came from. The words stay; so does the file of every version that evidence stands on. */
export const textFileRetention: Retained = {
  kind: 'text_files',
  preview: (ctx, before) =>
    describeDoomed(
      ctx,
      sql`SELECT f.name AS label, f.size AS bytes ${oldFiles(ctx, before)} ORDER BY v.created_at, v.id`,
    ),
  async remove(ctx, before, limit) {
    const { rows } = await sql<{ id: string; fileId: string }>`
      SELECT v.id, v.file_id AS "fileId" ${oldFiles(ctx, before)} ORDER BY v.created_at, v.id LIMIT ${limit}`.execute(
      ctx.db,
    )
    const ids = rows.map((row) => row.id)
    if (ids.length === 0) return 0
    await ctx.db
      .updateTable('textVersions')
      .set({ fileId: null })
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

function oldFiles(ctx: Context, before: string) {
  return sql`FROM text_versions v JOIN files f ON f.workspace_id = v.workspace_id AND f.id = v.file_id
    WHERE v.workspace_id = ${ctx.workspaceId} AND v.created_at < ${before}
      AND NOT EXISTS (SELECT FROM highlights h WHERE h.workspace_id = ${ctx.workspaceId} AND h.version_id = v.id)`
}
