import { sql } from 'kysely'
import { mayBeSql } from '../../crm/consents/may-be.ts'
import type { Context } from '../../platform/context.ts'

/** A machine reads of recruiting only what is of people who agreed; a stranger without a name has agreed to nothing. */
export async function withheldRecruiting(ctx: Context, ids: string[]): Promise<string[]> {
  if (ctx.reader !== 'ai') return []
  const { workspaceId } = ctx
  const wanted = sql`ANY(${ids}::uuid[])`
  const { rows } = await sql<{ id: string }>`
    SELECT r.id FROM recruits r WHERE r.workspace_id = ${workspaceId} AND r.id = ${wanted}
      AND NOT ${mayBeSql(ctx, 'r.person_id', 'process_by_ai', { nobody: true })}
    UNION ALL SELECT a.id FROM screener_answers a WHERE a.workspace_id = ${workspaceId} AND a.id = ${wanted}
      AND NOT ${mayBeSql(ctx, 'a.person_id', 'process_by_ai', { nobody: false })}`.execute(ctx.db)
  return rows.map((row) => row.id)
}
