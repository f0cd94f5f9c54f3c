import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { PeopleQuery } from '../platform/person-rows.ts'

/** Conversations that are planned, or were for a moment since then; held ones are touches as well. */
export function keptByConversations(ctx: Context, since: string): PeopleQuery[] {
  return [
    sql`SELECT p.person_id FROM conversations c
      JOIN conversation_people p ON p.workspace_id = c.workspace_id AND p.conversation_id = c.id
      WHERE c.workspace_id = ${ctx.workspaceId} AND c.archived_at IS NULL AND c.happened_at >= ${since}`,
  ]
}
