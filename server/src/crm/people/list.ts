import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/people'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { keptPlan } from '../../platform/db/fewer-trips.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findEntries } from '../../platform/search/find.ts'
import { fold } from '../../platform/search/fold.ts'
import { valuesOf } from '../fields/values.ts'
import { type Line, lineColumns, lineOf, plainColumns } from './line.ts'
import { type Test, isAmong, testOf } from './list-conditions.ts'
import { oneTest, personTest } from './list-filter.ts'
import { type Order, orderOf } from './list-order.ts'

const countedTo = 10_000
const foundAtMost = 200

type Asked = Input<typeof contract.listPeople>
type Row = Line & Record<`sort${number}`, string | number | null>

/** A page of people. A search answers the best matches as one page; people without the value of the order come last. */
export async function listPeople(ctx: Context, input: Asked): Promise<Output<typeof contract.listPeople>> {
  const { limit, after, q } = input
  const found = q?.trim()
    ? (await findEntries(ctx, { text: q, kinds: ['person'], limit: foundAtMost })).map((each) => each.id)
    : undefined
  if (found?.length === 0) return { items: [], next: null, total: { count: 0, exact: true } }

  const tests = await testsOf(ctx, input, found)
  const order = await orderOf(ctx, input)
  // Without a filter the statement has few shapes, and planning it takes as long as running it.
  const isPlain = tests.length === (found ? 2 : 1)
  // Whoever fits a filter is found once, for the count and for the page, where they are few enough to be named.
  const few = isPlain || after !== undefined ? undefined : await countAndName(ctx, tests)
  const wanted = few?.ids ? [sql<SqlBool>`people.id = ANY(${few.ids}::uuid[])`] : tests
  const [rows, total] = await Promise.all([
    someRows(ctx, input, { tests: wanted, order, isPlain: isPlain || wanted !== tests }),
    after !== undefined
      ? undefined
      : (few?.total ?? countPeople(ctx, tests, { sort: found ? undefined : input.sort, isPlain })),
  ])
  const fields = await valuesOf(
    ctx,
    'person',
    rows.filter((row) => row.hasFields).map((row) => row.id),
  )
  const page = pageOf(rows, limit, {
    item: (row) => lineOf(row, fields.get(row.id) ?? {}),
    cursor: (row) => [...order.keys.map((_, index) => row[`sort${index}`] ?? null), row.id],
  })
  return total ? { ...page, total } : page
}

/** What must hold for whoever is on the list. */
async function testsOf(ctx: Context, input: Asked, found: string[] | undefined): Promise<Test[]> {
  const { contactType, organisation, touch, filter, also, archived } = input
  const tests = [isAmong({ archived })]
  if (found) tests.push(sql<SqlBool>`people.id = ANY(${found}::uuid[])`)
  if (organisation !== undefined) tests.push(sql<SqlBool>`people.organisation_id = ${organisation}`)
  if (touch === 'due') tests.push(testOf(ctx, { what: 'nextTouch', how: 'due' }))
  if (touch === 'never') tests.push(testOf(ctx, { what: 'lastTouch', how: 'never' }))
  if (contactType !== undefined)
    tests.push(testOf(ctx, { what: 'contactType', when: 'now', value: [contactType] }))
  if (filter && filter.conditions.length > 0) tests.push(await personTest(ctx, filter))
  if (also) tests.push(await oneTest(ctx, also))
  return tests
}

type Counting = { sort?: Asked['sort'] | undefined; upTo?: number; isPlain?: boolean }

/** Exact up to a bound; beyond it "more than", because an estimate of the whole table would mislead. */
export async function countPeople(
  ctx: Context,
  tests: Test[],
  { sort, upTo = countedTo, isPlain = false }: Counting = {},
) {
  const { rows } = await sql<{ count: number }>`
    ${isPlain ? keptPlan : sql``}
    SELECT count(*) AS count FROM (${someOf(ctx, sql`1`, { tests, sort, upTo })}) counted`.execute(ctx.db)
  return totalOf(rows[0]!.count, upTo)
}

/** So few can be looked up by their ids sooner than found again. */
const namedAtMost = 2_500

/** Counts, and names those who were found where they are few. */
async function countAndName(ctx: Context, tests: Test[]) {
  // As the text of an array, which goes back as it came.
  const { rows } = await sql<{ count: number; ids: string | null }>`
    SELECT count(*) AS count, CASE WHEN count(*) <= ${namedAtMost} THEN coalesce(array_agg(id), '{}')::text END AS ids
    FROM (${someOf(ctx, sql`people.id`, { tests, upTo: countedTo })}) counted`.execute(ctx.db)
  return { total: totalOf(rows[0]!.count, countedTo), ids: rows[0]!.ids ?? undefined }
}

/** One more than are counted, along the list's own index; with a filter the planner finds its own way. */
function someOf(
  ctx: Context,
  what: RawBuilder<unknown>,
  { tests, sort, upTo }: { tests: Test[]; sort?: Asked['sort'] | undefined; upTo: number },
) {
  const alongIndex =
    sort === 'name'
      ? sql`ORDER BY people.sort_key`
      : sort === 'newest'
        ? sql`ORDER BY people.created_at`
        : sql``
  return sql`SELECT ${what} FROM people
    WHERE people.workspace_id = ${ctx.workspaceId} AND ${all(tests)} ${alongIndex} LIMIT ${sql.lit(upTo + 1)}`
}

function totalOf(count: number, upTo: number) {
  return { count: Math.min(count, upTo), exact: count <= upTo }
}

type Wanted = { tests: Test[]; order: Order; isPlain: boolean }

/** One row more than a page, to know whether there is a next one. */
async function someRows(ctx: Context, input: Asked, wanted: Wanted): Promise<Row[]> {
  const { limit, after, from, sort } = input
  const { keys, isEmpty } = wanted.order
  const cursor = after ? readCursor(after, keys.length + 1) : undefined
  const isAmongEmpty = cursor !== undefined && cursor[0] === null
  const begin = cursor ?? (from && sort === 'name' ? [fold(from), nobody] : undefined)
  const filled = isAmongEmpty ? [] : await ordered(ctx, wanted, { begin, limit: limit + 1 })
  if (!isEmpty || filled.length > limit || wantsValue(input)) return filled
  const lastId = isAmongEmpty ? String(cursor.at(-1)) : undefined
  return [...filled, ...(await withoutValue(ctx, wanted, { lastId, limit: limit + 1 - filled.length }))]
}

/** Whether what is asked for leaves nobody without the value of the order, so that they need not be looked for. */
function wantsValue({ sort, touch, organisation, filter, also }: Asked): boolean {
  if (sort === 'nextTouch' && touch === 'due') return true
  if (sort === 'organisation' && organisation !== undefined) return true
  const all = filter?.match === 'any' ? [] : (filter?.conditions ?? [])
  return [...all, ...(also ? [also] : [])].some((each) => {
    if ('conditions' in each || each.not) return false
    if (each.what === 'lastTouch' || each.what === 'nextTouch')
      return each.what === sort && each.how !== 'never'
    return sort === 'organisation' && (each.what === 'organisation' || each.what === 'organisationName')
  })
}

/** Before every id there is. */
const nobody = '00000000-0000-0000-0000-000000000000'

async function ordered(
  ctx: Context,
  { tests, order, isPlain }: Wanted,
  { begin, limit }: { begin: (string | number | null)[] | undefined; limit: number },
): Promise<Row[]> {
  const { keys, direction, join, isEmpty } = order
  const way = sql.raw(direction === 'asc' ? 'ASC' : 'DESC')
  const sign = sql.raw(direction === 'asc' ? '>' : '<')
  const columns = [...keys.map((key) => key.column), sql`people.id`]
  const values = begin?.map((value, index) => typed(String(value), keys[index]?.type))
  // The first column by itself too: a comparison over two tables starts no index.
  const bounds =
    values === undefined
      ? sql``
      : sql`AND (${sql.join(columns)}) ${sign} (${sql.join(values)})
        ${keys.length > 1 ? sql`AND ${columns[0]!} ${sign}= ${values[0]!}` : sql``}`
  const hasValue = isEmpty && !join ? sql`AND NOT (${isEmpty})` : sql``
  const { rows } = await sql<Row>`${isPlain ? keptPlan : sql``}
    SELECT ${sql.join(lineColumns(ctx))}, ${sql.join(keys.map((_, index) => sql.ref(`people.sort${index}`)))} FROM (
      SELECT ${plainColumns}, ${sql.join(sortValues(order))} FROM people ${join ?? sql``}
      WHERE people.workspace_id = ${ctx.workspaceId} AND ${all(tests)} ${hasValue} ${bounds}
      ORDER BY ${sql.join(columns.map((column) => sql`${column} ${way}`))} LIMIT ${sql.lit(limit)}
    ) people`.execute(ctx.db)
  return rows
}

async function withoutValue(
  ctx: Context,
  { tests, order }: Wanted,
  { lastId, limit }: { lastId: string | undefined; limit: number },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT ${sql.join(lineColumns(ctx))}, ${sql.join(order.keys.map((_, index) => sql`NULL AS ${sql.ref(`sort${index}`)}`))} FROM (
      SELECT ${plainColumns} FROM people
      WHERE people.workspace_id = ${ctx.workspaceId} AND ${all(tests)} AND ${order.isEmpty!}
        ${lastId === undefined ? sql`` : sql`AND people.id < ${typed(lastId, undefined)}`}
      ORDER BY people.id DESC LIMIT ${limit}
    ) people`.execute(ctx.db)
  return rows
}

/** As text where JSON would change it: a number of twenty digits stays itself. */
function sortValues({ keys }: Order) {
  return keys.map(({ column, type }, index) =>
    type === 'numeric' || type === 'date' || type === 'bigint'
      ? sql`${column}::text AS ${sql.ref(`sort${index}`)}`
      : sql`${column} AS ${sql.ref(`sort${index}`)}`,
  )
}

function typed(value: string, type: Order['keys'][number]['type'] | undefined) {
  if (type === 'text') return sql`${value} COLLATE "C"`
  return sql`${value}::${sql.raw(type ?? 'uuid')}`
}

function all(tests: Test[]): Test {
  return sql<SqlBool>`${sql.join(tests, sql` AND `)}`
}
