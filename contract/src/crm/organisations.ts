import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { PersonRef } from './people.ts'

export const organisationLimits = { name: 200, website: 500, note: 20_000 }

export const OrganisationRow = z.object({
  id: Id,
  name: z.string(),
  website: z.string().nullable(),
  peopleCount: z.int(),
})
export const OrganisationView = OrganisationRow.extend({
  note: z.string(),
  people: z.array(PersonRef),
  createdAt: Instant,
})

const taken = {
  name_taken: { status: 409, message: 'There is an organisation of this name already. Open it instead.' },
} as const

export const listOrganisations = operation({
  name: 'organisations.list',
  summary: 'List organisations by name.',
  method: 'GET',
  path: '/organisations',
  allows: 'viewer',
  input: z.object({ ...pageInput, q: z.string().max(200).optional() }),
  output: page(OrganisationRow),
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

const fields = {
  website: z
    .url({ protocol: /^https?$/ })
    .max(organisationLimits.website)
    .nullable()
    .optional(),
  note: paragraphs(organisationLimits.note).optional(),
}

export const createOrganisation = operation({
  name: 'organisations.create',
  summary: 'Add an organisation.',
  method: 'POST',
  path: '/organisations',
  allows: 'member',
  input: z.object({ name: line(organisationLimits.name), ...fields }),
  output: OrganisationView,
  errors: taken,
})

export const updateOrganisation = operation({
  name: 'organisations.update',
  summary: 'Change an organisation.',
  method: 'PATCH',
  path: '/organisations/{organisation}',
  allows: 'member',
  input: z.object({ organisation: Id, name: line(organisationLimits.name).optional(), ...fields }),
  output: OrganisationView,
  errors: taken,
})
