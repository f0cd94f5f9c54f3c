import type { ContactType, PersonRow } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

type Row = {
  id: string
  name: string
  roleTitle: string | null
  lastTouchAt: string | null
  nextTouchAt: string | null
  organisationId: string | null
  organisationName: string | null
  email: string | null
  types: ContactType[]
  evidenceCount: number
}

/** The lines of a list of people, with what stands in other tables, in one query for the whole page. */
export async function completeRows(ctx: Context, ids: string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const { workspaceId } = ctx
  const today = ctx.instant.slice(0, 10)
  const { rows } = await sql<Row>`
    SELECT p.id, p.name, p.role_title, p.last_touch_at, p.next_touch_at, o.id AS organisation_id, o.name AS organisation_name,
      (SELECT e.email FROM person_emails e WHERE e.workspace_id = ${workspaceId} AND e.person_id = p.id ORDER BY e.position LIMIT 1) AS email,
      ARRAY(SELECT DISTINCT t.type FROM contact_types t WHERE t.workspace_id = ${workspaceId} AND t.person_id = p.id
        AND (t.since IS NULL OR t.since <= ${today}::date) AND (t.until IS NULL OR t.until >= ${today}::date) ORDER BY 1) AS types,
      (SELECT count(*) FROM evidence v WHERE v.workspace_id = ${workspaceId} AND v.person_id = p.id AND v.withdrawn_at IS NULL) AS evidence_count
    FROM people p LEFT JOIN organisations o ON o.workspace_id = ${workspaceId} AND o.id = p.organisation_id
    WHERE p.workspace_id = ${workspaceId} AND p.id = ANY(${ids}::uuid[])`.execute(ctx.db)
  return rows.map(({ types, organisationId, organisationName, ...row }) => ({
    ...row,
    contactTypes: types,
    organisation: organisationId ? { id: organisationId, name: organisationName! } : null,
  }))
}
