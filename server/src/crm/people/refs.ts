import type { ContactType, PersonRef } from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { keptPlan } from '../../platform/db/fewer-trips.ts'

/** People as others mention them, by id. Ids that are not there are left out. */
export async function personRefs(
  ctx: Context,
  ids: Iterable<string | null>,
): Promise<Map<string, PersonRef>> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const [rows, types] = await Promise.all([
    ctx.db
      .selectFrom('people')
      .modifyFront(keptPlan)
      .leftJoin('organisations', (on) =>
        on
          .onRef('organisations.workspaceId', '=', 'people.workspaceId')
          .onRef('organisations.id', '=', 'people.organisationId'),
      )
      .select([
        'people.id',
        'people.name',
        'people.lastTouchAt',
        'organisations.id as organisationId',
        'organisations.name as organisationName',
      ])
      .where('people.workspaceId', '=', ctx.workspaceId)
      .where('people.id', '=', anyOf(wanted))
      .execute(),
    currentTypes(ctx, wanted),
  ])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        organisation: row.organisationId ? { id: row.organisationId, name: row.organisationName! } : null,
        contactTypes: types.get(row.id) ?? [],
        lastTouchAt: row.lastTouchAt,
      },
    ]),
  )
}

/** What each person is to us today: types that have begun and not ended. */
export async function currentTypes(ctx: Context, ids: string[]): Promise<Map<string, ContactType[]>> {
  if (ids.length === 0) return new Map()
  const today = ctx.instant.slice(0, 10)
  const rows = await ctx.db
    .selectFrom('contactTypes')
    .modifyFront(keptPlan)
    .select(['personId', 'type'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', anyOf(ids))
    .where((row) => row.or([row('since', 'is', null), row('since', '<=', today)]))
    .where((row) => row.or([row('until', 'is', null), row('until', '>=', today)]))
    .orderBy('type')
    .execute()
  const types = new Map<string, ContactType[]>()
  for (const { personId, type } of rows)
    types.set(personId, [...(types.get(personId) ?? []), type as ContactType])
  return types
}

/** The ids among these that are people of the open workspace. */
export async function knownPeople(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.id))
}
