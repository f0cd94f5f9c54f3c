import { z } from 'zod'
import { type Output, operation } from '../core/operation.ts'
import { Id } from '../core/shapes.ts'
import { PersonFilter, filterErrors } from './person-filter.ts'
import { Counted, ListsItIsOn, listed, savedListOperations } from './saved-lists.ts'

export const {
  list: listLists,
  show: showList,
  create: createList,
  update: updateList,
  remove: removeList,
  add: addToList,
  takeOff: removeFromList,
} = savedListOperations({
  noun: 'lists',
  path: 'lists',
  things: 'people',
  verbs: { add: 'addPeople', remove: 'removePeople' },
  Filter: PersonFilter,
  holds: { people: listed },
  begins: { people: listed.optional().describe('Who is on a fixed list to begin with.') },
  counted: { people: Counted },
  summaries: {
    list: 'List the saved lists of people: shared ones, and your own.',
    show: 'Show a saved list. Its people are in `people.list` with the condition `list`.',
    create: 'Save a list of people: with a filter it stays true by itself, without one it is a fixed set.',
    update: 'Rename a list, change its filter, share it or keep it to yourself.',
    remove: 'Remove a list. The people on it stay.',
    add: 'Put people on a fixed list. Those who are on it already stay once.',
    takeOff: 'Take people off a fixed list.',
  },
  errors: {
    ...filterErrors,
    is_live: {
      status: 409,
      message: 'This list is a filter: who fits is on it. Change the filter, or make a fixed list.',
    },
    is_fixed: {
      status: 409,
      message: 'This list is a fixed set of people and has no filter. Add or remove people instead.',
    },
  },
})

export type ListRow = Output<typeof listLists>['items'][number]
export type ListView = Output<typeof showList>

export const listsOfPerson = operation({
  name: 'lists.ofPerson',
  summary: 'List the fixed lists that a person is on, as far as you see them.',
  method: 'GET',
  path: '/people/{person}/lists',
  allows: 'viewer',
  input: z.object({ person: Id }),
  output: ListsItIsOn,
})
