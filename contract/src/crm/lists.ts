import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { PersonFilter, filterErrors } from './person-filter.ts'

export const listLimits = { name: 120, note: 2_000, atOnce: 500, countedTo: 1_000 }

export const ListRow = z.object({
  id: Id,
  name: z.string(),
  note: z.string(),
  kind: z.enum(['live', 'fixed']).describe('A live list is a filter; a fixed one is put together by hand.'),
  isShared: z.boolean(),
  isYours: z.boolean(),
  madeBy: z.string().nullable(),
  people: z.object({ count: z.int(), exact: z.boolean() }).describe('Counted up to a bound.'),
  updatedAt: Instant,
})
export type ListRow = z.output<typeof ListRow>

export const ListView = ListRow.extend({
  filter: PersonFilter.nullable(),
  createdAt: Instant,
  version: z.int(),
})
export type ListView = z.output<typeof ListView>

const people = z.array(Id).min(1).max(listLimits.atOnce)

const listErrors = {
  ...filterErrors,
  not_yours: {
    status: 403,
    message: 'Only whoever made this list, or an administrator, can do this. Make a list of your own.',
  },
  is_live: {
    status: 409,
    message: 'This list is a filter: who fits is on it. Change the filter, or make a fixed list.',
  },
  is_fixed: {
    status: 409,
    message: 'This list is a fixed set of people and has no filter. Add or remove people instead.',
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

export const listLists = operation({
  name: 'lists.list',
  summary: 'List the saved lists of people: shared ones, and your own.',
  method: 'GET',
  path: '/lists',
  allows: 'viewer',
  input: z.object({ ...pageInput, q: z.string().max(200).optional().describe('Part of the name.') }),
  output: page(ListRow),
})

export const showList = operation({
  name: 'lists.show',
  summary: 'Show a saved list. Its people are in `people.list` with the condition `list`.',
  method: 'GET',
  path: '/lists/{list}',
  allows: 'viewer',
  input: z.object({ list: Id }),
  output: ListView,
})

export const createList = operation({
  name: 'lists.create',
  summary: 'Save a list of people: with a filter it stays true by itself, without one it is a fixed set.',
  method: 'POST',
  path: '/lists',
  allows: 'member',
  input: z.object({
    name: line(listLimits.name),
    note: paragraphs(listLimits.note).default(''),
    filter: PersonFilter.optional(),
    people: people.optional().describe('Who is on a fixed list to begin with.'),
    shared: z.boolean().default(false).describe('Whether everybody in the workspace sees it.'),
  }),
  output: ListView,
  errors: listErrors,
})

export const updateList = operation({
  name: 'lists.update',
  summary: 'Rename a list, change its filter, share it or keep it to yourself.',
  method: 'PATCH',
  path: '/lists/{list}',
  allows: 'member',
  input: z.object({
    list: Id,
    name: line(listLimits.name).optional(),
    note: paragraphs(listLimits.note).optional(),
    filter: PersonFilter.optional(),
    shared: z.boolean().optional(),
    version: z.int().optional().describe('Refuses when somebody else changed the list since.'),
  }),
  output: ListView,
  errors: listErrors,
})

export const removeList = operation({
  name: 'lists.remove',
  summary: 'Remove a list. The people on it stay.',
  method: 'DELETE',
  path: '/lists/{list}',
  allows: 'member',
  input: z.object({ list: Id }),
  output: Nothing,
  errors: listErrors,
})

export const addToList = operation({
  name: 'lists.addPeople',
  summary: 'Put people on a fixed list. Those who are on it already stay once.',
  method: 'POST',
  path: '/lists/{list}/people',
  allows: 'member',
  input: z.object({ list: Id, people }),
  output: z.object({ added: z.int() }),
  errors: listErrors,
})

export const removeFromList = operation({
  name: 'lists.removePeople',
  summary: 'Take people off a fixed list.',
  method: 'POST',
  path: '/lists/{list}/people/remove',
  allows: 'member',
  input: z.object({ list: Id, people }),
  output: z.object({ removed: z.int() }),
  errors: listErrors,
})

export const listsOfPerson = operation({
  name: 'lists.ofPerson',
  summary: 'List the fixed lists that a person is on, as far as you see them.',
  method: 'GET',
  path: '/people/{person}/lists',
  allows: 'viewer',
  input: z.object({ person: Id }),
  output: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
})
