import type { ImportProblem } from '@firsthand/contract/crm/imports'
import { type FieldCell, parseFieldValue } from '../fields/parse-value.ts'
import { type RowRules, fieldKey, organisationFieldKey } from './row-rules.ts'
import { cleanLine } from './sheet/clean-text.ts'

export type FieldCells = {
  values: { fieldId: string; cell: FieldCell }[]
  /** Whom a field names, to be found when everybody of the file is there. */
  mentions: { fieldId: string; said: string }[]
  problems: ImportProblem[]
}

/** Values of the workspace's own fields; each that cannot be read puts the row aside, to be mended. */
export function readFieldCells(cells: string[], rules: RowRules): FieldCells {
  return read(cells, rules, { keyOf: fieldKey, fields: rules.fields })
}

/** Values of the fields of the organisation that somebody is with. */
export function readOrganisationCells(cells: string[], rules: RowRules): FieldCells {
  if (!rules.hasOrganisationFields) return none
  return read(cells, rules, { keyOf: organisationFieldKey, fields: rules.organisationFields })
}

const none: FieldCells = { values: [], mentions: [], problems: [] }

type Own = { keyOf: typeof fieldKey; fields: RowRules['fields'] }

function read(cells: string[], { mapping, readings }: RowRules, { keyOf, fields }: Own): FieldCells {
  const found: FieldCells = { values: [], mentions: [], problems: [] }
  for (const [column, target] of mapping.entries()) {
    const key = keyOf(target)
    const value = key === undefined ? '' : cleanLine(cells[column] ?? '')
    if (key === undefined || value === '') continue
    const field = fields.get(key)
    if (field?.type === 'person') {
      found.mentions.push({ fieldId: field.id, said: value })
      continue
    }
    const parsed = field
      ? parseFieldValue(field, value, readings.get(column))
      : { problem: `The field ${key} is not there any more. Map the column anew.` }
    if ('problem' in parsed)
      found.problems.push({
        column,
        code: 'field_invalid',
        message: parsed.problem,
        value: value.slice(0, 80),
        refuses: true,
      })
    else if (parsed.cell) found.values.push({ fieldId: field!.id, cell: parsed.cell })
  }
  return found
}

/** What a row says of an organisation that it does not name, for the note. */
export function ofNoOrganisation(
  cells: string[],
  { mapping, headers, hasOrganisationFields }: RowRules,
  problems: ImportProblem[],
): string[] {
  if (!hasOrganisationFields) return []
  return mapping.flatMap((target, column) => {
    const value = organisationFieldKey(target) === undefined ? '' : cleanLine(cells[column] ?? '')
    if (value === '') return []
    problems.push({ column, ...noOrganisation, value: value.slice(0, 80) })
    return [`${headers[column] || 'Organisation'}: ${value}`]
  })
}

const noOrganisation = {
  code: 'organisation_missing',
  message: 'This row names no organisation that this could be said of. It is kept in the note.',
  refuses: false,
}
