import { createList, listLists, removeList, showList, updateList } from '@firsthand/contract/crm/lists'
import { listPeople } from '@firsthand/contract/crm/people'
import { words as shared } from '../crm.words.ts'
import type { BeginsPeople, ListKind, PeopleFilter } from './list-kind.ts'
import { words } from './lists.words.ts'

export const peopleLists: ListKind<PeopleFilter, BeginsPeople> = {
  words,
  all: { label: shared.people, path: '/people', list: listPeople },
  pathOf: (list) => `/people?list=${list}`,
  list: listLists,
  show: showList,
  create: createList,
  update: updateList,
  remove: removeList,
  begins: (people) => ({ people }),
}
