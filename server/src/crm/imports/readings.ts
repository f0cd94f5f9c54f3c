import type { Output } from '@firsthand/contract/core/operation'
import type { ColumnReading, previewImport } from '@firsthand/contract/crm/imports'
import { dayOrderOf } from '../fields/read-day.ts'
import { type RowRules, fieldOf } from './row-rules.ts'
import type { SheetRow } from './sheet/sheet.ts'

type Described = Output<typeof previewImport>['readings'][number]

/** Columns of days, numbers and amounts: how their own cells say they are written, and where somebody has to say it. */
export function describeReadings(rows: SheetRow[], rules: RowRules): Described[] {
  const { mapping, readings } = rules
  return mapping.flatMap((target, column): Described[] => {
    const field = daysOf.has(target) ? day : fieldOf(target, rules)
    if (field?.type !== 'date' && field?.type !== 'number' && field?.type !== 'money') return []
    const cells = rows.map((row) => (row.cells[column] ?? '').trim()).filter((cell) => cell !== '')
    const said = readings.get(column)
    const { only, open } = verdict(cells, (cell) =>
      field.type === 'date' ? dayOrderOf(cell) : decimalOf(cell, field.exponent ?? undefined),
    )
    const key = field.type === 'date' ? 'dates' : 'decimal'
    return [
      {
        column,
        type: field.type,
        found: only === undefined ? {} : { [key]: only },
        isOpen: open !== undefined && only === undefined && said?.[key] === undefined,
        example: open ?? null,
        currency: field.currency,
      },
    ]
  })
}

const daysOf = new Set<string>(['contact_type_since', 'contact_type_until'])
const day = { type: 'date', exponent: null, currency: null } as const

/** What was said of columns, and what their cells say of those of which nobody said anything. */
export function withFound(said: ColumnReading[], described: Described[]): ColumnReading[] {
  const columns = new Map(said.map((reading) => [reading.column, reading]))
  for (const { column, found } of described)
    if (Object.keys(found).length > 0) columns.set(column, { column, ...found, ...columns.get(column) })
  return [...columns.values()].toSorted((one, other) => one.column - other.column)
}

/** The one way in which all cells can be read; none where they differ or can all be read in several. */
function verdict<Way extends string>(cells: string[], wayOf: (cell: string) => Way | 'open' | undefined) {
  const ways = new Map<Way, string>()
  let open: string | undefined
  for (const cell of cells) {
    const way = wayOf(cell)
    if (way === 'open') open ??= cell
    else if (way !== undefined && !ways.has(way)) ways.set(way, cell)
  }
  const [first, second] = [...ways]
  return { only: second === undefined ? first?.[0] : undefined, open: open ?? second?.[1] }
}

/** What can only be the decimal mark of a number; `open` in 1.234, where it can be either. */
function decimalOf(cell: string, decimalsAtMost: number | undefined): '.' | ',' | 'open' | undefined {
  const marks = [...cell].filter(
    (character): character is '.' | ',' => character === '.' || character === ',',
  )
  const last = marks.at(-1)
  if (last === undefined || !/\d/.test(cell)) return undefined
  const other = last === '.' ? ',' : '.'
  if (marks.some((mark) => mark !== last)) return last
  if (marks.length > 1) return other
  const [before = '', after = ''] = cell.replace(/[^\d.,]/g, '').split(last)
  if (!/^[1-9]\d{0,2}$/.test(before) || !/^\d{3}$/.test(after)) return last
  return decimalsAtMost !== undefined && decimalsAtMost < 3 ? other : 'open'
}
