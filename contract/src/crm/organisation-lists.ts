import { z } from 'zod'
import { type Output, operation } from '../core/operation.ts'
import { Id } from '../core/shapes.ts'
import { OrganisationFilter, organisationFilterErrors } from './organisation-filter.ts'
import { Counted, ListsItIsOn, listed, savedListOperations } from './saved-lists.ts'

export const {
  list: listOrganisationLists,
  show: showOrganisationList,
  create: createOrganisationList,
  update: updateOrganisationList,
  remove: removeOrganisationList,
  add: addToOrganisationList,
  takeOff: removeFromOrganisationList,
} = savedListOperations({
  noun: 'organisationLists',
  path: 'organisation-lists',
  things: 'organisations',
  verbs: { add: 'addOrganisations', remove: 'removeOrganisations' },
  Filter: OrganisationFilter,
  holds: { organisations: listed },
  begins: { organisations: listed.optional().describe('What is on a fixed list to begin with.') },
  counted: { organisations: Counted },
  summaries: {
    list: 'List the saved lists of organisations: shared ones, and your own.',
    show: 'Show a saved list of organisations. What is on it is in `organisations.list` with the condition `list`.',
    create:
      'Save a list of organisations: with a filter it stays true by itself, without one it is a fixed set.',
    update: 'Rename a list of organisations, change its filter, share it or keep it to yourself.',
    remove: 'Remove a list of organisations. The organisations on it stay.',
    add: 'Put organisations on a fixed list. Those that are on it already stay once.',
    takeOff: 'Take organisations off a fixed list.',
  },
  errors: {
    ...organisationFilterErrors,
    is_live: {
      status: 409,
      message: 'This list is a filter: what fits is on it. Change the filter, or make a fixed list.',
    },
    is_fixed: {
      status: 409,
      message:
        'This list is a fixed set of organisations and has no filter. Add or remove organisations instead.',
    },
  },
})

export type OrganisationListRow = Output<typeof listOrganisationLists>['items'][number]
export type OrganisationListView = Output<typeof showOrganisationList>

export const listsOfOrganisation = operation({
  name: 'organisationLists.ofOrganisation',
  summary: 'List the fixed lists that an organisation is on, as far as you see them.',
  method: 'GET',
  path: '/organisations/{organisation}/lists',
  allows: 'viewer',
  input: z.object({ organisation: Id }),
  output: ListsItIsOn,
})
