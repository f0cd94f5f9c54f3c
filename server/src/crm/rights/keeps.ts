import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PeopleQuery } from '../../platform/person-rows.ts'

/** What this domain has open with people, and that somebody tried to reach them, wrote about them or heard their answer. */
export function keptByBook(ctx: Context, since: string): PeopleQuery[] {
  const { workspaceId } = ctx
  return [
    sql`SELECT person_id FROM tasks WHERE workspace_id = ${workspaceId} AND done_at IS NULL AND person_id IS NOT NULL`,
    sql`SELECT person_id FROM introduction_requests WHERE workspace_id = ${workspaceId}
      AND person_id IS NOT NULL AND state IN ('wished', 'asked', 'made', 'met')`,
    sql`SELECT introducer_id AS person_id FROM introduction_requests WHERE workspace_id = ${workspaceId}
      AND introducer_id IS NOT NULL AND state IN ('wished', 'asked', 'made', 'met')`,
    sql`SELECT person_id FROM touchpoints WHERE workspace_id = ${workspaceId} AND at >= ${since}`,
    sql`SELECT person_id FROM notes WHERE workspace_id = ${workspaceId} AND person_id IS NOT NULL AND created_at >= ${since}`,
    sql`SELECT person_id FROM consents WHERE workspace_id = ${workspaceId} AND answered_at >= ${since}`,
  ]
}
