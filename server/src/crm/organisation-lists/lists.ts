import { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'
import * as contract from '@firsthand/contract/crm/organisation-lists'
import { handle } from '../../platform/handle.ts'
import { savedLists } from '../lists/saved-lists.ts'
import { listsIn, organisationTest } from '../organisations/list-filter.ts'

const lists = savedLists({
  of: 'organisations',
  refusing: contract.createOrganisationList,
  filter: OrganisationFilter,
  test: organisationTest,
  listsIn,
  counted: (organisations) => ({ organisations }),
})

export const organisationListHandlers = [
  handle(contract.listOrganisationLists, lists.list),
  handle(contract.showOrganisationList, lists.show),
  handle(contract.createOrganisationList, (ctx, { organisations, ...made }) =>
    lists.create(ctx, made, organisations),
  ),
  handle(contract.updateOrganisationList, lists.update),
  handle(contract.removeOrganisationList, lists.remove),
  handle(contract.addToOrganisationList, (ctx, { list, organisations }) =>
    lists.put(ctx, list, organisations),
  ),
  handle(contract.removeFromOrganisationList, (ctx, { list, organisations }) =>
    lists.takeOff(ctx, list, organisations),
  ),
  handle(contract.listsOfOrganisation, (ctx, { organisation }) => lists.having(ctx, organisation)),
]
