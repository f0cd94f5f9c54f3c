import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { type FieldView, createField, fieldLimits } from '@firsthand/contract/crm/fields'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { fold } from '../../platform/search/fold.ts'
import { readField, readFields } from './definitions.ts'

export type NewField = Pick<Input<typeof createField>, 'of' | 'label' | 'type'> &
  Partial<Input<typeof createField>>

/** Adds a field; answers it. */
export async function defineField(ctx: Context, field: NewField): Promise<FieldView> {
  const { of, label, type, help = '', unit = null, currency = null, choices = [] } = field
  const standing = await readFields(ctx, { of })
  refuseUnfit(field, standing)
  const id = ctx.newId()
  try {
    await ctx.db
      .insertInto('fields')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        subject: of,
        key: field.key ?? keyFor(label, standing),
        label,
        labelKey: fold(label),
        type,
        help,
        unit: type === 'number' ? unit : null,
        currency: type === 'money' ? currency : null,
        exponent: type === 'money' ? decimalsOf(currency!) : null,
        position: standing.length,
        createdAt: ctx.instant,
        createdBy: ctx.member?.id ?? null,
      })
      .execute()
  } catch (error) {
    if (!violates(error, 'fields_key')) throw error
    fail(createField, 'key_taken', { key: field.key ?? keyFor(label, standing) })
  }
  if (type === 'choice') await insertChoices(ctx, id, choices)
  ctx.record('field.created', { kind: 'field', id }, { after: { of, label, type, choices } })
  return (await readField(ctx, id))!
}

/** Adds choices after those that stand: of one field, at these places. */
export async function insertChoices(
  ctx: Context,
  fieldId: string,
  labels: string[],
  from = 0,
): Promise<void> {
  if (labels.length === 0) return
  const rows = labels.map((label, index) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    fieldId,
    label,
    labelKey: fold(label),
    position: from + index,
  }))
  await ctx.db.insertInto('fieldChoices').values(rows).execute()
}

/** Two choices that read alike are one. */
export function refuseTwins(labels: string[]): void {
  const seen = new Set<string>()
  for (const label of labels) {
    if (seen.has(fold(label))) fail(createField, 'choice_twice', { label })
    seen.add(fold(label))
  }
}

/** How many decimals the amounts of a currency have, by ISO 4217 as the runtime knows it; undefined for none of its. */
export function decimalsOf(currency: string): number | undefined {
  if (!Intl.supportedValuesOf('currency').includes(currency)) return undefined
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits
}

function refuseUnfit(field: NewField, standing: FieldView[]): void {
  const { key, label, type, currency, choices = [] } = field
  const active = standing.filter((each) => each.archivedAt === null)
  if (active.length >= fieldLimits.fields) fail(createField, 'too_many_fields')
  if (key !== undefined && standing.some((each) => each.key === key)) fail(createField, 'key_taken', { key })
  if (active.some((each) => fold(each.label) === fold(label))) fail(createField, 'label_taken', { label })
  if (type === 'choice') {
    if (choices.length === 0) fail(createField, 'choices_missing')
    refuseTwins(choices)
  }
  if (type === 'money') {
    if (!currency) fail(createField, 'currency_missing')
    if (decimalsOf(currency) === undefined) fail(createField, 'currency_unknown', { currency })
  }
}

/** "Seats (paid)" is `seats_paid`; a number follows where that is taken. */
function keyFor(label: string, standing: FieldView[]): string {
  const plain = fold(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, fieldLimits.key - 4)
  const taken = new Set(standing.map((each) => each.key))
  const base = plain || 'field'
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}_${number}`
    if (!taken.has(key)) return key
  }
}
