import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/lists'
import { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { mayDo } from '../../platform/perform.ts'
import { fold } from '../../platform/search/fold.ts'
import { contains } from '../people/list-conditions.ts'
import { listsIn, personTest } from '../people/list-filter.ts'
import { knownPeople } from '../people/refs.ts'
import { putOnList, takeOffList } from './members.ts'
import { type StoredList, presentList, viewList } from './present.ts'
import { visibleLists } from './read.ts'
import { insertList } from './write.ts'

export const listHandlers = [
  handle(contract.listLists, async (ctx, { limit, after, q }) => {
    const [key, id] = after ? readCursor(after, 2) : []
    const rows = await visibleLists(ctx)
      .selectAll()
      .$if(q !== undefined, (query) => query.where('nameKey', 'like', contains(fold(q!))))
      .$if(key !== undefined, (query) =>
        query.where((row) => row(row.refTuple('nameKey', 'id'), '>', row.tuple(String(key), String(id)))),
      )
      .orderBy('nameKey')
      .orderBy('id')
      .limit(limit + 1)
      .execute()
    const page = pageOf(rows, limit, { item: (row) => row, cursor: (row) => [row.nameKey, row.id] })
    const items = []
    for (const row of page.items) items.push(await presentList(ctx, row))
    return { ...page, items }
  }),

  handle(contract.showList, async (ctx, { list }) => viewList(ctx, await findList(ctx, list))),

  handle(contract.createList, async (ctx, { name, note, filter, people, shared }) => {
    if (filter && people) fail(contract.createList, 'is_live')
    if (filter) await refuseUnfit(ctx, filter, shared)
    const id = await insertList(ctx, {
      name,
      note,
      filter,
      people: people && (await everybody(ctx, people)),
      shared,
      madeBy: asker(ctx).id,
    })
    return viewList(ctx, await findList(ctx, id))
  }),

  handle(contract.updateList, async (ctx, { list: id, version, name, note, filter, shared }) => {
    const before = await findList(ctx, id, { lock: true })
    if (version !== undefined && version !== before.version) failCommon('conflict')
    const willShare = shared ?? before.sharedAt !== null
    if (shared !== undefined && shared !== (before.sharedAt !== null)) refuseOthers(ctx, before)
    if (filter && before.filter === null) fail(contract.updateList, 'is_fixed')
    const kept = filter ?? (before.filter === null ? undefined : PersonFilter.parse(before.filter))
    if (kept && (filter || shared)) await refuseUnfit(ctx, kept, willShare)
    await ctx.db
      .updateTable('personLists')
      .set({
        ...(name !== undefined && { name, nameKey: fold(name) }),
        ...(note !== undefined && { note }),
        ...(filter !== undefined && { filter: JSON.stringify(filter) }),
        ...(shared !== undefined && { sharedAt: shared ? (before.sharedAt ?? ctx.instant) : null }),
        updatedAt: ctx.instant,
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    ctx.record(
      'list.updated',
      { kind: 'list', id },
      {
        before: {
          name: before.name,
          note: before.note,
          filter: before.filter,
          shared: before.sharedAt !== null,
        },
        after: { name, note, filter, shared },
      },
    )
    return viewList(ctx, await findList(ctx, id))
  }),

  handle(contract.removeList, async (ctx, { list: id }) => {
    const list = await findList(ctx, id, { lock: true })
    refuseOthers(ctx, list)
    await ctx.db
      .deleteFrom('personLists')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    ctx.record('list.removed', { kind: 'list', id }, { before: { name: list.name, filter: list.filter } })
    return {}
  }),

  handle(contract.addToList, async (ctx, { list, people }) => {
    await fixedList(ctx, list)
    const added = await putOnList(ctx, list, await everybody(ctx, people))
    if (added.length > 0)
      ctx.record('list.people_added', { kind: 'list', id: list }, { after: { people: added } })
    return { added: added.length }
  }),

  handle(contract.removeFromList, async (ctx, { list, people }) => {
    await fixedList(ctx, list)
    const removed = await takeOffList(ctx, list, people)
    if (removed.length > 0)
      ctx.record('list.people_removed', { kind: 'list', id: list }, { before: { people: removed } })
    return { removed: removed.length }
  }),

  handle(contract.listsOfPerson, async (ctx, { person }) => {
    if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
    const items = await visibleLists(ctx)
      .select(['id', 'name'])
      .where((row) =>
        row.exists(
          row
            .selectFrom('personListPeople')
            .select('personListPeople.id')
            .where('personListPeople.workspaceId', '=', ctx.workspaceId)
            .whereRef('personListPeople.listId', '=', 'personLists.id')
            .where('personListPeople.personId', '=', person),
        ),
      )
      .orderBy('nameKey')
      .limit(200)
      .execute()
    return { items }
  }),
]

/** A list that whoever asks may see. */
export async function findList(ctx: Context, id: string, { lock = false } = {}): Promise<StoredList> {
  const row = await visibleLists(ctx)
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

/** The list, locked against its removal, where people can be put on it by hand. */
export async function fixedList(ctx: Context, id: string): Promise<StoredList> {
  const list = await findList(ctx, id, { lock: true })
  if (list.filter !== null) fail(contract.addToList, 'is_live')
  return list
}

async function everybody(ctx: Context, people: string[]): Promise<string[]> {
  const known = await knownPeople(ctx, people)
  if (people.some((id) => !known.has(id))) failCommon('not_found')
  return [...known]
}

function refuseOthers(ctx: Context, list: StoredList): void {
  const { id, role } = asker(ctx)
  if (list.createdBy !== id && !mayDo(role, 'admin')) fail(contract.updateList, 'not_yours')
}

/** A live list stands on fixed ones alone, so that none ends up standing on itself; what others see they can follow. */
async function refuseUnfit(ctx: Context, filter: PersonFilter, shared: boolean): Promise<void> {
  // Refuses lists, fields and values that are not there.
  await personTest(ctx, filter)
  const ids = listsIn(filter)
  if (ids.length === 0) return
  const used = await visibleLists(ctx).selectAll().where('id', 'in', ids).execute()
  const live = used.find((list) => list.filter !== null)
  if (live) fail(contract.createList, 'stands_on_live', { name: live.name })
  const hidden = shared && used.find((list) => list.sharedAt === null)
  if (hidden) fail(contract.createList, 'stands_on_private', { name: hidden.name })
}
