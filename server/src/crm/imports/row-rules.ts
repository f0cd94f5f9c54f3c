import type { ColumnReading, ColumnTarget, ImportOptions } from '@firsthand/contract/crm/imports'
import type { FieldSubject, FieldView } from '@firsthand/contract/crm/fields'
import type { Context } from '../../platform/context.ts'
import { readFields } from '../fields/definitions.ts'
import { countryOf } from '../people/keys.ts'
import type { Reading } from '../fields/parse-value.ts'
import { type DetailColumns, detailColumns } from './detail-columns.ts'
import { type TypeColumns, typeColumns } from './type-columns.ts'
import { type LabelsOf, labelsIn } from './sheet/labels.ts'
import type { CountryCode } from './sheet/phone.ts'

/** What is done to every row of an import alike. */
export type RowRules = {
  headers: string[]
  mapping: ColumnTarget[]
  options: ImportOptions
  country: CountryCode | undefined
  /** What the cells of a column mean, by the cell in lower case. */
  meanings: Map<number, Map<string, string>>
  /** How days and numbers of a column are written. */
  readings: Map<number, Reading>
  labelsOf: LabelsOf
  /** Where pronouns, links and postal addresses stand; undefined where nowhere. */
  details: DetailColumns | undefined
  /** Where days of contact types stand, and which day it is; undefined where nowhere. */
  typeDates: { columns: TypeColumns[]; today: string } | undefined
  /** Fields of the workspace that columns are mapped to, by key. */
  fields: Map<string, FieldView>
  /** The same of the organisations that people are with. */
  organisationFields: Map<string, FieldView>
  hasOrganisationFields: boolean
}

export async function readRules(
  ctx: Context,
  { headers, mapping, options }: Pick<RowRules, 'headers' | 'mapping' | 'options'>,
): Promise<RowRules> {
  const columns = typeColumns(mapping)
  const meanings: RowRules['meanings'] = new Map()
  for (const { column, from, to } of options.values) {
    if (!meanings.has(column)) meanings.set(column, new Map())
    meanings.get(column)!.set(meaningKey(from), to)
  }
  return {
    headers,
    mapping,
    options,
    country: (options.country as CountryCode | undefined) ?? (await countryOf(ctx)),
    meanings,
    labelsOf: labelsIn(headers),
    details: detailColumns(headers, mapping),
    typeDates: columns && { columns, today: ctx.instant.slice(0, 10) },
    readings: readingsByColumn(options.readings),
    hasOrganisationFields: mapping.some((target) => organisationFieldKey(target) !== undefined),
    fields: await fieldsOf(
      ctx,
      'person',
      mapping.flatMap((target) => fieldKey(target) ?? []),
    ),
    organisationFields: await fieldsOf(
      ctx,
      'organisation',
      mapping.flatMap((target) => organisationFieldKey(target) ?? []),
    ),
  }
}

export function readingsByColumn(said: ColumnReading[]): Map<number, Reading> {
  return new Map(said.map(({ column, ...reading }) => [column, reading]))
}

/** The key of the field that a column is mapped to; undefined where it is something else. */
export function fieldKey(target: ColumnTarget): string | undefined {
  return target.startsWith('field:') ? target.slice('field:'.length) : undefined
}

/** The same for a field of the organisation. */
export function organisationFieldKey(target: ColumnTarget): string | undefined {
  return target.startsWith('organisation_field:') ? target.slice('organisation_field:'.length) : undefined
}

/** The field of a person or an organisation that a column is mapped to. */
export function fieldOf(
  target: ColumnTarget,
  { fields, organisationFields }: Pick<RowRules, 'fields' | 'organisationFields'>,
): FieldView | undefined {
  return fields.get(fieldKey(target) ?? '') ?? organisationFields.get(organisationFieldKey(target) ?? '')
}

async function fieldsOf(ctx: Context, of: FieldSubject, keys: string[]): Promise<Map<string, FieldView>> {
  if (keys.length === 0) return new Map()
  const wanted = new Set(keys)
  const fields = await readFields(ctx, { of, archived: false })
  return new Map(fields.filter(({ key }) => wanted.has(key)).map((field) => [field.key, field]))
}

export function meaningKey(cell: string): string {
  return cell.trim().toLowerCase()
}

export const wordSeparator = /\s*(?::::|[,;|])\s*/

/** The cells as the import is told to take them: words by their meaning, names in the order they are said. */
export function asMeant(cells: string[], { mapping, meanings, options }: RowRules): string[] {
  if (meanings.size === 0 && options.nameOrder === 'as_written') return cells
  return cells.map((cell, column) => {
    const words = meanings.get(column)
    const meant = words ? replaceWords(cell, words, mapping[column] === 'contact_type') : cell
    return mapping[column] === 'name' ? inOrder(meant, options.nameOrder) : meant
  })
}

function replaceWords(cell: string, words: Map<string, string>, hasSeveral: boolean): string {
  const whole = words.get(meaningKey(cell))
  if (whole !== undefined || !hasSeveral) return whole ?? cell
  return cell
    .split(wordSeparator)
    .map((word) => words.get(meaningKey(word)) ?? word)
    .filter((word) => word !== '')
    .join('; ')
}

/** “Brandt, Nele” and “Brandt Nele” are Nele Brandt; what stands behind a second comma follows. */
export function inOrder(name: string, order: ImportOptions['nameOrder']): string {
  if (order === 'family_comma') {
    const [family = '', given = '', ...rest] = name.split(',').map((part) => part.trim())
    return given === '' ? name : [given, family, ...rest].filter(Boolean).join(' ')
  }
  if (order === 'family_first') {
    const [family = '', ...given] = name.trim().split(/\s+/)
    return [...given, family].join(' ')
  }
  return name
}
