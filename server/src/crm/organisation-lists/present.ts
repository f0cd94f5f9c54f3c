import { listLimits } from '@firsthand/contract/crm/lists'
import { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'
import type { OrganisationListRow, OrganisationListView } from '@firsthand/contract/crm/organisation-lists'
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { OrganisationLists } from '../../platform/db/tables.ts'
import { onFixedLists, organisationTest } from '../organisations/list-filter.ts'

export type StoredList = Selectable<OrganisationLists>

/** Lists as a menu of lists shows them. */
export async function presentLists(ctx: Context, lists: StoredList[]): Promise<OrganisationListRow[]> {
  const makers = [...new Set(lists.flatMap((list) => list.createdBy ?? []))]
  const members =
    makers.length === 0
      ? []
      : await ctx.db
          .selectFrom('members')
          .select(['id', 'name'])
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', 'in', makers)
          .execute()
  const nameOf = new Map(members.map(({ id, name }) => [id, name]))
  const rows: OrganisationListRow[] = []
  for (const list of lists)
    rows.push({
      id: list.id,
      name: list.name,
      note: list.note,
      kind: list.filter === null ? 'fixed' : 'live',
      isShared: list.sharedAt !== null,
      isYours: list.createdBy !== null && list.createdBy === ctx.member?.id,
      madeBy: nameOf.get(list.createdBy ?? '') ?? null,
      organisations: await countOf(ctx, list),
      updatedAt: list.updatedAt,
    })
  return rows
}

export async function viewList(ctx: Context, list: StoredList): Promise<OrganisationListView> {
  const [row] = await presentLists(ctx, [list])
  return {
    ...row!,
    filter: list.filter === null ? null : OrganisationFilter.parse(list.filter),
    createdAt: list.createdAt,
    version: list.version,
  }
}

/** Up to a bound. A filter that stands on something gone counts none; opening the list says why. */
async function countOf(ctx: Context, list: StoredList): Promise<{ count: number; exact: boolean }> {
  if (list.filter === null) return count(ctx, onFixedLists(ctx, [list.id]))
  const filter = OrganisationFilter.parse(list.filter)
  try {
    return await count(
      ctx,
      filter.conditions.length === 0 ? sql<SqlBool>`true` : await organisationTest(ctx, filter),
    )
  } catch (error) {
    if ((error as { status?: number }).status === undefined) throw error
    return { count: 0, exact: true }
  }
}

async function count(ctx: Context, test: ReturnType<typeof onFixedLists>) {
  const upTo = listLimits.countedTo
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (SELECT FROM organisations
      WHERE organisations.workspace_id = ${ctx.workspaceId} AND organisations.archived_at IS NULL AND ${test}
      LIMIT ${sql.lit(upTo + 1)}) found`.execute(ctx.db)
  const found = rows[0]!.count
  return { count: Math.min(found, upTo), exact: found <= upTo }
}
