import type { AddressView, LinkView } from '@firsthand/contract/crm/contact-details'
import type { ColumnTarget, ImportProblem, ImportTarget, Who } from '@firsthand/contract/crm/imports'
import { type ContactType, personLimits } from '@firsthand/contract/crm/people'
import { organisationLimits } from '@firsthand/contract/crm/organisations'
import { keyOfPhone } from '../people/keys.ts'
import { isSharedMailbox } from '../people/shared-mailboxes.ts'
import { readDetailCells } from './detail-cells.ts'
import { type FieldCells, ofNoOrganisation, readFieldCells, readOrganisationCells } from './field-cells.ts'
import { readCadence } from './read-cadence.ts'
import { type RowRules, asMeant } from './row-rules.ts'
import { typesOf, unknownTypes, withoutDated } from './row-types.ts'
import { cleanLine } from './sheet/clean-text.ts'
import { type ImportedPerson, cleanRow } from './sheet/clean-row.ts'
import { parseEmail, splitEmails } from './sheet/email.ts'
import type { SheetRow, SheetRowProblem } from './sheet/sheet.ts'
import { readTypeCells } from './type-cells.ts'
import type { TypeSpan } from './type-spans.rules.ts'

/** A person as a row says, ready to be written. */
export type RowPerson = {
  name: string
  pronouns: string | null
  /** The row has no name, so that the address stands for it until somebody knows better. */
  isNamedByEmail: boolean
  /** Shared where several people have the address, which then says nothing about who they are. */
  emails: { email: string; emailKey: string; isShared: boolean; label: string | null }[]
  phones: { phone: string; phoneKey: string | null; label: string | null }[]
  links: LinkView[]
  addresses: AddressView[]
  organisation: string | null
  roleTitle: string | null
  contactTypes: ContactType[]
  /** Contact types with the days that they began or ended. */
  typeSpans: TypeSpan[]
  timeZone: string | null
  language: string | null
  note: string
  introducedBy: string | null
  externalId: string | null
  cadenceDays: number | null
  fields: FieldCells['values']
  mentions: FieldCells['mentions']
  /** What the row says of the organisation they are with. */
  ofOrganisation: Pick<FieldCells, 'values' | 'mentions'>
}

export type ImportRow = {
  line: number
  cells: string[]
  problems: ImportProblem[]
  person: RowPerson | null
  /** What somebody said of a row whose address is that of a person with another name. */
  who?: Who
}

/** Reads a row as a person. Without one, the problems say why the row is refused. */
export function readImportRow({ line, cells, problems: found }: SheetRow, rules: RowRules): ImportRow {
  const problems = found.flatMap((code) => sheetProblem(code))
  const refused = () => ({ line, cells, problems, person: null })
  if (problems.some((problem) => problem.refuses)) return refused()

  const meant = asMeant(cells, rules)
  const mapping = rules.mapping.map((target): ImportTarget => (isOwn(target) ? target : 'ignore'))
  const email = hasName(meant, mapping) ? undefined : firstEmail(meant, mapping)
  const typed = readTypeCells(meant, rules)
  const untyped =
    typed.columns.size > 0
      ? mapping.map((target, column) => (typed.columns.has(column) ? 'ignore' : target))
      : mapping
  const cleaned = cleanRow(
    email ? [...padded(meant, mapping), email] : meant,
    email ? [...untyped, 'name'] : untyped,
    {
      limits: { name: personLimits.name, line: 500, note: personLimits.note },
      labelsOf: rules.labelsOf,
      ...(rules.country && { defaultCountry: rules.country }),
    },
  )
  if ('problems' in cleaned) {
    problems.push(...cleaned.problems.map((problem) => ({ ...problem, refuses: true })))
    return refused()
  }
  for (const note of cleaned.notes) problems.push({ ...note, refuses: false })
  const fields = readFieldCells(meant, rules)
  const ofOrganisation = readOrganisationCells(meant, rules)
  const hasNone = cleaned.person.organisation === null
  const { kept, problems: detailProblems, ...details } = readDetailCells(meant, rules)
  problems.push(
    ...tooMuch(cleaned.person, mapping),
    ...detailProblems,
    ...fields.problems,
    ...ofOrganisation.problems,
    ...typed.problems,
  )
  if (problems.some((problem) => problem.refuses)) return refused()

  const types = typesOf(cleaned.person, mapping)
  const cadence = cadenceOf(meant, mapping)
  problems.push(...types.problems, ...cadence.problems)
  const note = [
    cleaned.person.note,
    ...unknownTypes(meant, mapping, rules),
    ...typed.kept,
    ...kept,
    ...(hasNone ? ofNoOrganisation(meant, rules, problems) : []),
  ]
    .filter(Boolean)
    .join('\n')
  if (note.length > personLimits.note) {
    problems.push(
      tooLong(
        mapping.indexOf('note'),
        `The note and what is kept in it have more than ${personLimits.note} characters.`,
      ),
    )
    return refused()
  }
  return {
    line,
    cells,
    problems,
    person: {
      ...ready(cleaned.person, withoutDated(types.known, typed.spans, rules)),
      typeSpans: typed.spans,
      ...details,
      note,
      isNamedByEmail: email !== undefined,
      externalId: externalId(meant, mapping),
      cadenceDays: cadence.days,
      fields: fields.values,
      mentions: fields.mentions,
      ofOrganisation: hasNone ? nothing : ofOrganisation,
    },
  }
}

function isOwn(target: ColumnTarget): target is ImportTarget {
  return !target.includes(':')
}

const nothing: RowPerson['ofOrganisation'] = { values: [], mentions: [] }

function externalId(cells: string[], mapping: ImportTarget[]): string | null {
  return cleanLine(cells[mapping.indexOf('external_id')] ?? '') || null
}

/** How often to talk to them; what is no cadence is kept as a remark and left out. */
function cadenceOf(
  cells: string[],
  mapping: ImportTarget[],
): { days: number | null; problems: ImportProblem[] } {
  const column = mapping.indexOf('cadence')
  const cell = cleanLine(cells[column] ?? '')
  const days = cell === '' ? null : (readCadence(cell) ?? null)
  if (cell === '' || days !== null) return { days, problems: [] }
  const message = 'This is no number of days and is left out. Write it like “30” or “every 2 weeks”.'
  return {
    days,
    problems: [{ column, code: 'cadence_unknown', message, value: cell.slice(0, 80), refuses: false }],
  }
}

function ready(
  { name, emails, phones, organisation, role, timeZone, language, introducedBy }: ImportedPerson,
  contactTypes: ContactType[],
) {
  return {
    name,
    emails: emails.map(({ address, key, label = null }) => ({
      email: address,
      emailKey: key,
      isShared: isSharedMailbox(key),
      label,
    })),
    phones: phones.map((phone) => ({
      phone: phone.typed,
      phoneKey: keyOfPhone(phone),
      label: phone.label ?? null,
    })),
    organisation,
    roleTitle: role,
    contactTypes,
    timeZone,
    language,
    introducedBy,
  }
}

const sheetProblems: Record<SheetRowProblem, { message: string; refuses: boolean } | null> = {
  unclosed_quote: {
    message: 'A quotation mark opens here and never closes. Close it, or take it away.',
    refuses: true,
  },
  row_too_long: {
    message: 'This row is longer than any row about a person. Look for a quotation mark that never closes.',
    refuses: true,
  },
  too_many_cells: {
    message:
      'This row has more cells than there are columns. Put quotation marks around cells that hold the delimiter.',
    refuses: true,
  },
  too_few_cells: {
    message: 'This row ends early; the cells that are missing are taken as empty.',
    refuses: false,
  },
  stray_quote: { message: 'A quotation mark stands in the middle of a cell; it is kept.', refuses: false },
  card_unclosed: {
    message: 'This card begins and never ends. Add END:VCARD behind it.',
    refuses: true,
  },
  // Said of the cell itself, where it is mapped.
  undecodable: null,
}

function sheetProblem(code: SheetRowProblem): ImportProblem[] {
  const said = sheetProblems[code]
  return said ? [{ column: null, code, value: '', ...said }] : []
}

const nameTargets: ImportTarget[] = ['name', 'given_name', 'family_name']

function hasName(cells: string[], mapping: ImportTarget[]): boolean {
  return mapping.some(
    (target, column) => nameTargets.includes(target) && cleanLine(cells[column] ?? '') !== '',
  )
}

function firstEmail(cells: string[], mapping: ImportTarget[]): string | undefined {
  const column = mapping.findIndex(
    (target, index) => target === 'email' && (cells[index] ?? '').trim() !== '',
  )
  return column === -1
    ? undefined
    : splitEmails(cells[column]!).find((text) => parseEmail(text) && text.length <= personLimits.name)
}

function padded(cells: string[], mapping: ImportTarget[]): string[] {
  return mapping.map((_, column) => cells[column] ?? '')
}

/** Limits of our own, where a cell may hold several of a kind. */
function tooMuch(
  { organisation, role, emails, phones }: ImportedPerson,
  mapping: ImportTarget[],
): ImportProblem[] {
  const problems: ImportProblem[] = []
  const column = (target: ImportTarget) => mapping.indexOf(target)
  if (organisation && organisation.length > organisationLimits.name)
    problems.push(
      tooLong(
        column('organisation'),
        `An organisation has ${organisationLimits.name} characters at the most.`,
      ),
    )
  if (role && role.length > personLimits.role)
    problems.push(
      tooLong(
        column('role'),
        `A role has ${personLimits.role} characters at the most. Shorten it, or map the column to a note.`,
      ),
    )
  if (emails.length > personLimits.emails)
    problems.push(tooLong(column('email'), `A person has ${personLimits.emails} addresses at the most.`))
  if (phones.length > personLimits.phones)
    problems.push(tooLong(column('phone'), `A person has ${personLimits.phones} phone numbers at the most.`))
  if (phones.some(({ typed }) => typed.length > personLimits.phone))
    problems.push(
      tooLong(
        column('phone'),
        `A phone number has ${personLimits.phone} characters at the most. Map the column to a note.`,
      ),
    )
  return problems
}

function tooLong(column: number, message: string): ImportProblem {
  return { column: Math.max(0, column), code: 'cell_too_long', message, value: '', refuses: true }
}
