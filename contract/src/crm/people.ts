import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Instant, Nothing, TimeZone, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { Email } from '../platform/accounts.ts'
import { ContactType } from './contact-types.ts'
import { PersonCondition, PersonFilter, filterErrors } from './person-filter.ts'
import { PersonRef } from './person-ref.ts'
import { AddressView, LinkView, TimeZoneKnown, detailInput } from './contact-details.ts'
import { FieldValues, SentFieldValues } from './fields.ts'

export const personLimits = {
  name: 160,
  email: 254,
  phone: 60,
  role: 160,
  pronouns: 40,
  note: 20_000,
  emails: 10,
  phones: 10,
  types: 20,
  label: 40,
}

export { contactTypes, ContactType } from './contact-types.ts'

export const ContactTypeSpan = z.object({
  type: ContactType,
  since: Day.nullable().default(null),
  until: Day.nullable().default(null),
})

export { PersonRef } from './person-ref.ts'

export const EmailEntry = z.object({ email: Email, label: line(personLimits.label).nullable().default(null) })
export const PhoneEntry = z.object({
  phone: line(personLimits.phone),
  label: line(personLimits.label).nullable().default(null),
})

/** One line of the list of people. */
export const PersonRow = PersonRef.extend({
  roleTitle: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  nextTouchAt: Instant.nullable(),
  cadenceDays: z.int().nullable(),
  language: z.string().nullable(),
  timeZone: z.string().nullable(),
  createdAt: Instant,
  evidenceCount: z.int(),
  fields: FieldValues,
})
export type PersonRow = z.output<typeof PersonRow>

export const Introduction = z.object({
  id: Id,
  person: z.object({ id: Id, name: z.string() }),
  introducer: z.object({ id: Id, name: z.string() }),
  askedAt: Instant.nullable(),
  madeAt: Instant.nullable(),
  metAt: Instant.nullable(),
  thankedAt: Instant.nullable(),
})
export type Introduction = z.output<typeof Introduction>

export const PersonView = PersonRef.extend({
  pronouns: z.string().nullable(),
  roleTitle: z.string().nullable(),
  emails: z.array(z.object({ email: z.string(), label: z.string().nullable() })),
  phones: z.array(z.object({ phone: z.string(), label: z.string().nullable() })),
  mayContact: z.boolean().describe('False: they do not wish to be contacted.'),
  contactTypeSpans: z.array(z.object({ type: ContactType, since: Day.nullable(), until: Day.nullable() })),
  links: z.array(LinkView),
  addresses: z.array(AddressView),
  timeZone: z.string().nullable().describe('Known: stated, or taken from a booking or an import.'),
  timeZoneKnown: TimeZoneKnown.nullable().describe('Where the time zone is known from, or a likely one.'),
  suggestedOrganisation: z
    .object({ id: Id, name: z.string() })
    .nullable()
    .describe('Where they probably work, by the domain of their address, as long as nobody said it.'),
  language: z.string().nullable(),
  note: z.string(),
  fields: FieldValues,
  cadenceDays: z.int().nullable(),
  nextTouchAt: Instant.nullable(),
  touchpointCount: z.int(),
  talkedCount: z.int().describe('Touches that reached them: tries without an answer are left out.'),
  introducedBy: Introduction.nullable(),
  introduced: z.array(Introduction),
  importedFrom: z.object({ importId: Id, fileName: z.string(), line: z.int() }).nullable(),
  knownSince: Instant.describe(
    'The first touch with them, or when they were written down, whichever was earlier.',
  ),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  version: z.int(),
})
export type PersonView = z.output<typeof PersonView>

const organisation = z
  .object({ id: Id })
  .or(z.object({ name: line(200) }))
  .nullable()

/** What can be said of a person. `organisation` takes an id, or a name that is found or made. */
export const PersonInput = z.object({
  name: line(personLimits.name),
  pronouns: line(personLimits.pronouns).nullable().optional(),
  organisation: organisation.optional(),
  roleTitle: line(personLimits.role).nullable().optional(),
  emails: z.array(EmailEntry).max(personLimits.emails).optional(),
  phones: z.array(PhoneEntry).max(personLimits.phones).optional(),
  contactTypes: z.array(ContactTypeSpan).max(personLimits.types).optional(),
  ...detailInput,
  timeZone: TimeZone.nullable().optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag such as de or pt-BR.')
    .nullable()
    .optional(),
  note: paragraphs(personLimits.note).optional(),
  fields: SentFieldValues.optional(),
  cadenceDays: z.int().min(1).max(3650).nullable().optional().describe('How often to talk, in days.'),
  introducedBy: Id.nullable().optional().describe('The person who introduced them.'),
})
export type PersonInput = z.input<typeof PersonInput>

const goneErrors = {
  merged: {
    status: 410,
    message: 'This person was merged into {name}. Use the id {person} instead.',
  },
} as const

const personErrors = {
  ...goneErrors,
  duplicate_email: {
    status: 409,
    message: 'Another person already has the address {email}. Open them, or leave the address out.',
  },
  suppressed: {
    status: 409,
    message:
      '{address} belongs to somebody who was erased and asked not to be contacted again. Leave it out.',
  },
  organisation_missing: { status: 404, message: 'This organisation is not there any more. Choose another.' },
  introducer_missing: {
    status: 404,
    message: 'The person who introduced them is not there any more. Choose another.',
  },
  introducer_circle: {
    status: 409,
    message: 'These two would have introduced each other. One of them came first.',
  },
} as const

/** The orders of a list of people. Those without the value come last. */
export const personSorts = ['name', 'organisation', 'lastTouch', 'nextTouch', 'newest', 'cadence'] as const

export const listPeople = operation({
  name: 'people.list',
  summary: 'List people, with filters and an order.',
  method: 'GET',
  path: '/people',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    q: z.string().max(200).optional().describe('Part of a name, an e-mail or an organisation.'),
    contactType: ContactType.optional(),
    organisation: Id.optional(),
    touch: z
      .enum(['due', 'never'])
      .optional()
      .describe('Only people whose next touch is due, or whom nobody has talked to.'),
    filter: PersonFilter.optional().describe('Conditions, in an address as JSON.'),
    also: PersonCondition.optional().describe(
      'One condition more, in an address as JSON: the group of a grouped list or the column of a board.',
    ),
    archived: z.boolean().default(false),
    sort: z.enum(personSorts).default('name'),
    sortField: Id.optional().describe('A field that the workspace added; it takes the place of `sort`.'),
    direction: z
      .enum(['ascending', 'descending'])
      .optional()
      .describe(
        'Left out: by name upwards, by last touch and added the newest first, by next touch the soonest.',
      ),
    from: line(40)
      .optional()
      .describe('By name, begin at these letters: the first page of a jump into a long list.'),
  }),
  output: page(PersonRow),
  errors: filterErrors,
})

export const showPerson = operation({
  name: 'people.show',
  summary:
    'Show everything about a person that the CRM knows. The id of somebody who was merged answers whom they were merged into.',
  method: 'GET',
  path: '/people/{person}',
  allows: 'viewer',
  input: z.object({ person: Id }),
  output: PersonView,
})

export const createPerson = operation({
  name: 'people.create',
  summary: 'Add a person.',
  method: 'POST',
  path: '/people',
  allows: 'member',
  input: PersonInput,
  output: PersonView,
  errors: personErrors,
})

export const updatePerson = operation({
  name: 'people.update',
  summary: 'Change what is known of a person. What is left out stays; lists are replaced whole.',
  method: 'PATCH',
  path: '/people/{person}',
  allows: 'member',
  input: PersonInput.partial().extend({
    person: Id,
    version: z.int().optional().describe('Refuses when somebody else changed the person since.'),
  }),
  output: PersonView,
  errors: personErrors,
})

export const archivePerson = operation({
  name: 'people.archive',
  summary: 'Put a person away. Their evidence stays and counts.',
  method: 'POST',
  path: '/people/{person}/archive',
  allows: 'member',
  input: z.object({ person: Id }),
  output: Nothing,
  errors: goneErrors,
})

export const restorePerson = operation({
  name: 'people.restore',
  summary: 'Bring an archived person back.',
  method: 'POST',
  path: '/people/{person}/restore',
  allows: 'member',
  input: z.object({ person: Id }),
  output: Nothing,
  errors: goneErrors,
})

export const snoozePerson = operation({
  name: 'people.snooze',
  summary: 'Say when to talk to a person next, or that it need not be soon.',
  method: 'POST',
  path: '/people/{person}/snooze',
  allows: 'member',
  input: z.object({ person: Id, until: Instant.nullable() }),
  output: z.object({
    before: z
      .object({ nextTouchAt: Instant.nullable(), wasSnoozed: z.boolean() })
      .describe(
        'To take it back: people.unsnooze where it was not put off, otherwise put off until that moment.',
      ),
  }),
  errors: goneErrors,
})
