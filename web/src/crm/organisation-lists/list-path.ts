import type { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'

/** The page that shows what is on a list. */
export function pathOf(list: string): `/organisations?${string}` {
  const filter: OrganisationFilter = { match: 'all', conditions: [{ what: 'list', value: [list] }] }
  return `/organisations?filter=${encodeURIComponent(JSON.stringify(filter))}`
}
