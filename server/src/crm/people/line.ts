import type { ContactType, PersonRow } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

type Line = {
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

/**
 * What a line of a list of people shows, with what stands in other tables. Each is looked up by its key for the lines
 * of a page alone; a join would let the planner read all organisations first.
 */
export function lineColumns({ workspaceId, instant }: Context) {
  const today = sql`${instant.slice(0, 10)}::date`
  return [
    'people.id',
    'people.name',
    'people.roleTitle',
    'people.lastTouchAt',
    'people.nextTouchAt',
    'people.organisationId',
    sql<string | null>`(SELECT o.name FROM organisations o
      WHERE o.workspace_id = ${workspaceId} AND o.id = people.organisation_id)`.as('organisationName'),
    sql<string | null>`(SELECT e.email FROM person_emails e
      WHERE e.workspace_id = ${workspaceId} AND e.person_id = people.id ORDER BY e.position LIMIT 1)`.as(
      'email',
    ),
    sql<ContactType[]>`ARRAY(SELECT DISTINCT t.type FROM contact_types t
      WHERE t.workspace_id = ${workspaceId} AND t.person_id = people.id
        AND (t.since IS NULL OR t.since <= ${today}) AND (t.until IS NULL OR t.until >= ${today}) ORDER BY 1)`.as(
      'types',
    ),
    sql<number>`(SELECT count(*) FROM evidence v
      WHERE v.workspace_id = ${workspaceId} AND v.person_id = people.id AND v.withdrawn_at IS NULL)`.as(
      'evidenceCount',
    ),
  ] as const
}

export function lineOf(line: Line): PersonRow {
  const { id, name, roleTitle, lastTouchAt, nextTouchAt, email, evidenceCount } = line
  return {
    id,
    name,
    roleTitle,
    lastTouchAt,
    nextTouchAt,
    email,
    evidenceCount,
    contactTypes: line.types,
    organisation: line.organisationId ? { id: line.organisationId, name: line.organisationName! } : null,
  }
}
