import type { ImportProblem } from '@firsthand/contract/crm/imports'
import type { ContactType } from '@firsthand/contract/crm/people'
import { FieldDay } from '@firsthand/contract/crm/fields'
import { readDay } from '../fields/read-day.ts'
import { contactTypeOf } from './contact-type-words.ts'
import { type RowRules, wordSeparator } from './row-rules.ts'
import { cleanLine } from './sheet/clean-text.ts'
import type { TypeColumns } from './type-columns.ts'
import type { TypeSpan } from './type-spans.rules.ts'

export type TypeCells = {
  spans: TypeSpan[]
  /** Columns of types whose row says days: they are no types of today alone. */
  columns: ReadonlySet<number>
  problems: ImportProblem[]
  /** Days without a type, for the note. */
  kept: string[]
}

const none: TypeCells = { spans: [], columns: new Set(), problems: [], kept: [] }

/** What somebody was and is to us, with the days that it began and ended. */
export function readTypeCells(cells: string[], rules: RowRules): TypeCells {
  if (!rules.typeDates) return none
  const columns = new Set<number>()
  const found: TypeCells = { spans: [], columns, problems: [], kept: [] }
  for (const each of rules.typeDates.columns) {
    const since = readDays(cells, each.since, { rules, found })
    const until = readDays(cells, each.until, { rules, found })
    if (since.length === 0 && until.length === 0) continue
    const types = typesOf(cells, each, { rules, found })
    if (types.length === 0) keepDays(cells, each, { rules, found })
    else if (each.type !== null) columns.add(each.type)
    for (const [at, type] of types.entries()) {
      if (type === null) continue
      const span = { type, since: dayAt(since, at, types), until: dayAt(until, at, types) }
      if (span.since !== null && span.until !== null && span.until < span.since)
        found.problems.push(refused(each.until!, endsBefore, `${span.since} – ${span.until}`))
      else found.spans.push(span)
    }
  }
  return found
}

type Reading = { rules: RowRules; found: TypeCells }

/** One day for all types of the cell beside it, or as many as there are types; '' where one of several is left out. */
function readDays(cells: string[], column: number | undefined, { rules, found }: Reading): string[] {
  const cell = column === undefined ? '' : cleanLine(cells[column] ?? '')
  if (cell === '') return []
  return cell.split(/\s*(?:;|:::)\s*/).map((text) => {
    if (text === '') return ''
    const day = readDay(text, rules.readings.get(column!)?.dates)
    if (day !== undefined && FieldDay.safeParse(day).success) return day
    found.problems.push(refused(column!, day === 'ambiguous' ? twoDays : noDay, text))
    return ''
  })
}

function dayAt(days: string[], at: number, types: unknown[]): string | null {
  return (days.length === types.length ? days[at] : days[0]) || null
}

function typesOf(cells: string[], { type: column }: TypeColumns, { rules, found }: Reading) {
  if (column === null) return rules.options.contactType ? [rules.options.contactType] : []
  const words = cleanLine(cells[column] ?? '')
    .split(wordSeparator)
    .map((word) => word.replace(/^\*\s*/, '').trim())
    .filter((word) => word !== '' && word !== 'myContacts')
  return words.map((word): ContactType | null => {
    const type = contactTypeOf(word)
    if (!type) found.problems.push({ column, ...unknownType, value: word.slice(0, 80) })
    return type ?? null
  })
}

/** Nothing of a row is lost because it stands beside an empty cell. */
function keepDays(cells: string[], { since, until }: TypeColumns, { rules, found }: Reading): void {
  for (const column of [since, until]) {
    const value = column === undefined ? '' : cleanLine(cells[column] ?? '')
    if (value === '') continue
    found.kept.push(`${rules.headers[column!] || 'Contact type'}: ${value}`)
    found.problems.push({ column: column!, ...noType, value: value.slice(0, 80) })
  }
}

function refused(column: number, message: string, value: string): ImportProblem {
  return { column, code: 'type_date_invalid', message, value: value.slice(0, 80), refuses: true }
}

const noDay = 'This is no day. Write it like 2026-05-14, or map the column to a note.'
const twoDays =
  'This can be two days. Say under the column whether the day or the month comes first, or write it like 2026-05-14.'
const endsBefore = 'This contact type would end before it begins. Correct one of the two days.'
const unknownType = {
  code: 'contact_type_unknown',
  message: 'This is no contact type of Firsthand. It is kept in the note.',
  refuses: false,
}
const noType = {
  code: 'type_date_alone',
  message: 'No contact type stands beside this day. It is kept in the note.',
  refuses: false,
}
