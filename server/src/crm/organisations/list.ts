import { failCommon } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/organisations'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { findEntries } from '../../platform/search/find.ts'
import { readField } from '../fields/definitions.ts'
import { fieldSortColumn } from '../fields/filter.ts'
import { valuesOf } from '../fields/values.ts'
import { organisationTest, peopleCount } from './list-filter.ts'
import { peopleCounts } from './read.ts'

type Asked = Input<typeof contract.listOrganisations>
type Row = {
  id: string
  name: string
  website: string | null
  createdAt: string
  sortValue: string | null
}

/** A page of organisations; those without the value of the order come last, whichever way. */
export async function listOrganisations(
  ctx: Context,
  input: Asked,
): Promise<Output<typeof contract.listOrganisations>> {
  const { limit, after, q, filter } = input
  const found = q?.trim()
    ? (await findEntries(ctx, { text: q, kinds: ['organisation'], limit: 200 })).map((each) => each.id)
    : undefined
  if (found?.length === 0) return { items: [], next: null }

  const tests = [sql<SqlBool>`organisations.archived_at IS NULL`]
  if (found) tests.push(sql<SqlBool>`organisations.id = ANY(${found}::uuid[])`)
  if (filter && filter.conditions.length > 0) tests.push(await organisationTest(ctx, filter))
  const order = await orderOf(ctx, input)
  if (after !== undefined) tests.push(beyond(order, readCursor(after, 2)))
  const { rows } = await sql<Row>`
    SELECT organisations.id, organisations.name, organisations.website, organisations.created_at,
      (${order.value})::text AS sort_value
    FROM organisations
    WHERE organisations.workspace_id = ${ctx.workspaceId} AND ${sql.join(tests, sql` AND `)}
    ORDER BY ${order.value} ${sql.raw(order.direction)} NULLS LAST, organisations.id
    LIMIT ${sql.lit(limit + 1)}`.execute(ctx.db)
  const ids = rows.map((row) => row.id)
  const counts = await peopleCounts(ctx, ids)
  const fields = await valuesOf(ctx, 'organisation', ids)
  return pageOf(rows, limit, {
    item: ({ sortValue: _, ...row }) => ({
      ...row,
      peopleCount: counts.get(row.id) ?? 0,
      fields: fields.get(row.id) ?? {},
    }),
    cursor: (row) => [row.sortValue, row.id],
  })
}

type Order = { value: RawBuilder<unknown>; type: string; direction: 'ASC' | 'DESC'; isName?: boolean }

async function orderOf(ctx: Context, { sort, sortField, direction }: Asked): Promise<Order> {
  const order = sortField === undefined ? plain(ctx, sort) : await fieldOrder(ctx, sortField)
  return direction ? { ...order, direction: direction === 'ascending' ? 'ASC' : 'DESC' } : order
}

function plain(ctx: Context, sort: Asked['sort']): Order {
  switch (sort) {
    case 'name':
      return { value: sql`organisations.name_key`, type: 'text COLLATE "C"', direction: 'ASC', isName: true }
    case 'website':
      return { value: sql`organisations.website COLLATE "C"`, type: 'text COLLATE "C"', direction: 'ASC' }
    case 'people':
      return { value: peopleCount(ctx), type: 'bigint', direction: 'DESC' }
    case 'newest':
      return { value: sql`organisations.created_at`, type: 'timestamptz', direction: 'DESC' }
  }
}

const columns = {
  textKey: { name: 'text_key', type: 'text COLLATE "C"' },
  numberValue: { name: 'number_value', type: 'numeric' },
  dateValue: { name: 'date_value', type: 'date' },
  amountMinor: { name: 'amount_minor', type: 'bigint' },
} as const

async function fieldOrder(ctx: Context, id: string): Promise<Order> {
  const field = await readField(ctx, id)
  if (!field || field.of !== 'organisation')
    return refuse('This field is not there any more. Choose another order.')
  const sorted = fieldSortColumn[field.type]
  if (sorted === null) return refuse(`${field.label} has no order. Choose another column.`)
  const { name, type } = columns[sorted]
  const value = sql`(SELECT ${sql.ref(`v.${name}`)} FROM field_values v WHERE v.workspace_id = ${ctx.workspaceId}
    AND v.field_id = ${id} AND v.organisation_id = organisations.id)`
  return { value, type, direction: 'ASC' }
}

/** What comes after the last row of the page before. */
function beyond({ value, type, direction, isName }: Order, [last, id]: (string | number | null)[]) {
  const isLater = sql<SqlBool>`organisations.id > ${id}::uuid`
  const said = sql`${String(last)}::${sql.raw(type)}`
  const sign = sql.raw(direction === 'ASC' ? '>' : '<')
  // Every name stands once, and its index goes on from there.
  if (isName && typeof last === 'string') return sql<SqlBool>`${value} ${sign} ${said}`
  if (last === null) return sql<SqlBool>`(${value} IS NULL AND ${isLater})`
  return sql<SqlBool>`(${value} ${sign} ${said} OR ${value} IS NULL OR (${value} = ${said} AND ${isLater}))`
}

function refuse(message: string): never {
  return failCommon('input_invalid', { problems: [{ path: 'sortField', message }] })
}
