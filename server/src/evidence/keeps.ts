import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { PeopleQuery } from '../platform/person-rows.ts'

/** Promises and complaints that wait, what they still owe us, and whom we heard of since. */
export function keptByEvidence(ctx: Context, since: string): PeopleQuery[] {
  const { workspaceId } = ctx
  return [
    sql`SELECT person_id FROM promises WHERE workspace_id = ${workspaceId} AND state = 'open'`,
    sql`SELECT person_id FROM complaints WHERE workspace_id = ${workspaceId} AND state <> 'closed'`,
    sql`SELECT e.person_id FROM commitments c JOIN evidence e ON e.workspace_id = c.workspace_id AND e.id = c.id
      WHERE c.workspace_id = ${workspaceId} AND c.state = 'given' AND e.person_id IS NOT NULL AND e.withdrawn_at IS NULL`,
    sql`SELECT person_id FROM evidence WHERE workspace_id = ${workspaceId} AND person_id IS NOT NULL
      AND (happened_at >= ${since} OR created_at >= ${since})`,
  ]
}
