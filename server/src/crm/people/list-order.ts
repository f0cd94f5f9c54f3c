import { failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import type { listPeople } from '@firsthand/contract/crm/people'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { fieldSortColumn } from '../fields/filter.ts'
import { readField } from '../fields/definitions.ts'

type Asked = Pick<Input<typeof listPeople>, 'sort' | 'direction' | 'sortField'>

/**
 * An order of people: by a value, then by what tells equals apart. Each walks an index that begins with the workspace.
 * People without the value come after those with one, whichever way.
 */
export type Order = {
  /** What a cursor holds beside the id, in this order; its types. */
  keys: {
    column: RawBuilder<unknown>
    type: 'text' | 'timestamptz' | 'int' | 'numeric' | 'date' | 'bigint'
  }[]
  direction: 'asc' | 'desc'
  /** What `people` is joined with to have the value. */
  join: RawBuilder<unknown> | undefined
  /** Holds for those without the value; undefined where everybody has one. */
  isEmpty: RawBuilder<unknown> | undefined
}

const plain = {
  name: { column: 'sort_key', type: 'text', direction: 'asc', isFull: true },
  newest: { column: 'created_at', type: 'timestamptz', direction: 'desc', isFull: true },
  lastTouch: { column: 'last_touch_at', type: 'timestamptz', direction: 'desc', isFull: false },
  nextTouch: { column: 'next_touch_at', type: 'timestamptz', direction: 'asc', isFull: false },
  cadence: { column: 'cadence_days', type: 'int', direction: 'asc', isFull: false },
} as const

export async function orderOf(ctx: Context, asked: Asked): Promise<Order> {
  const { sort, sortField, direction } = asked
  const given = direction && (direction === 'ascending' ? 'asc' : 'desc')
  if (sortField !== undefined) return fieldOrder(ctx, sortField, given ?? 'asc')
  if (sort === 'organisation') {
    return {
      keys: [
        { column: sql`firm.name_key`, type: 'text' },
        { column: sql`people.sort_key`, type: 'text' },
      ],
      direction: given ?? 'asc',
      join: sql`JOIN organisations firm ON firm.workspace_id = ${ctx.workspaceId} AND firm.id = people.organisation_id`,
      isEmpty: sql`people.organisation_id IS NULL`,
    }
  }
  const { column, type, direction: own, isFull } = plain[sort]
  return {
    keys: [{ column: sql.ref(`people.${column}`), type }],
    direction: given ?? own,
    join: undefined,
    isEmpty: isFull ? undefined : sql`${sql.ref(`people.${column}`)} IS NULL`,
  }
}

const typeOfColumn = {
  textKey: 'text',
  numberValue: 'numeric',
  dateValue: 'date',
  amountMinor: 'bigint',
} as const
const nameOfColumn = {
  textKey: 'text_key',
  numberValue: 'number_value',
  dateValue: 'date_value',
  amountMinor: 'amount_minor',
} as const

async function fieldOrder(ctx: Context, id: string, direction: 'asc' | 'desc'): Promise<Order> {
  const field = await readField(ctx, id)
  if (!field || field.of !== 'person')
    return refuse('This field is not there any more. Choose another order.')
  const sorted = fieldSortColumn[field.type]
  if (sorted === null) return refuse(`${field.label} has no order. Choose another column.`)
  const column = sql.ref(`sorted.${nameOfColumn[sorted]}`)
  const { workspaceId } = ctx
  return {
    keys: [{ column, type: typeOfColumn[sorted] }],
    direction,
    join: sql`JOIN field_values sorted ON sorted.workspace_id = ${workspaceId} AND sorted.field_id = ${id}
      AND sorted.person_id = people.id AND ${column} IS NOT NULL`,
    isEmpty: sql`NOT EXISTS (SELECT FROM field_values sorted WHERE sorted.workspace_id = ${workspaceId}
      AND sorted.field_id = ${id} AND sorted.person_id = people.id)`,
  }
}

function refuse(message: string): never {
  return failCommon('input_invalid', { problems: [{ path: 'sortField', message }] })
}
