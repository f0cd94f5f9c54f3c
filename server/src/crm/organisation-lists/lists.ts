import { fail, failCommon } from '@firsthand/contract/core/failure'
import { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'
import * as contract from '@firsthand/contract/crm/organisation-lists'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { mayDo } from '../../platform/perform.ts'
import { fold } from '../../platform/search/fold.ts'
import { listsIn, organisationTest } from '../organisations/list-filter.ts'
import { contains } from '../people/list-conditions.ts'
import { putOnList, takeOffList } from './members.ts'
import { type StoredList, presentLists, viewList } from './present.ts'
import { visibleLists } from './read.ts'
import { insertOrganisationList } from './write.ts'

export const organisationListHandlers = [
  handle(contract.listOrganisationLists, async (ctx, { limit, after, q }) => {
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
    return { ...page, items: await presentLists(ctx, page.items) }
  }),

  handle(contract.showOrganisationList, async (ctx, { list }) => viewList(ctx, await findList(ctx, list))),

  handle(contract.createOrganisationList, async (ctx, { name, note, filter, organisations, shared }) => {
    if (filter && organisations) fail(contract.createOrganisationList, 'is_live')
    if (filter) await refuseUnfit(ctx, filter, shared)
    const id = await insertOrganisationList(ctx, {
      name,
      note,
      filter,
      organisations: organisations && (await refuseUnknown(ctx, organisations)),
      shared,
      madeBy: asker(ctx).id,
    })
    return viewList(ctx, await findList(ctx, id))
  }),

  handle(contract.updateOrganisationList, async (ctx, { list: id, version, name, note, filter, shared }) => {
    const before = await findList(ctx, id, { lock: true })
    if (version !== undefined && version !== before.version) failCommon('conflict')
    const willShare = shared ?? before.sharedAt !== null
    if (shared !== undefined && shared !== (before.sharedAt !== null)) refuseOthers(ctx, before)
    if (filter && before.filter === null) fail(contract.updateOrganisationList, 'is_fixed')
    const kept = filter ?? (before.filter === null ? undefined : OrganisationFilter.parse(before.filter))
    if (kept && (filter || shared)) await refuseUnfit(ctx, kept, willShare)
    await ctx.db
      .updateTable('organisationLists')
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
    const was = {
      name: before.name,
      note: before.note,
      filter: before.filter,
      shared: before.sharedAt !== null,
    }
    ctx.record(
      'organisation_list.updated',
      { kind: 'organisation_list', id },
      { before: was, after: { name, note, filter, shared } },
    )
    return viewList(ctx, await findList(ctx, id))
  }),

  handle(contract.removeOrganisationList, async (ctx, { list: id }) => {
    const list = await findList(ctx, id, { lock: true })
    refuseOthers(ctx, list)
    await ctx.db
      .deleteFrom('organisationLists')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    const before = { name: list.name, filter: list.filter }
    ctx.record('organisation_list.removed', { kind: 'organisation_list', id }, { before })
    return {}
  }),

  handle(contract.addToOrganisationList, async (ctx, { list, organisations }) => {
    await fixedList(ctx, list)
    const added = await putOnList(ctx, list, await refuseUnknown(ctx, organisations))
    if (added.length > 0)
      ctx.record(
        'organisation_list.organisations_added',
        { kind: 'organisation_list', id: list },
        { after: { organisations: added } },
      )
    return { added: added.length }
  }),

  handle(contract.removeFromOrganisationList, async (ctx, { list, organisations }) => {
    await fixedList(ctx, list)
    const removed = await takeOffList(ctx, list, organisations)
    if (removed.length > 0)
      ctx.record(
        'organisation_list.organisations_removed',
        { kind: 'organisation_list', id: list },
        { before: { organisations: removed } },
      )
    return { removed: removed.length }
  }),

  handle(contract.listsOfOrganisation, async (ctx, { organisation }) => {
    await refuseUnknown(ctx, [organisation])
    const items = await visibleLists(ctx)
      .select(['id', 'name'])
      .where((row) =>
        row.exists(
          row
            .selectFrom('organisationListOrganisations as on')
            .select('on.id')
            .where('on.workspaceId', '=', ctx.workspaceId)
            .whereRef('on.listId', '=', 'organisationLists.id')
            .where('on.organisationId', '=', organisation),
        ),
      )
      .orderBy('nameKey')
      .limit(200)
      .execute()
    return { items }
  }),
]

/** A list that whoever asks may see. */
async function findList(ctx: Context, id: string, { lock = false } = {}): Promise<StoredList> {
  const row = await visibleLists(ctx)
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

/** The list, locked against its removal, where organisations can be put on it by hand. */
async function fixedList(ctx: Context, id: string): Promise<void> {
  const list = await findList(ctx, id, { lock: true })
  if (list.filter !== null) fail(contract.addToOrganisationList, 'is_live')
}

async function refuseUnknown(ctx: Context, organisations: string[]): Promise<string[]> {
  const wanted = [...new Set(organisations)]
  const rows = await ctx.db
    .selectFrom('organisations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .execute()
  if (rows.length < wanted.length) failCommon('not_found')
  return wanted
}

function refuseOthers(ctx: Context, list: StoredList): void {
  const { id, role } = asker(ctx)
  if (list.createdBy !== id && !mayDo(role, 'admin')) fail(contract.updateOrganisationList, 'not_yours')
}

/** A live list stands on fixed ones alone, so that none ends up standing on itself; what others see they can follow. */
async function refuseUnfit(ctx: Context, filter: OrganisationFilter, shared: boolean): Promise<void> {
  // Refuses lists, fields and values that are not there.
  if (filter.conditions.length > 0) await organisationTest(ctx, filter)
  const ids = listsIn(filter)
  if (ids.length === 0) return
  const used = await visibleLists(ctx).selectAll().where('id', 'in', ids).execute()
  const live = used.find((list) => list.filter !== null)
  if (live) fail(contract.createOrganisationList, 'stands_on_live', { name: live.name })
  const hidden = shared && used.find((list) => list.sharedAt === null)
  if (hidden) fail(contract.createOrganisationList, 'stands_on_private', { name: hidden.name })
}
