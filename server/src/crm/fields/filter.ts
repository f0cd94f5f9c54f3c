import { failCommon } from '@firsthand/contract/core/failure'
import {
  type FieldFilter,
  type FieldOperator,
  type FieldSubject,
  type FieldType,
  type FieldView,
  operatorsOf,
} from '@firsthand/contract/crm/fields'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { readFields } from './definitions.ts'
import { type FieldCell, parseFieldValue, textKeyOf } from './parse-value.ts'

/** A condition for a query whose people are `people` (or whose organisations are `organisations`). */
export type FieldCondition = RawBuilder<SqlBool>

/**
 * The column of `field_values` that lists are sorted by; null for a type without an order. Each has an index
 * (workspace_id, field_id, column, person_id). Of choices it is their place among the choices.
 */
export const fieldSortColumn: Record<
  FieldType,
  'textKey' | 'numberValue' | 'dateValue' | 'amountMinor' | null
> = {
  text: 'textKey',
  number: 'numberValue',
  date: 'dateValue',
  choice: 'numberValue',
  money: 'amountMinor',
  person: null,
}

/** Reads filters against the workspace's fields; refuses an unknown field, a wrong operator or a wrong value in a sentence. */
export async function fieldFilters(
  ctx: Context,
  of: FieldSubject,
  filters: FieldFilter[],
): Promise<FieldCondition[]> {
  if (filters.length === 0) return []
  const fields = await readFields(ctx, { of, ids: [...new Set(filters.map((filter) => filter.field))] })
  return filters.map((filter) => {
    const field = fields.find((each) => each.id === filter.field)
    return field ? fieldFilter(ctx, field, filter) : refuse('field', 'This field is not there any more.')
  })
}

/** One condition. A workspace may hold a million people: each walks an index, from the value or from the person. */
export function fieldFilter(ctx: Context, field: FieldView, filter: FieldFilter): FieldCondition {
  const { operator } = filter
  if (!operatorsOf[field.type].includes(operator))
    return refuse('operator', `${field.label} cannot be asked that. Use another condition.`)
  if (operator === 'is_empty') return sql<SqlBool>`NOT ${hasValue(ctx, field)}`
  if (operator === 'is_not_empty') return hasValue(ctx, field)
  if (operator === 'is_not') return sql<SqlBool>`NOT ${hasValue(ctx, field, compared(field, filter, 'is'))}`
  return hasValue(ctx, field, compared(field, filter, operator))
}

function hasValue({ workspaceId }: Context, field: FieldView, condition = sql``): FieldCondition {
  const [mine, theirs] =
    field.of === 'person' ? ['v.person_id', 'people.id'] : ['v.organisation_id', 'organisations.id']
  return sql<SqlBool>`EXISTS (SELECT FROM field_values v WHERE v.workspace_id = ${workspaceId}
    AND v.field_id = ${field.id} AND ${sql.ref(mine)} = ${sql.ref(theirs)} ${condition})`
}

function compared(field: FieldView, filter: FieldFilter, operator: FieldOperator): RawBuilder<unknown> {
  if (operator === 'contains') return containsText(filter)
  const { column, value } = comparable(field, filter.value, 'value')
  if (operator === 'is') return sql`AND ${column} = ${value}`
  if (operator === 'less_than') return sql`AND ${column} < ${value}`
  if (operator === 'greater_than') return sql`AND ${column} > ${value}`
  return sql`AND ${column} BETWEEN ${value} AND ${comparable(field, filter.to, 'to').value}`
}

function containsText({ value }: FieldFilter): RawBuilder<unknown> {
  const key = textKeyOf(String(value ?? ''))
  if (key === '') return refuse('value', 'Write what to look for.')
  return sql`AND v.text_key LIKE ${`%${key.replace(/[\\%_]/g, '\\$&')}%`}`
}

/** The column of the field's type, and what it is compared with. */
function comparable(field: FieldView, value: FieldFilter['value'], path: 'value' | 'to') {
  // An amount without a currency is of the field's own.
  const sent = field.type === 'money' && typeof value === 'number' ? String(value) : (value ?? null)
  const parsed = parseFieldValue(field, sent)
  if ('problem' in parsed) return refuse(path, parsed.problem)
  if (parsed.cell === null) return refuse(path, 'Write what to compare with.')
  const { name, type } = comparedBy[field.type]
  return { column: sql.ref(`v.${name}`), value: sql`${parsed.cell[columnOf[field.type]]}::${sql.raw(type)}` }
}

const columnOf: Record<FieldType, keyof FieldCell> = {
  text: 'textKey',
  number: 'numberValue',
  date: 'dateValue',
  choice: 'choiceId',
  money: 'amountMinor',
  person: 'referredId',
}

const comparedBy: Record<FieldType, { name: string; type: string }> = {
  text: { name: 'text_key', type: 'text' },
  number: { name: 'number_value', type: 'numeric' },
  date: { name: 'date_value', type: 'date' },
  choice: { name: 'choice_id', type: 'uuid' },
  money: { name: 'amount_minor', type: 'bigint' },
  person: { name: 'referred_id', type: 'uuid' },
}

function refuse(path: string, message: string): never {
  return failCommon('input_invalid', { problems: [{ path: `fields.${path}`, message }] })
}
