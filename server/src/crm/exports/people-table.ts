import type { AddressView } from '@firsthand/contract/crm/contact-details'
import type { FieldValue, FieldValues } from '@firsthand/contract/crm/fields'
import { type PersonRow, listPeople } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { ListTable } from '../../platform/domain.ts'
import type { Cell } from '../../platform/spreadsheet/cell.ts'
import { organisationHeading } from '../fields/heading.ts'
import { valuesOf } from '../fields/values.ts'
import { type Beyond, beyondTheLine, longestLists } from './details-of-many.ts'
import { fieldColumns } from './field-columns.ts'

type Exported = {
  row: PersonRow
  details: Beyond
  /** The values of the fields of the organisation they are with. */
  organisation: FieldValues
  emailOf: Map<string, string>
}
type Column = { heading: string; cell(person: Exported): Cell }

/** The list of people as a table that a spreadsheet shows whole and that an import reads again by itself. */
export const peopleTable: ListTable = {
  list: listPeople.name,
  async open(ctx) {
    const longest = await longestLists(ctx)
    const columns: Column[] = [
      ...first,
      ...numbered(longest.types, 0, typeColumns),
      ...numbered(longest.emails, 1, emailColumns),
      ...numbered(longest.phones, 1, phoneColumns),
      ...numbered(longest.links, 0, linkColumns),
      ...numbered(longest.addresses, 0, addressColumns),
      ...last,
    ]
    const fields = await fieldColumns(
      ctx,
      'person',
      columns.map((column) => column.heading),
    )
    for (const { key, heading, cell } of fields)
      columns.push({
        heading,
        cell: ({ row, emailOf }) => cell(withAddress(row.fields[key], emailOf)),
      })
    const ofOrganisation = await fieldColumns(ctx, 'organisation', [], organisationHeading)
    for (const { key, heading, cell } of ofOrganisation)
      columns.push({
        heading,
        cell: ({ organisation, emailOf }) => cell(withAddress(organisation[key], emailOf)),
      })
    return {
      heading: columns.map((column) => column.heading),
      async rows(inside, items) {
        const rows = items as PersonRow[]
        const details = await beyondTheLine(
          inside,
          rows.map((row) => row.id),
        )
        const places = ofOrganisation.length > 0 ? rows.flatMap((row) => row.organisation?.id ?? []) : []
        const organisations = await valuesOf(inside, 'organisation', [...new Set(places)])
        const emailOf = await emailsOfMentioned(inside, [
          ...rows.map((row) => row.fields),
          ...organisations.values(),
        ])
        return rows.flatMap((row) => {
          const known = details.get(row.id)
          // Erased since the page was read.
          if (!known) return []
          const organisation = organisations.get(row.organisation?.id ?? '') ?? {}
          return [columns.map((column) => column.cell({ row, details: known, organisation, emailOf }))]
        })
      },
    }
  },
}

const first: Column[] = [
  { heading: 'id', cell: ({ row }) => row.id },
  { heading: 'name', cell: ({ row }) => row.name },
  { heading: 'pronouns', cell: ({ details }) => details.pronouns },
  { heading: 'organisation.id', cell: ({ row }) => row.organisation?.id ?? null },
  { heading: 'organisation.name', cell: ({ row }) => row.organisation?.name ?? null },
  { heading: 'roleTitle', cell: ({ row }) => row.roleTitle },
  { heading: 'contactTypes', cell: ({ row }) => row.contactTypes.join('; ') },
]

const last: Column[] = [
  { heading: 'language', cell: ({ row }) => row.language },
  { heading: 'timeZone', cell: ({ row }) => row.timeZone },
  { heading: 'cadenceDays', cell: ({ row }) => row.cadenceDays },
  { heading: 'introduced by', cell: ({ details: { introducer } }) => introducer && calledBy(introducer) },
  { heading: 'note', cell: ({ details }) => details.note },
  { heading: 'lastTouchAt', cell: ({ row }) => momentCell(row.lastTouchAt) },
  { heading: 'nextTouchAt', cell: ({ row }) => momentCell(row.nextTouchAt) },
  { heading: 'createdAt', cell: ({ row }) => momentCell(row.createdAt) },
  { heading: 'evidenceCount', cell: ({ row }) => row.evidenceCount },
]

/** Columns for each place of a list: “email”, “email 2”, as address books number them. */
function numbered(
  longest: number,
  least: number,
  columnsAt: (name: (word: string) => string, at: number) => Column[],
): Column[] {
  return Array.from({ length: Math.max(longest, least) }, (_, at) =>
    columnsAt((word) => (at === 0 ? word : `${word} ${at + 1}`), at),
  ).flat()
}

/** What they were and are to us with its days, where any of it has one: “contact type 2 since”. */
function typeColumns(name: (word: string) => string, at: number): Column[] {
  const dayOf = (day: string | null | undefined) => (day ? { day } : null)
  return [
    { heading: name('contact type'), cell: ({ details }) => details.types[at]?.type ?? null },
    { heading: `${name('contact type')} since`, cell: ({ details }) => dayOf(details.types[at]?.since) },
    { heading: `${name('contact type')} until`, cell: ({ details }) => dayOf(details.types[at]?.until) },
  ]
}

function emailColumns(name: (word: string) => string, at: number): Column[] {
  return [
    { heading: name('email'), cell: ({ details }) => details.emails[at]?.email ?? null },
    { heading: `${name('email')} label`, cell: ({ details }) => details.emails[at]?.label ?? null },
  ]
}

function phoneColumns(name: (word: string) => string, at: number): Column[] {
  return [
    { heading: name('phone'), cell: ({ details }) => details.phones[at]?.phone ?? null },
    { heading: `${name('phone')} label`, cell: ({ details }) => details.phones[at]?.label ?? null },
  ]
}

function linkColumns(name: (word: string) => string, at: number): Column[] {
  return [
    { heading: name('website'), cell: ({ details }) => details.links[at]?.url ?? null },
    { heading: `${name('website')} label`, cell: ({ details }) => details.links[at]?.label ?? null },
  ]
}

const addressParts: [string, keyof AddressView][] = [
  ['label', 'label'],
  ['street', 'street'],
  ['postal code', 'postalCode'],
  ['city', 'city'],
  ['region', 'region'],
  ['country', 'country'],
  ['formatted', 'free'],
]

function addressColumns(name: (word: string) => string, at: number): Column[] {
  return addressParts.map(([part, key]) => ({
    heading: `${name('address')} ${part}`,
    cell: ({ details }) => details.addresses[at]?.[key] ?? null,
  }))
}

function momentCell(instant: string | null): Cell {
  return instant === null ? null : { instant }
}

/** A name and, where there is one, the address that tells two of one name apart. */
function calledBy({ name, email }: { name: string; email: string | null }): string {
  return email === null ? name : `${name} <${email}>`
}

function withAddress(value: FieldValue | undefined, emailOf: Map<string, string>): FieldValue | undefined {
  if (typeof value !== 'object' || !('id' in value)) return value
  return { ...value, name: calledBy({ name: value.name, email: emailOf.get(value.id) ?? null }) }
}

/** The first address of everybody whom these fields name. */
async function emailsOfMentioned(ctx: Context, fields: FieldValues[]): Promise<Map<string, string>> {
  const ids = fields.flatMap((values) =>
    Object.values(values).flatMap((value) => (typeof value === 'object' && 'id' in value ? value.id : [])),
  )
  if (ids.length === 0) return new Map()
  const withheld = new Set(await ctx.services.withheld(ctx, ids))
  const emails = await ctx.db
    .selectFrom('personEmails')
    .select(['personId', 'email'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', sql<string>`ANY(${ids}::uuid[])`)
    .orderBy('position', 'desc')
    .execute()
  return new Map(
    emails.flatMap(({ personId, email }) => (withheld.has(personId) ? [] : [[personId, email] as const])),
  )
}
