import * as contract from '@firsthand/contract/crm/lists'
import { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { handle } from '../../platform/handle.ts'
import { listsIn, personTest } from '../people/list-filter.ts'
import { savedLists } from './saved-lists.ts'

const lists = savedLists({
  of: 'people',
  refusing: contract.createList,
  filter: PersonFilter,
  test: personTest,
  listsIn,
  counted: (people) => ({ people }),
})

export const listHandlers = [
  handle(contract.listLists, lists.list),
  handle(contract.showList, lists.show),
  handle(contract.createList, (ctx, { people, ...made }) => lists.create(ctx, made, people)),
  handle(contract.updateList, lists.update),
  handle(contract.removeList, lists.remove),
  handle(contract.addToList, (ctx, { list, people }) => lists.put(ctx, list, people)),
  handle(contract.removeFromList, (ctx, { list, people }) => lists.takeOff(ctx, list, people)),
  handle(contract.listsOfPerson, (ctx, { person }) => lists.having(ctx, person)),
]
