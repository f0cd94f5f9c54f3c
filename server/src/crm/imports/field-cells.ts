import type { ImportProblem } from '@firsthand/contract/crm/imports'
import { type FieldCell, parseFieldValue } from '../fields/parse-value.ts'
import { type RowRules, fieldKey } from './row-rules.ts'
import { cleanLine } from './sheet/clean-text.ts'

export type FieldCells = {
  values: { fieldId: string; cell: FieldCell }[]
  /** Whom a field names, to be found when everybody of the file is there. */
  mentions: { fieldId: string; said: string }[]
  problems: ImportProblem[]
}

/** Values of the workspace's own fields; each that cannot be read puts the row aside, to be mended. */
export function readFieldCells(cells: string[], { mapping, fields, readings }: RowRules): FieldCells {
  const found: FieldCells = { values: [], mentions: [], problems: [] }
  for (const [column, target] of mapping.entries()) {
    const key = fieldKey(target)
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
