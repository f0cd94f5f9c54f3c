import type { Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/know-how'
import type { PersonRef } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { findEntries } from '../../platform/search/find.ts'
import { noContactOf } from '../consents/no-contact.ts'
import { personRefs } from '../people/refs.ts'
import { readKnowHow } from './read.ts'

const organisationsAtMost = 8
const peopleOfEach = 5

/** Who of us knows about something, and the organisations and people of ours that lead there. */
export async function findKnowHow(ctx: Context, q: string): Promise<Output<typeof contract.findKnowHow>> {
  const find = async (kind: string, limit: number) =>
    (await findEntries(ctx, { text: q, kinds: [kind], limit })).map((each) => each.id)
  const entries = await readKnowHow(ctx, await find('know_how', 20))
  // A colleague's "Nordholz Forestry" leads to the people there, whatever word was typed.
  const named = entries.flatMap((each) => each.organisation?.id ?? [])
  const ids = [...new Set([...named, ...(await find('organisation', organisationsAtMost))])].slice(
    0,
    organisationsAtMost,
  )
  const refs = await personRefs(ctx, await find('person', 8))
  const organisations = await withPeople(ctx, ids)
  const people = [...refs.values()]
  const everybody = [
    ...entries.flatMap(({ person }) => person?.id ?? []),
    ...organisations.flatMap((each) => each.people.map(({ id }) => id)),
    ...people.map(({ id }) => id),
  ]
  const noContact = [...(await noContactOf(ctx, everybody)).keys()]
  return { knowHow: entries, organisations, people, noContact }
}

async function withPeople(ctx: Context, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('id', 'in', ids)
    .execute()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  const known = ids.filter((id) => names.has(id))
  const people = await peopleAt(ctx, known, peopleOfEach)
  return known.map((id) => ({ id, name: names.get(id)!, people: people.get(id) ?? [] }))
}

/** A few people of each organisation, those talked with last first: both looked up along an index. */
export async function peopleAt(
  ctx: Context,
  organisations: string[],
  atMost: number,
): Promise<Map<string, PersonRef[]>> {
  if (organisations.length === 0) return new Map()
  const { rows } = await sql<{ organisation: string; id: string }>`
    SELECT o.id AS organisation, few.id
    FROM unnest(${organisations}::uuid[]) AS o(id) CROSS JOIN LATERAL (
      SELECT DISTINCT ON (each.id) each.id, each.last_touch_at FROM (
        (SELECT p.id, p.last_touch_at FROM people p
          WHERE p.workspace_id = ${ctx.workspaceId} AND p.organisation_id = o.id
            AND p.last_touch_at IS NOT NULL AND p.archived_at IS NULL
          ORDER BY p.last_touch_at DESC, p.id DESC LIMIT ${atMost})
        UNION ALL
        (SELECT p.id, p.last_touch_at FROM people p
          WHERE p.workspace_id = ${ctx.workspaceId} AND p.organisation_id = o.id AND p.archived_at IS NULL
          LIMIT ${atMost})
      ) each
    ) few
    ORDER BY few.last_touch_at DESC NULLS LAST, few.id`.execute(ctx.db)
  const refs = await personRefs(
    ctx,
    rows.map((row) => row.id),
  )
  const byOrganisation = new Map<string, PersonRef[]>()
  for (const { organisation, id } of rows) {
    const some = byOrganisation.get(organisation) ?? []
    if (some.length < atMost && refs.has(id)) byOrganisation.set(organisation, [...some, refs.get(id)!])
  }
  return byOrganisation
}
