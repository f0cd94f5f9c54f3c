import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/people'
import { type ExpressionBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findEntries } from '../../platform/search/find.ts'
import { completeRows } from './rows.ts'

/** Each order has an index that begins with the workspace; the id makes it whole. */
const orders = {
  name: { column: 'people.sortKey', direction: 'asc' },
  lastTouch: { column: 'people.lastTouchAt', direction: 'desc' },
  nextTouch: { column: 'people.nextTouchAt', direction: 'asc' },
  newest: { column: 'people.createdAt', direction: 'desc' },
} as const

const countedTo = 10_000
const foundAtMost = 200

/** A page of people. A search answers the best matches as one page. */
export async function listPeople(ctx: Context, input: Input<typeof contract.listPeople>): Promise<Output<typeof contract.listPeople>> {
  const { limit, after, q, sort } = input
  const found = q?.trim() ? (await findEntries(ctx, { text: q, kinds: ['person'], limit: foundAtMost })).map((each) => each.id) : undefined
  if (found?.length === 0) return { items: [], next: null, total: { count: 0, exact: true } }

  const { column, direction } = orders[sort]
  const [value, id] = after ? readCursor(after, 2) : []
  const rows = await filtered(ctx, input, found)
    .select(['people.id', 'people.roleTitle', 'people.nextTouchAt', `${column} as sortValue`])
    .$if(sort === 'nextTouch' || sort === 'lastTouch', (query) => query.where(column, 'is not', null))
    .$if(after !== undefined, (query) => query.where((row) => row(row.refTuple(column, 'people.id'), direction === 'asc' ? '>' : '<', row.tuple(value as string, String(id)))))
    .orderBy(column, direction)
    .orderBy('people.id', direction)
    .limit(limit + 1)
    .execute()
  const complete = new Map((await completeRows(ctx, rows.slice(0, limit))).map((row) => [row.id, row]))
  const page = pageOf(rows, limit, { item: (row) => complete.get(row.id)!, cursor: (row) => [row.sortValue, row.id] })
  return after ? page : { ...page, total: await total(ctx, input, found) }
}

function filtered(ctx: Context, input: Input<typeof contract.listPeople>, found: string[] | undefined) {
  const { contactType, organisation, touch, archived } = input
  return ctx.db
    .selectFrom('people')
    .where('people.workspaceId', '=', ctx.workspaceId)
    .where('people.archivedAt', archived ? 'is not' : 'is', null)
    .$if(found !== undefined, (query) => query.where('people.id', 'in', found!))
    .$if(organisation !== undefined, (query) => query.where('people.organisationId', '=', organisation!))
    .$if(touch === 'due', (query) => query.where('people.nextTouchAt', '<=', ctx.instant))
    .$if(touch === 'never', (query) => query.where('people.lastTouchAt', 'is', null))
    .$if(contactType !== undefined, (query) => query.where((row) => hasType(row, ctx, contactType!)))
}

function hasType(row: ExpressionBuilder<DB, 'people'>, ctx: Context, type: string) {
  const today = ctx.instant.slice(0, 10)
  return row.exists(
    row
      .selectFrom('contactTypes')
      .select('contactTypes.id')
      .where('contactTypes.workspaceId', '=', ctx.workspaceId)
      .whereRef('contactTypes.personId', '=', 'people.id')
      .where('contactTypes.type', '=', type)
      .where((each) => each.or([each('since', 'is', null), each('since', '<=', today)]))
      .where((each) => each.or([each('until', 'is', null), each('until', '>=', today)])),
  )
}

/** Exact up to a bound; beyond it the planner's estimate of the workspace would mislead, so it is said as "more than". */
async function total(ctx: Context, input: Input<typeof contract.listPeople>, found: string[] | undefined) {
  const { count } = await ctx.db
    .selectFrom(filtered(ctx, input, found).select(sql`1`.as('one')).limit(countedTo + 1).as('some'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { count: Math.min(count, countedTo), exact: count <= countedTo }
}
