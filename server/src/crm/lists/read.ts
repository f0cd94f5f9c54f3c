import type { Context } from '../../platform/context.ts'

/** What a saved list may hold. */
export type Listed = 'people' | 'organisations'

/** Where lists stand. Both tables have the same columns. */
export function listTable(of: Listed) {
  return of === 'people' ? 'personLists' : 'organisationLists'
}

/** What a filter needs to know of a list: its own filter, or null when it is a fixed set. */
export type KnownList = { id: string; filter: unknown }

/** Those of these lists that whoever asks may see. A machine part that acts for nobody sees all. */
export async function readLists(ctx: Context, of: Listed, ids: string[]): Promise<Map<string, KnownList>> {
  if (ids.length === 0) return new Map()
  const rows = await visibleLists(ctx, of)
    .select(['id', 'filter'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The lists that whoever asks may see: shared ones, and their own. */
export function visibleLists(ctx: Context, of: Listed) {
  const { member } = ctx
  return ctx.db
    .selectFrom(listTable(of))
    .where('workspaceId', '=', ctx.workspaceId)
    .$if(member !== null, (query) =>
      query.where((row) => row.or([row('sharedAt', 'is not', null), row('createdBy', '=', member!.id)])),
    )
}
