import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { Email } from '../platform/accounts.ts'
import { AddressView, LinkView, WebAddress, detailInput, detailLimits } from './contact-details.ts'
import { FieldValues, SentFieldValues } from './fields.ts'
import { OrganisationFilter, organisationFilterErrors, organisationSorts } from './organisation-filter.ts'
import { PersonRef } from './person-ref.ts'

export const organisationLimits = { name: 200, website: detailLimits.url, note: 20_000, domain: 253 }

export const OrganisationRow = z.object({
  id: Id,
  name: z.string(),
  website: z.string().nullable(),
  peopleCount: z.int(),
  fields: FieldValues,
  createdAt: Instant,
})
export type OrganisationRow = z.output<typeof OrganisationRow>
export const OrganisationRef = z.object({ id: Id, name: z.string() })
export const OrganisationView = OrganisationRow.extend({
  note: z.string(),
  domains: z.array(z.string()).describe('Of the e-mail addresses of whoever works there.'),
  links: z.array(LinkView),
  addresses: z.array(AddressView),
  parent: OrganisationRef.nullable().describe('The organisation that it is a part of.'),
  parts: z.array(OrganisationRef),
  people: z.array(PersonRef),
  importedFrom: z
    .object({ importId: Id, fileName: z.string(), line: z.int().nullable() })
    .nullable()
    .describe('The import that changed it last, with the line that did, else the one that made it.'),
  lastTouchAt: Instant.nullable().describe('When we last talked to anybody there.'),
  version: z.int(),
})
export type OrganisationView = z.output<typeof OrganisationView>

const organisationErrors = {
  name_taken: { status: 409, message: 'There is an organisation of this name already. Open it instead.' },
  domain_taken: {
    status: 409,
    message: 'The domain {domain} belongs to {name} already. Take it away there first, or merge the two.',
  },
  domain_shared: {
    status: 422,
    message:
      '{domain} gives addresses to everybody, so it tells nothing about where people work. Leave it out.',
  },
  parent_missing: { status: 404, message: 'The organisation above is not there any more. Choose another.' },
  parent_circle: {
    status: 409,
    message: 'An organisation cannot be part of itself or of one of its own parts. Choose another.',
  },
} as const

export const listOrganisations = operation({
  name: 'organisations.list',
  summary: 'List organisations, with filters and an order.',
  method: 'GET',
  path: '/organisations',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    q: z.string().max(200).optional().describe('Part of a name, a domain or a note.'),
    filter: OrganisationFilter.optional().describe('Conditions, in an address as JSON.'),
    sort: z.enum(organisationSorts).default('name'),
    sortField: Id.optional().describe('A field that the workspace added; it takes the place of `sort`.'),
    direction: z
      .enum(['ascending', 'descending'])
      .optional()
      .describe('Left out: by name, website and field upwards, by people and added downwards.'),
  }),
  output: page(OrganisationRow),
  errors: organisationFilterErrors,
})

export const showOrganisation = operation({
  name: 'organisations.show',
  summary: 'Show an organisation and its people.',
  method: 'GET',
  path: '/organisations/{organisation}',
  allows: 'viewer',
  input: z.object({ organisation: Id }),
  output: OrganisationView,
})

const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(organisationLimits.domain)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/, 'Write a domain such as example.com.')

const fields = {
  website: WebAddress.nullable().optional(),
  note: paragraphs(organisationLimits.note).optional(),
  domains: z.array(Domain).max(detailLimits.domains).optional(),
  ...detailInput,
  fields: SentFieldValues.optional(),
  parent: Id.nullable().optional().describe('The organisation that it is a part of.'),
}

export const createOrganisation = operation({
  name: 'organisations.create',
  summary: 'Add an organisation.',
  method: 'POST',
  path: '/organisations',
  allows: 'member',
  input: z.object({ name: line(organisationLimits.name), ...fields }),
  output: OrganisationView,
  errors: organisationErrors,
})

export const updateOrganisation = operation({
  name: 'organisations.update',
  summary: 'Change an organisation. What is left out stays; lists are replaced whole.',
  method: 'PATCH',
  path: '/organisations/{organisation}',
  allows: 'member',
  input: z.object({
    organisation: Id,
    name: line(organisationLimits.name).optional(),
    ...fields,
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: OrganisationView,
  errors: organisationErrors,
})

export const mergeOrganisations = operation({
  name: 'organisations.merge',
  summary:
    'Make two organisations one: everything of the other moves here, and the other is gone. There is no way back.',
  method: 'POST',
  path: '/organisations/{organisation}/merge',
  allows: 'member',
  input: z.object({
    organisation: Id.describe('The one that stays.'),
    other: Id.describe('The one that goes.'),
  }),
  output: OrganisationView,
  errors: {
    same: { status: 409, message: 'These are one organisation already. Choose another to merge with it.' },
  },
})

export const organisationForEmail = operation({
  name: 'organisations.forEmail',
  summary: 'Say where somebody with this e-mail address probably works.',
  method: 'GET',
  path: '/organisation-for-email',
  allows: 'viewer',
  input: z.object({ email: Email }),
  output: z.object({ organisation: OrganisationRef.nullable() }),
})
