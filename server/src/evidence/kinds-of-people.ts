import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { KindsOf } from './talks.ts'

/** Somebody in a kind of people: a contact type they are or were, their organisation, or a choice of a field. */
export type Member = { person: string; key: string; label: string }

type Kinds = { by: 'contact_type' | 'organisation' | 'field'; field?: string | undefined; people: string[] }

export type Kind = { key: string; label: string; people: string[] }

/** Each kind that some people belong to, segments of a study among them; undefined where the field is not there. */
export async function kindsWith(
  ctx: Context,
  { by, study, ...asked }: Omit<Kinds, 'by'> & { by: Kinds['by'] | 'segment'; study?: string | undefined },
  kindsOf: KindsOf,
): Promise<Kind[] | undefined> {
  if (by === 'segment')
    return (await kindsOf(ctx, { study, people: asked.people })).map(({ id, ...kind }) => ({
      key: id,
      ...kind,
    }))
  const members = await kindsAmong(ctx, { by, ...asked })
  return (
    members &&
    [...Map.groupBy(members, ({ key }) => key)].map(([key, theirs]) => ({
      key,
      label: theirs[0]!.label,
      people: theirs.map(({ person }) => person),
    }))
  )
}

/** The kinds that some people belong to; undefined where the field is not there or has no choices. */
export async function kindsAmong(ctx: Context, { by, field, people }: Kinds): Promise<Member[] | undefined> {
  const of = sql`ANY(${people}::uuid[])`
  if (by === 'contact_type') {
    const { rows } = await sql<Member>`
      SELECT DISTINCT person_id AS person, type AS key, type AS label FROM contact_types
      WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${of} ORDER BY 2, 1`.execute(ctx.db)
    return rows
  }
  if (by === 'organisation') {
    const { rows } = await sql<Member>`
      SELECT p.id AS person, o.id::text AS key, o.name AS label FROM people p
      JOIN organisations o ON o.workspace_id = p.workspace_id AND o.id = p.organisation_id
      WHERE p.workspace_id = ${ctx.workspaceId} AND p.id = ${of} ORDER BY o.name, o.id, p.id`.execute(ctx.db)
    return rows
  }
  const known = field
    ? await ctx.db
        .selectFrom('fieldChoices')
        .select('id')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('fieldId', '=', field)
        .limit(1)
        .executeTakeFirst()
    : undefined
  if (!known) return undefined
  const { rows } = await sql<Member>`
    SELECT v.person_id AS person, c.id::text AS key, c.label FROM field_values v
    JOIN field_choices c ON c.workspace_id = v.workspace_id AND c.id = v.choice_id
    WHERE v.workspace_id = ${ctx.workspaceId} AND v.field_id = ${field} AND v.person_id = ${of}
    ORDER BY c.label, c.id, v.person_id`.execute(ctx.db)
  return rows
}
