import {
  createOrganisationList,
  listOrganisationLists,
  removeOrganisationList,
  showOrganisationList,
  updateOrganisationList,
} from '@firsthand/contract/crm/organisation-lists'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { words as shared } from '../crm.words.ts'
import type { BeginsOrganisations, ListKind, OrganisationsFilter } from '../lists/list-kind.ts'
import { pathOf } from './list-path.ts'
import { words } from './organisation-lists.words.ts'

export const organisationLists: ListKind<OrganisationsFilter, BeginsOrganisations> = {
  words,
  all: { label: shared.organisations, path: '/organisations', list: listOrganisations },
  pathOf,
  list: listOrganisationLists,
  show: showOrganisationList,
  create: createOrganisationList,
  update: updateOrganisationList,
  remove: removeOrganisationList,
  begins: (organisations) => ({ organisations }),
}
