import { sql } from 'kysely'
import { mayBeSql } from '../crm/consents/may-be.ts'
import type { Context } from '../platform/context.ts'

/** A machine reads of a conversation only when everybody who was there agreed. */
export async function withheldConversations(ctx: Context, ids: string[]): Promise<string[]> {
  if (ctx.reader !== 'ai') return []
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT p.conversation_id AS "id" FROM conversation_people p
    WHERE p.workspace_id = ${ctx.workspaceId} AND p.conversation_id = ANY(${ids}::uuid[])
      AND NOT ${mayBeSql(ctx, 'p.person_id', 'process_by_ai', { nobody: true })}`.execute(ctx.db)
  return rows.map((row) => row.id)
}
