import type { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'

type Path = `/organisations?${string}`

/** The page that shows what is on a list. */
export function pathOf(list: string): Path {
  return withFilter({ match: 'all', conditions: [{ what: 'list', value: [list] }] })
}

/** The page on which the filter of a live list is changed. */
export function editPathOf(list: string, filter: OrganisationFilter): Path {
  return `${withFilter(filter)}&edits=${list}`
}

/** The list that a filter shows and nothing else; undefined where it shows more or less. */
export function shownList({ conditions }: OrganisationFilter): string | undefined {
  const [only, ...others] = conditions
  if (!only || others.length > 0 || only.what !== 'list' || only.not || only.value.length !== 1)
    return undefined
  return only.value[0]
}

function withFilter(filter: OrganisationFilter): Path {
  return `/organisations?filter=${encodeURIComponent(JSON.stringify(filter))}`
}
