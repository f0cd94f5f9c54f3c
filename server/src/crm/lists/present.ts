import { type ListRow, type ListView, listLimits } from '@firsthand/contract/crm/lists'
import { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PersonLists } from '../../platform/db/tables.ts'
import { countPeople } from '../people/list.ts'
import { personTest } from '../people/list-filter.ts'
import { ofPerson } from '../people/list-conditions.ts'

export type StoredList = Selectable<PersonLists>

/** A list as a menu of lists shows it. */
export async function presentList(ctx: Context, list: StoredList): Promise<ListRow> {
  const maker = list.createdBy
    ? await ctx.db
        .selectFrom('members')
        .select('name')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', list.createdBy)
        .executeTakeFirst()
    : undefined
  return {
    id: list.id,
    name: list.name,
    note: list.note,
    kind: list.filter === null ? 'fixed' : 'live',
    isShared: list.sharedAt !== null,
    isYours: list.createdBy !== null && list.createdBy === ctx.member?.id,
    madeBy: maker?.name ?? null,
    people: await countOf(ctx, list),
    updatedAt: list.updatedAt,
  }
}

export async function viewList(ctx: Context, list: StoredList): Promise<ListView> {
  return {
    ...(await presentList(ctx, list)),
    filter: list.filter === null ? null : PersonFilter.parse(list.filter),
    createdAt: list.createdAt,
    version: list.version,
  }
}

/** Up to a bound. A filter that stands on something gone counts nobody; opening the list says why. */
async function countOf(ctx: Context, list: StoredList) {
  const isHere = sql<SqlBool>`people.archived_at IS NULL`
  const upTo = listLimits.countedTo
  if (list.filter === null)
    return countPeople(ctx, [isHere, ofPerson(ctx, 'person_list_people', sql`x.list_id = ${list.id}`)], {
      upTo,
    })
  try {
    return await countPeople(ctx, [isHere, await personTest(ctx, PersonFilter.parse(list.filter))], { upTo })
  } catch (error) {
    if ((error as { status?: number }).status === undefined) throw error
    return { count: 0, exact: true }
  }
}
