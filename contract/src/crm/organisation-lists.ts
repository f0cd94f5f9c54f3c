import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { ListRow, listLimits } from './lists.ts'
import { OrganisationFilter, organisationFilterErrors } from './organisation-filter.ts'

export const OrganisationListRow = ListRow.omit({ people: true }).extend({
  kind: z.enum(['live', 'fixed']).describe('A live list is a filter; a fixed one is put together by hand.'),
  organisations: z.object({ count: z.int(), exact: z.boolean() }).describe('Counted up to a bound.'),
})
export type OrganisationListRow = z.output<typeof OrganisationListRow>

export const OrganisationListView = OrganisationListRow.extend({
  filter: OrganisationFilter.nullable(),
  createdAt: Instant,
  version: z.int(),
})
export type OrganisationListView = z.output<typeof OrganisationListView>

const organisations = z.array(Id).min(1).max(listLimits.atOnce)

const listErrors = {
  ...organisationFilterErrors,
  not_yours: {
    status: 403,
    message: 'Only whoever made this list, or an administrator, can do this. Make a list of your own.',
  },
  is_live: {
    status: 409,
    message: 'This list is a filter: what fits is on it. Change the filter, or make a fixed list.',
  },
  is_fixed: {
    status: 409,
    message:
      'This list is a fixed set of organisations and has no filter. Add or remove organisations instead.',
  },
  stands_on_live: {
    status: 422,
    message:
      'A live list can stand on fixed lists alone. Take the condition on {name} away, or use its conditions.',
  },
  stands_on_private: {
    status: 422,
    message: 'Others cannot see the list {name} that this filter uses. Share that one first.',
  },
} as const

export const listOrganisationLists = operation({
  name: 'organisationLists.list',
  summary: 'List the saved lists of organisations: shared ones, and your own.',
  method: 'GET',
  path: '/organisation-lists',
  allows: 'viewer',
  input: z.object({ ...pageInput, q: z.string().max(200).optional().describe('Part of the name.') }),
  output: page(OrganisationListRow),
})

export const showOrganisationList = operation({
  name: 'organisationLists.show',
  summary:
    'Show a saved list of organisations. What is on it is in `organisations.list` with the condition `list`.',
  method: 'GET',
  path: '/organisation-lists/{list}',
  allows: 'viewer',
  input: z.object({ list: Id }),
  output: OrganisationListView,
})

export const createOrganisationList = operation({
  name: 'organisationLists.create',
  summary:
    'Save a list of organisations: with a filter it stays true by itself, without one it is a fixed set.',
  method: 'POST',
  path: '/organisation-lists',
  allows: 'member',
  input: z.object({
    name: line(listLimits.name),
    note: paragraphs(listLimits.note).default(''),
    filter: OrganisationFilter.optional(),
    organisations: organisations.optional().describe('What is on a fixed list to begin with.'),
    shared: z.boolean().default(false).describe('Whether everybody in the workspace sees it.'),
  }),
  output: OrganisationListView,
  errors: listErrors,
})

export const updateOrganisationList = operation({
  name: 'organisationLists.update',
  summary: 'Rename a list of organisations, change its filter, share it or keep it to yourself.',
  method: 'PATCH',
  path: '/organisation-lists/{list}',
  allows: 'member',
  input: z.object({
    list: Id,
    name: line(listLimits.name).optional(),
    note: paragraphs(listLimits.note).optional(),
    filter: OrganisationFilter.optional(),
    shared: z.boolean().optional(),
    version: z.int().optional().describe('Refuses when somebody else changed the list since.'),
  }),
  output: OrganisationListView,
  errors: listErrors,
})

export const removeOrganisationList = operation({
  name: 'organisationLists.remove',
  summary: 'Remove a list of organisations. The organisations on it stay.',
  method: 'DELETE',
  path: '/organisation-lists/{list}',
  allows: 'member',
  input: z.object({ list: Id }),
  output: Nothing,
  errors: listErrors,
})

export const addToOrganisationList = operation({
  name: 'organisationLists.addOrganisations',
  summary: 'Put organisations on a fixed list. Those that are on it already stay once.',
  method: 'POST',
  path: '/organisation-lists/{list}/organisations',
  allows: 'member',
  input: z.object({ list: Id, organisations }),
  output: z.object({ added: z.int() }),
  errors: listErrors,
})

export const removeFromOrganisationList = operation({
  name: 'organisationLists.removeOrganisations',
  summary: 'Take organisations off a fixed list.',
  method: 'POST',
  path: '/organisation-lists/{list}/organisations/remove',
  allows: 'member',
  input: z.object({ list: Id, organisations }),
  output: z.object({ removed: z.int() }),
  errors: listErrors,
})

export const listsOfOrganisation = operation({
  name: 'organisationLists.ofOrganisation',
  summary: 'List the fixed lists that an organisation is on, as far as you see them.',
  method: 'GET',
  path: '/organisations/{organisation}/lists',
  allows: 'viewer',
  input: z.object({ organisation: Id }),
  output: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
})
