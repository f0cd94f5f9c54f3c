import type { FieldCell } from '../fields/parse-value.ts'
import { type AddressView, type LinkView, detailLimits } from '@firsthand/contract/crm/contact-details'
import type { ContactType } from '@firsthand/contract/crm/people'
import { personLimits } from '@firsthand/contract/crm/people'
import { covers, linkKey } from './details.rules.ts'
import type { RowPerson } from './import-row.ts'
import { type TypeSpan, withSpan } from './type-spans.rules.ts'
import { organisationKey } from '../organisations/find-or-make.ts'

/** A person while rows are gathered: one to be made, or one we know with what rows add. */
export type Draft = {
  id: string
  isNew: boolean
  line: number
  name: string
  pronouns: string | null
  organisation: string | null
  roleTitle: string | null
  timeZone: string | null
  timeZoneSource: string | null
  timeZoneSince: string | null
  cadenceDays: number | null
  language: string | null
  note: string
  emails: RowPerson['emails']
  phones: RowPerson['phones']
  links: LinkView[]
  addresses: AddressView[]
  contactTypes: ContactType[]
  /** With days: of somebody we know every one of them, once a file tells days. */
  typeSpans: TypeSpan[]
  externalIds: string[]
  fields: { fieldId: string; cell: FieldCell }[]
  isArchived: boolean
  /** Which version a change of somebody we know makes. */
  version: number
  /** Whether the same import made them, so that nobody has seen them before it. */
  isOfThisImport: boolean
  /** What rows changed of a person that was there before, as it was. */
  before: Partial<Omit<Draft, 'id' | 'isNew' | 'line' | 'version' | 'isOfThisImport' | 'before'>>
}

/** A person that no address finds. */
export function newDraft(
  id: string,
  line: number,
  {
    name,
    pronouns,
    organisation,
    roleTitle,
    timeZone,
    language,
    note,
    emails,
    phones,
    contactTypes,
    ...more
  }: RowPerson,
): Draft {
  return {
    id,
    isNew: true,
    line,
    name,
    pronouns,
    organisation,
    roleTitle,
    timeZone,
    timeZoneSource: null,
    timeZoneSince: null,
    cadenceDays: more.cadenceDays,
    language,
    note,
    emails: [...emails],
    phones: [...phones],
    links: [...more.links],
    addresses: [...more.addresses],
    contactTypes: [...contactTypes],
    typeSpans: more.typeSpans,
    externalIds: more.externalId === null ? [] : [more.externalId],
    fields: [...more.fields],
    isArchived: false,
    version: 1,
    isOfThisImport: true,
    before: {},
  }
}

/** Takes over what a row says of a person: its values win, and nothing is taken away. Answers whether anything is new. */
export function mergeRow(draft: Draft, person: RowPerson): boolean {
  const set = <Field extends keyof Draft['before']>(field: Field, value: Draft[Field]) => {
    if (!(field in draft.before)) draft.before[field] = draft[field] as Draft['before'][Field]
    ;(draft as Pick<Draft, Field>)[field] = value
    isChanged = true
  }
  let isChanged = false
  if (!person.isNamedByEmail && person.name !== draft.name) set('name', person.name)
  if (
    person.organisation &&
    organisationKey(person.organisation) !== organisationKey(draft.organisation ?? '')
  )
    set('organisation', person.organisation)
  if (person.pronouns && person.pronouns !== draft.pronouns) set('pronouns', person.pronouns)
  if (person.roleTitle && person.roleTitle !== draft.roleTitle) set('roleTitle', person.roleTitle)
  if (person.timeZone && person.timeZone !== draft.timeZone) {
    set('timeZone', person.timeZone)
    set('timeZoneSource', 'import')
    // When it was learned is written with the change.
    set('timeZoneSince', null)
  }
  if (person.cadenceDays !== null && person.cadenceDays !== draft.cadenceDays)
    set('cadenceDays', person.cadenceDays)
  if (person.language && person.language !== draft.language) set('language', person.language)
  const note = draft.note ? `${draft.note}\n\n${person.note}` : person.note
  if (person.note && !draft.note.includes(person.note) && note.length <= personLimits.note) set('note', note)

  const emails = person.emails.filter(
    (each) => !draft.emails.some((known) => known.emailKey === each.emailKey),
  )
  if (emails.length > 0 && draft.emails.length < personLimits.emails)
    set('emails', [...draft.emails, ...emails].slice(0, personLimits.emails))
  const phones = person.phones.filter(
    (each) =>
      !draft.phones.some((known) => (known.phoneKey ?? known.phone) === (each.phoneKey ?? each.phone)),
  )
  if (phones.length > 0 && draft.phones.length < personLimits.phones)
    set('phones', [...draft.phones, ...phones].slice(0, personLimits.phones))
  const links = person.links.filter(
    ({ url }) => !draft.links.some((known) => linkKey(known.url) === linkKey(url)),
  )
  if (links.length > 0 && draft.links.length < detailLimits.links)
    set('links', [...draft.links, ...links].slice(0, detailLimits.links))
  const addresses = person.addresses.filter((each) => !draft.addresses.some((known) => covers(known, each)))
  if (addresses.length > 0 && draft.addresses.length < detailLimits.addresses)
    set('addresses', [...draft.addresses, ...addresses].slice(0, detailLimits.addresses))
  mergeSpans(draft, person.typeSpans, set)
  const types = person.contactTypes.filter(
    (type) => !draft.contactTypes.includes(type) && !goesOn(draft, type),
  )
  if (types.length > 0) set('contactTypes', [...draft.contactTypes, ...types])
  if (person.externalId !== null && !draft.externalIds.includes(person.externalId))
    set('externalIds', [...draft.externalIds, person.externalId])
  const fields = person.fields.filter((each) => !draft.fields.some((known) => isSameValue(known, each)))
  if (fields.length > 0) {
    const changed = new Set(fields.map((each) => each.fieldId))
    set('fields', [...draft.fields.filter((each) => !changed.has(each.fieldId)), ...fields])
  }
  return isChanged
}

function goesOn({ typeSpans }: Draft, type: ContactType): boolean {
  return typeSpans.some((span) => span.type === type && span.until === null)
}

function mergeSpans(
  draft: Draft,
  told: TypeSpan[],
  set: <Field extends keyof Draft['before']>(field: Field, value: Draft[Field]) => void,
): void {
  if (told.length === 0) return
  // Of somebody new a row before may have said the type alone.
  const undated = draft.isNew ? draft.contactTypes.map((type) => ({ type, since: null, until: null })) : []
  const known = [...draft.typeSpans, ...undated]
  const spans = told.reduce(withSpan, known)
  if (spans === known) return
  set('typeSpans', spans)
  if (draft.isNew) draft.contactTypes = []
}

type FieldValue = Draft['fields'][number]

function isSameValue(one: FieldValue, other: FieldValue): boolean {
  return (
    one.fieldId === other.fieldId &&
    (Object.keys(one.cell) as (keyof FieldCell)[]).every((key) => one.cell[key] === other.cell[key])
  )
}

/** What a person is found by. */
export function draftText({ name, organisation, roleTitle, emails, note }: Draft): string {
  return [name, organisation, roleTitle, ...emails.map((each) => each.email), note].filter(Boolean).join(' ')
}
