import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PeopleQuery } from '../../platform/person-rows.ts'

/** Entries that are still open, hand-offs without an answer, and prospects who wait. */
export function keptByPipelines(ctx: Context): PeopleQuery[] {
  const { workspaceId } = ctx
  return [
    sql`SELECT person_id FROM pipeline_entries WHERE workspace_id = ${workspaceId} AND goal = 'open' AND archived_at IS NULL`,
    sql`SELECT person_id FROM handoffs WHERE workspace_id = ${workspaceId} AND answer IS NULL`,
    sql`SELECT person_id FROM prospects WHERE workspace_id = ${workspaceId} AND left_at IS NULL`,
  ]
}
