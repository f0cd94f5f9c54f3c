import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/people'
import { type ExpressionBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findEntries } from '../../platform/search/find.ts'
import { lineOf, lineColumns } from './line.ts'

/** Each order has an index that begins with the workspace; the id makes it whole. */
const orders = {
  name: { column: 'people.sortKey', direction: 'asc' },
  lastTouch: { column: 'people.lastTouchAt', direction: 'desc' },
  nextTouch: { column: 'people.nextTouchAt', direction: 'asc' },
  newest: { column: 'people.createdAt', direction: 'desc' },
} as const

const countedTo = 10_000
const foundAtMost = 200

type Asked = Input<typeof contract.listPeople>

/** A page of people. A search answers the best matches as one page; people without a touch come after those with one. */
export async function listPeople(ctx: Context, input: Asked): Promise<Output<typeof contract.listPeople>> {
  const { limit, after, q, sort } = input
  const found = q?.trim()
    ? (await findEntries(ctx, { text: q, kinds: ['person'], limit: foundAtMost })).map((each) => each.id)
    : undefined
  if (found?.length === 0) return { items: [], next: null, total: { count: 0, exact: true } }

  const rows = await someRows(ctx, input, found)
  const page = pageOf(rows, limit, { item: lineOf, cursor: (row) => [row.sortValue, row.id] })
  return after ? page : { ...page, total: await total(ctx, input, found, sort) }
}

/** One row more than a page, to know whether there is a next one. A row is read once, whole: a second look costs 50 places on the disk. */
async function someRows(ctx: Context, input: Asked, found: string[] | undefined) {
  const { limit, after, sort } = input
  const [value, id] = after ? readCursor(after, 2) : []
  const isAmongEmpty = after !== undefined && value === null
  const filled = isAmongEmpty
    ? []
    : await ordered(ctx, input, found, after ? { value: String(value), id: String(id) } : undefined)
  const mayBeEmpty = sort === 'lastTouch' || sort === 'nextTouch'
  if (!mayBeEmpty || filled.length > limit) return filled
  return [
    ...filled,
    ...(await withoutTouch(ctx, input, found, {
      after: isAmongEmpty ? String(id) : undefined,
      limit: limit + 1 - filled.length,
    })),
  ]
}

function ordered(
  ctx: Context,
  input: Asked,
  found: string[] | undefined,
  after: { value: string; id: string } | undefined,
) {
  const { column, direction } = orders[input.sort]
  return filtered(ctx, input, found)
    .select([...lineColumns(ctx), `${column} as sortValue`])
    .$if(column !== 'people.sortKey' && column !== 'people.createdAt', (query) =>
      query.where(column, 'is not', null),
    )
    .$if(after !== undefined, (query) =>
      query.where((row) =>
        row(
          row.refTuple(column, 'people.id'),
          direction === 'asc' ? '>' : '<',
          row.tuple(after!.value, after!.id),
        ),
      ),
    )
    .orderBy(column, direction)
    .orderBy('people.id', direction)
    .limit(input.limit + 1)
    .execute()
}

function withoutTouch(
  ctx: Context,
  input: Asked,
  found: string[] | undefined,
  { after, limit }: { after: string | undefined; limit: number },
) {
  const { column } = orders[input.sort]
  return filtered(ctx, input, found)
    .select([...lineColumns(ctx), `${column} as sortValue`])
    .where(column, 'is', null)
    .$if(after !== undefined, (query) => query.where('people.id', '<', after!))
    .orderBy('people.id', 'desc')
    .limit(limit)
    .execute()
}

function filtered(ctx: Context, input: Asked, found: string[] | undefined) {
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

/** Exact up to a bound; beyond it "more than", because an estimate of the whole table would mislead. Counted along the list's own index. */
async function total(ctx: Context, input: Asked, found: string[] | undefined, sort: Asked['sort']) {
  const some = filtered(ctx, input, found).select(sql`1`.as('one'))
  const alongIndex = sort === 'name' || sort === 'newest' ? some.orderBy(orders[sort].column) : some
  const { count } = await ctx.db
    .selectFrom(alongIndex.limit(countedTo + 1).as('some'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { count: Math.min(count, countedTo), exact: count <= countedTo }
}
