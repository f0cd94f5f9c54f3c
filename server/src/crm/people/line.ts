import type { FieldValues } from '@firsthand/contract/crm/fields'
import type { ContactType, PersonRow } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

export type Line = {
  id: string
  name: string
  roleTitle: string | null
  lastTouchAt: string | null
  nextTouchAt: string | null
  cadenceDays: number | null
  language: string | null
  timeZone: string | null
  createdAt: string
  organisationId: string | null
  organisationName: string | null
  email: string | null
  phone: string | null
  types: ContactType[]
  evidenceCount: number
  /** Whether there is a value in a field of the workspace's own, which is read apart. */
  hasFields: boolean
}

/** What a line shows that stands in the table `people` itself: a page of it is cut out first. */
export const plainColumns = sql`people.id, people.name, people.role_title, people.last_touch_at, people.next_touch_at, people.cadence_days,
  people.language, people.time_zone, people.created_at, people.organisation_id`

/**
 * What a line of a list of people shows, with what stands in other tables, for rows of a page called `people`. Each is
 * looked up by its key for the lines of the page alone; a join would let the planner read all organisations first.
 */
export function lineColumns({ workspaceId, instant }: Context) {
  const today = sql`${instant.slice(0, 10)}::date`
  return [
    plainColumns,
    sql`(SELECT o.name FROM organisations o
      WHERE o.workspace_id = ${workspaceId} AND o.id = people.organisation_id) AS organisation_name`,
    sql`(SELECT e.email FROM person_emails e
      WHERE e.workspace_id = ${workspaceId} AND e.person_id = people.id ORDER BY e.position LIMIT 1) AS email`,
    sql`(SELECT e.phone FROM person_phones e
      WHERE e.workspace_id = ${workspaceId} AND e.person_id = people.id ORDER BY e.position LIMIT 1) AS phone`,
    sql`ARRAY(SELECT DISTINCT t.type FROM contact_types t
      WHERE t.workspace_id = ${workspaceId} AND t.person_id = people.id
        AND (t.since IS NULL OR t.since <= ${today}) AND (t.until IS NULL OR t.until >= ${today}) ORDER BY 1) AS types`,
    sql`(SELECT count(*) FROM evidence v
      WHERE v.workspace_id = ${workspaceId} AND v.person_id = people.id AND v.withdrawn_at IS NULL) AS evidence_count`,
    sql`EXISTS (SELECT FROM field_values f WHERE f.workspace_id = ${workspaceId} AND f.person_id = people.id) AS has_fields`,
  ]
}

export function lineOf(line: Line, fields: FieldValues): PersonRow {
  const { organisationId, organisationName, types, hasFields: _, ...rest } = line
  return {
    ...rest,
    contactTypes: types,
    organisation: organisationId ? { id: organisationId, name: organisationName! } : null,
    fields,
  }
}
