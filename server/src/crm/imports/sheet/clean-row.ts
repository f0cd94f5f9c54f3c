// One row of a spreadsheet, as a person or as the list of what is wrong with it.

import type { ImportTarget } from '@firsthand/contract/crm/imports-table'
import { addressTargets } from './address-headers.ts'
import { cleanLine, cleanText } from './clean-text.ts'
import { parseEmail, splitEmails } from './email.ts'
import type { EmailAddress } from './email.ts'
import { readLanguage, readTimeZone } from './locale.ts'
import type { LabelsOf } from './labels.ts'
import { isDamagedBySpreadsheet, parsePhone, splitPhones } from './phone.ts'
import type { CountryCode, PhoneNumber } from './phone.ts'

export type ImportedPerson = {
  name: string
  givenName: string | null
  familyName: string | null
  emails: (EmailAddress & Labelled)[]
  phones: (PhoneNumber & Labelled)[]
  organisation: string | null
  role: string | null
  contactTypes: string[]
  timeZone: string | null
  language: string | null
  introducedBy: string | null
  note: string | null
}

/** What kind of address or number it is, as the file says. */
type Labelled = { label?: string }

export type CellProblem = {
  column: number
  code: 'name_missing' | 'email_invalid' | 'cell_too_long' | 'undecodable'
  message: string
  value: string
}

export type CellNote = {
  column: number
  code: 'phone_kept_as_typed' | 'phone_damaged' | 'phone_doubtful' | 'time_zone_unknown' | 'language_unknown'
  message: string
  value: string
}

export type CleanOptions = {
  defaultCountry?: CountryCode
  limits?: { name: number; line: number; note: number }
  labelsOf?: LabelsOf
}

export type CleanedRow = { person: ImportedPerson; notes: CellNote[] } | { problems: CellProblem[] }

export const defaultCellLimits = { name: 200, line: 500, note: 20_000 }

/** `mapping` says what each column is; columns beyond it are left out. */
export function cleanRow(cells: string[], mapping: ImportTarget[], options: CleanOptions = {}): CleanedRow {
  const { labelsOf = () => [], limits = defaultCellLimits } = options
  const problems = mapping.flatMap((target, column) =>
    problemsOf(cells[column] ?? '', { target, column, limits }),
  )
  const refused = new Set(problems.map(({ column }) => column))
  const notes: CellNote[] = []
  const all = (target: ImportTarget) => {
    const found: { column: number; value: string }[] = []
    for (let column = mapping.indexOf(target); column !== -1; column = mapping.indexOf(target, column + 1)) {
      const value = refused.has(column) ? '' : (cells[column] ?? '')
      if (value.trim() !== '') found.push({ column, value })
    }
    return found
  }
  const line = (target: ImportTarget) =>
    all(target)
      .map(({ value }) => cleanLine(value))
      .find((value) => value !== '') ?? null

  const emails = all('email').flatMap(({ column, value }) => {
    const labels = labelsOf(column, cells)
    return splitEmails(value).flatMap((text, at) => {
      const email = parseEmail(text)
      if (!email) problems.push({ column, code: 'email_invalid', message: notAnAddress(text), value: text })
      return email ? labelled(email, labels[at]) : []
    })
  })
  const phones = all('phone').flatMap(({ column, value }) => {
    const labels = labelsOf(column, cells)
    return splitPhones(value).map((text, at) => {
      const phone = parsePhone(text, options.defaultCountry)
      const note = noteOnPhone(phone)
      if (note) notes.push({ column, ...note, value: text })
      return labelled(phone, labels[at])
    })
  })
  // Middle names stand in a column of their own.
  const givenName =
    all('given_name')
      .map(({ value }) => cleanLine(value))
      .filter(Boolean)
      .join(' ') || null
  const familyName = line('family_name')
  const name = line('name') ?? [givenName, familyName].filter((part) => part !== null).join(' ')
  if (name === '' && problems.length === 0) problems.push(nameMissing(mapping))

  const known = { timeZone: null as string | null, language: null as string | null }
  for (const { column, value } of all('time_zone')) {
    known.timeZone ??= readTimeZone(cleanLine(value))
    if (known.timeZone === null) notes.push({ column, ...unknownTimeZone, value })
  }
  for (const { column, value } of all('language')) {
    known.language ??= readLanguage(cleanLine(value))
    if (known.language === null) notes.push({ column, ...unknownLanguage, value })
  }
  if (problems.length > 0) return { problems }

  const person: ImportedPerson = {
    name,
    givenName,
    familyName,
    emails: firstOfEach(emails, ({ key }) => key),
    phones: firstOfEach(phones, ({ e164, extension, typed }) => `${e164 ?? typed} ${extension}`),
    organisation: line('organisation'),
    role: line('role'),
    contactTypes: firstOfEach(
      all('contact_type').flatMap(({ value }) => splitTypes(value)),
      (type) => type.toLowerCase(),
    ),
    ...known,
    introducedBy: line('introduced_by'),
    note:
      all('note')
        .map(({ value }) => cleanText(value))
        .filter((value) => value !== '')
        .join('\n\n') || null,
  }
  return { person, notes }
}

/** Where a cell may hold several, each of them has a limit. */
const withOwnLimits = new Set<ImportTarget>(['website', ...addressTargets])

function problemsOf(
  cell: string,
  {
    target,
    column,
    limits,
  }: { target: ImportTarget; column: number; limits: NonNullable<CleanOptions['limits']> },
): CellProblem[] {
  if (target === 'ignore') return []
  const isName = target === 'name' || target === 'given_name' || target === 'family_name'
  const isLong = target === 'note' || withOwnLimits.has(target)
  const most = isName ? limits.name : isLong ? limits.note : limits.line
  const value = cleanText(cell)
  // Counted in code points, as the database does, not in UTF-16 units.
  // oxlint-disable-next-line typescript/no-misused-spread
  const length = value.length > most ? [...value].length : value.length
  const shown = value.slice(0, 80)
  if (length > most) {
    const message = `This cell has ${length} characters and ${most} fit. Shorten it, or map the column to a note.`
    return [{ column, code: 'cell_too_long', message, value: shown }]
  }
  if (!cell.includes('\ufffd')) return []
  const message = 'Some characters of this cell cannot be read. Choose another encoding for the file.'
  return [{ column, code: 'undecodable', message, value: shown }]
}

function labelled<Item extends object>(item: Item, label: string | null | undefined): Item & Labelled {
  return label ? { ...item, label } : item
}

function notAnAddress(text: string): string {
  return `“${text.slice(0, 80)}” is not an e-mail address. Correct it, or leave the cell empty.`
}

function nameMissing(mapping: ImportTarget[]): CellProblem {
  const column = mapping.findIndex(
    (target) => target === 'name' || target === 'given_name' || target === 'family_name',
  )
  const message = 'This row has no name. Write one, or choose the column that holds the names.'
  return { column: Math.max(0, column), code: 'name_missing', message, value: '' }
}

function noteOnPhone({
  typed,
  e164,
  isDoubtful,
}: PhoneNumber): Pick<CellNote, 'code' | 'message'> | undefined {
  if (isDamagedBySpreadsheet(typed)) {
    return {
      code: 'phone_damaged',
      message: 'A spreadsheet has rounded this number. Its last digits are lost.',
    }
  }
  if (e164 === null) {
    return {
      code: 'phone_kept_as_typed',
      message: 'This is kept as typed: it cannot be read as a phone number.',
    }
  }
  return isDoubtful
    ? { code: 'phone_doubtful', message: 'Nobody seems to be given numbers like this one.' }
    : undefined
}

const unknownTimeZone = {
  code: 'time_zone_unknown',
  message: 'This is no time zone we know and is left out. Write it like “Europe/Berlin”.',
} as const
const unknownLanguage = {
  code: 'language_unknown',
  message: 'This is no language we know and is left out. Write it like “de” or “German”.',
} as const

// Google writes "* myContacts ::: * friends".
function splitTypes(cell: string): string[] {
  return cleanLine(cell)
    .split(/\s*(?::::|[,;|])\s*/)
    .map((type) => type.replace(/^\*\s*/, '').trim())
    .filter((type) => type !== '' && type !== 'myContacts')
}

function firstOfEach<T>(items: T[], keyOf: (item: T) => string): T[] {
  const keys = items.map(keyOf)
  return items.filter((item, at) => keys.indexOf(keyOf(item)) === at)
}
