import type { FieldSubject, FieldValue, FieldView } from '@firsthand/contract/crm/fields'
import type { Context } from '../../platform/context.ts'
import type { Cell } from '../../platform/spreadsheet/cell.ts'
import { readFields } from '../fields/definitions.ts'
import { fieldHeading } from '../fields/heading.ts'

export type FieldColumn = { key: string; heading: string; cell(value: FieldValue | undefined): Cell }

/** A column for each of the workspace's own fields, with values written so that an import reads them again. */
export async function fieldColumns(
  ctx: Context,
  of: FieldSubject,
  taken: string[],
  headingOf = fieldHeading,
): Promise<FieldColumn[]> {
  const fields = await readFields(ctx, { of, archived: false })
  const used = new Set(taken)
  return fields.map((field) => {
    const heading = headingOf(field.label, used)
    used.add(heading)
    return { key: field.key, heading, cell: (value) => cellOf(field, value) }
  })
}

function cellOf({ type }: FieldView, value: FieldValue | undefined): Cell {
  if (value === undefined) return null
  if (typeof value === 'number') return plainly(value)
  if (typeof value === 'string') return type === 'date' ? { day: value } : value
  return 'amountMinor' in value
    ? `${unmistakable(decimal(value.amountMinor, value.exponent))} ${value.currency}`
    : value.name
}

/** As a number, unless its text would be read in two ways, or in none. */
function plainly(value: number): Cell {
  const text = String(value)
  if (text.includes('e')) return value.toFixed(20).replace(/\.?0+$/, '')
  const meant = unmistakable(text)
  return meant === text ? value : meant
}

/** “1.234” could be a thousand: a further zero says that it is not. */
function unmistakable(text: string): string {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text
}

function decimal(minor: number, exponent: number): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`
  return `${minor < 0 ? '-' : ''}${whole}${fraction}`
}
