import { fail, failCommon } from '@firsthand/contract/core/failure'
import { sql } from 'kysely'
import { type Context, asker } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { mayDo } from '../../platform/perform.ts'
import { fold } from '../../platform/search/fold.ts'
import { contains } from '../people/list-conditions.ts'
import type { ListKind } from './kind.ts'
import { isOnFixedList, putOnList, takeOffList } from './members.ts'
import { type StoredList, presentLists, viewList } from './present.ts'
import { type Listed, listTable, visibleLists } from './read.ts'
import { type ListFilters, insertList, listEvents } from './write.ts'

type Asked = { limit: number; after?: string | undefined; q?: string | undefined }
type Made<Of extends Listed> = {
  name: string
  note: string
  filter?: ListFilters[Of] | undefined
  shared: boolean
}
type Changes<Of extends Listed> = Partial<Made<Of>> & { list: string; version?: number | undefined }

/** What can be done with saved lists of one kind. */
export function savedLists<Of extends Listed>(kind: ListKind<Of>) {
  const { of, refusing } = kind
  const { kind: subject, ...events } = listEvents(of)

  return {
    async list(ctx: Context, { limit, after, q }: Asked) {
      const [key, id] = after ? readCursor(after, 2) : []
      const rows = await visibleLists(ctx, of)
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
      return { ...page, items: await presentLists(ctx, kind, page.items) }
    },

    async show(ctx: Context, { list }: { list: string }) {
      return viewList(ctx, kind, await findList(ctx, of, list))
    },

    async create(ctx: Context, made: Made<Of>, holds: string[] | undefined) {
      const { filter, shared } = made
      if (filter && holds) fail(refusing, 'is_live')
      if (filter) await refuseUnfit(ctx, kind, { filter, shared })
      const id = await insertList(ctx, of, {
        ...made,
        holds: holds && (await refuseUnknown(ctx, of, holds)),
        madeBy: asker(ctx).id,
      })
      return viewList(ctx, kind, await findList(ctx, of, id))
    },

    update: (ctx: Context, changes: Changes<Of>) => changeList(ctx, kind, changes),

    async remove(ctx: Context, { list: id }: { list: string }) {
      const list = await findList(ctx, of, id, { lock: true })
      refuseOthers(ctx, kind, list)
      await ctx.db
        .deleteFrom(listTable(of))
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute()
      ctx.record(events.removed, { kind: subject, id }, { before: { name: list.name, filter: list.filter } })
      return {}
    },

    async put(ctx: Context, list: string, things: string[]) {
      await refuseLive(ctx, kind, list)
      const added = await putOnList(ctx, of, list, await refuseUnknown(ctx, of, things))
      if (added.length > 0) ctx.record(events.put, { kind: subject, id: list }, { after: { [of]: added } })
      return { added: added.length }
    },

    async takeOff(ctx: Context, list: string, things: string[]) {
      await refuseLive(ctx, kind, list)
      const removed = await takeOffList(ctx, of, list, things)
      if (removed.length > 0)
        ctx.record(events.takenOff, { kind: subject, id: list }, { before: { [of]: removed } })
      return { removed: removed.length }
    },

    /** The fixed lists that somebody or something is on. */
    async having(ctx: Context, thing: string) {
      await refuseUnknown(ctx, of, [thing])
      const items = await visibleLists(ctx, of)
        .select(['id', 'name'])
        .where(isOnFixedList(ctx, of, { id: sql`${thing}`, list: sql.ref(`${listTable(of)}.id`) }))
        .orderBy('nameKey')
        .limit(200)
        .execute()
      return { items }
    },
  }
}

async function changeList<Of extends Listed>(
  ctx: Context,
  kind: ListKind<Of>,
  { list: id, version, name, note, filter, shared }: Changes<Of>,
) {
  const { of, refusing } = kind
  const { kind: subject, updated } = listEvents(of)
  const before = await findList(ctx, of, id, { lock: true })
  const wasShared = before.sharedAt !== null
  if (version !== undefined && version !== before.version) failCommon('conflict')
  if (shared !== undefined && shared !== wasShared) refuseOthers(ctx, kind, before)
  if (filter && before.filter === null) fail(refusing, 'is_fixed')
  const kept = filter ?? (before.filter === null ? undefined : kind.filter.parse(before.filter))
  if (kept && (filter || shared)) await refuseUnfit(ctx, kind, { filter: kept, shared: shared ?? wasShared })
  await ctx.db
    .updateTable(listTable(of))
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
  const was = { name: before.name, note: before.note, filter: before.filter, shared: wasShared }
  ctx.record(updated, { kind: subject, id }, { before: was, after: { name, note, filter, shared } })
  return viewList(ctx, kind, await findList(ctx, of, id))
}

/** A list that whoever asks may see. */
async function findList(ctx: Context, of: Listed, id: string, { lock = false } = {}): Promise<StoredList> {
  const row = await visibleLists(ctx, of)
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

/** Locks the list against its removal; by hand, things are put on fixed lists alone. */
async function refuseLive<Of extends Listed>(ctx: Context, { of, refusing }: ListKind<Of>, id: string) {
  const list = await findList(ctx, of, id, { lock: true })
  if (list.filter !== null) fail(refusing, 'is_live')
}

async function refuseUnknown(ctx: Context, of: Listed, ids: string[]): Promise<string[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const rows = await ctx.db
    .selectFrom(of)
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .execute()
  if (rows.length < wanted.length) failCommon('not_found')
  return wanted
}

function refuseOthers<Of extends Listed>(ctx: Context, { refusing }: ListKind<Of>, list: StoredList): void {
  const { id, role } = asker(ctx)
  if (list.createdBy !== id && !mayDo(role, 'admin')) fail(refusing, 'not_yours')
}

/** A live list stands on fixed ones alone, so that none ends up standing on itself; what others see they can follow. */
async function refuseUnfit<Of extends Listed>(
  ctx: Context,
  { of, refusing, test, listsIn }: ListKind<Of>,
  { filter, shared }: { filter: ListFilters[Of]; shared: boolean },
): Promise<void> {
  // Refuses lists, fields and values that are not there.
  await test(ctx, filter)
  const ids = listsIn(filter)
  if (ids.length === 0) return
  const used = await visibleLists(ctx, of).selectAll().where('id', 'in', ids).execute()
  const live = used.find((list) => list.filter !== null)
  if (live) fail(refusing, 'stands_on_live', { name: live.name })
  const hidden = shared && used.find((list) => list.sharedAt === null)
  if (hidden) fail(refusing, 'stands_on_private', { name: hidden.name })
}
