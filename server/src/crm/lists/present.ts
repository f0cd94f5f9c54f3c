import { Failure } from '@firsthand/contract/core/failure'
import { listLimits } from '@firsthand/contract/crm/saved-lists'
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { OrganisationLists, PersonLists } from '../../platform/db/tables.ts'
import type { Count, ListKind } from './kind.ts'
import { isOnFixedList } from './members.ts'
import type { Listed } from './read.ts'

export type StoredList = Selectable<PersonLists | OrganisationLists>

/** Lists as a menu of lists shows them. */
export async function presentLists<Of extends Listed>(ctx: Context, kind: ListKind<Of>, lists: StoredList[]) {
  const nameOf = await makers(ctx, lists)
  const rows = []
  for (const list of lists)
    rows.push({
      id: list.id,
      name: list.name,
      note: list.note,
      kind: list.filter === null ? ('fixed' as const) : ('live' as const),
      isShared: list.sharedAt !== null,
      isYours: list.createdBy !== null && list.createdBy === ctx.member?.id,
      madeBy: nameOf.get(list.createdBy ?? '') ?? null,
      ...kind.counted(await countOf(ctx, kind, list)),
      updatedAt: list.updatedAt,
    })
  return rows
}

export async function viewList<Of extends Listed>(ctx: Context, kind: ListKind<Of>, list: StoredList) {
  const [row] = await presentLists(ctx, kind, [list])
  return {
    ...row!,
    filter: list.filter === null ? null : kind.filter.parse(list.filter),
    createdAt: list.createdAt,
    version: list.version,
  }
}

async function makers(ctx: Context, lists: StoredList[]): Promise<Map<string, string>> {
  const ids = [...new Set(lists.flatMap((list) => list.createdBy ?? []))]
  if (ids.length === 0) return new Map()
  const members = await ctx.db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Map(members.map(({ id, name }) => [id, name]))
}

/** Up to a bound. A filter that stands on something gone counts none; opening the list says why. */
async function countOf<Of extends Listed>(
  ctx: Context,
  kind: ListKind<Of>,
  list: StoredList,
): Promise<Count> {
  const { of } = kind
  if (list.filter === null)
    return count(ctx, of, isOnFixedList(ctx, of, { id: sql.ref(`${of}.id`), list: sql`${list.id}` }))
  try {
    return await count(ctx, of, await kind.test(ctx, kind.filter.parse(list.filter)))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { count: 0, exact: true }
  }
}

async function count(ctx: Context, of: Listed, test: RawBuilder<SqlBool>): Promise<Count> {
  const upTo = listLimits.countedTo
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (SELECT FROM ${sql.table(of)}
      WHERE workspace_id = ${ctx.workspaceId} AND archived_at IS NULL AND ${test}
      LIMIT ${sql.lit(upTo + 1)}) found`.execute(ctx.db)
  const found = rows[0]!.count
  return { count: Math.min(found, upTo), exact: found <= upTo }
}
