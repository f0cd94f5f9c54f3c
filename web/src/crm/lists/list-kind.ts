import type { Operation, Sent } from '@firsthand/contract/core/operation'
import type { ListRow, createList } from '@firsthand/contract/crm/lists'
import type { OrganisationListRow, createOrganisationList } from '@firsthand/contract/crm/organisation-lists'
import type { savedListWords } from './saved-lists.words.ts'

/** Filters as they are sent. */
export type PeopleFilter = NonNullable<Sent<typeof createList>['filter']>
export type OrganisationsFilter = NonNullable<Sent<typeof createOrganisationList>['filter']>
export type AnyFilter = PeopleFilter | OrganisationsFilter
export type AnyRow = ListRow | OrganisationListRow

/** An operation of which these are known: what it is sent, and what it answers. */
type Does<Asks, Answers> = Operation & {
  input: { _zod: { input: Asks } }
  output: { _zod: { output: Answers } }
}

type Words = typeof savedListWords &
  Record<'title' | 'question' | 'holds' | 'liveLead' | 'fixedLead' | 'noneText' | 'example', string> & {
    removed: (name: string) => string
  }

/** How what is on a fixed list to begin with is sent. */
export type BeginsPeople = Required<Pick<Sent<typeof createList>, 'people'>>
export type BeginsOrganisations = Required<Pick<Sent<typeof createOrganisationList>, 'organisations'>>

/** What is different of lists of people and of lists of organisations. */
export type ListKind<
  Filter extends AnyFilter = AnyFilter,
  Begins extends BeginsPeople | BeginsOrganisations = BeginsPeople | BeginsOrganisations,
> = {
  words: Words
  /** The page of all that can be on such a list. */
  all: { label: string; path: `/${string}`; list: Operation }
  /** The page of what is on a list. */
  pathOf(list: string): string
  list: Does<{ q?: string | undefined; limit?: number }, { items: AnyRow[]; next: string | null }>
  show: Does<{ list: string }, AnyRow & { filter: Filter | null; version: number }>
  create: Does<{ name: string; filter?: Filter | undefined; shared?: boolean }, { name: string }>
  update: Does<
    { list: string; name?: string; filter?: Filter | undefined; shared?: boolean; version?: number },
    { name: string }
  >
  remove: Does<{ list: string }, unknown>
  begins(ids: string[]): Begins
}

export function sizeOf(list: AnyRow) {
  return 'people' in list ? list.people : list.organisations
}

/** The page of all lists of a kind. */
export function pathOfLists({ all }: ListKind): string {
  return `${all.path}/lists`
}

/** The page on which the filter of a live list is changed. */
export function editPathOf({ all }: ListKind, list: string, filter: AnyFilter): string {
  return `${all.path}?edits=${list}&filter=${encodeURIComponent(JSON.stringify(filter))}`
}

/** The list that a filter shows and nothing else; undefined where it shows more or less. */
export function shownList({ conditions }: AnyFilter): string | undefined {
  const [only, ...others] = conditions
  if (!only || others.length > 0 || 'conditions' in only || only.what !== 'list' || only.not) return undefined
  return only.value.length === 1 ? only.value[0] : undefined
}
