import type { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'
import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { putOnList } from './members.ts'
import { type Listed, listTable } from './read.ts'

/** The filters of live lists. */
export type ListFilters = { people: PersonFilter; organisations: OrganisationFilter }

export type NewList<Of extends Listed> = {
  name: string
  note: string
  filter?: ListFilters[Of] | undefined
  /** Who or what is on a fixed list to begin with; known to be there. */
  holds?: string[] | undefined
  shared: boolean
  madeBy: string | null
}

const ofPeople = {
  kind: 'list',
  created: 'list.created',
  updated: 'list.updated',
  removed: 'list.removed',
  put: 'list.people_added',
  takenOff: 'list.people_removed',
} as const
const ofOrganisations = {
  kind: 'organisation_list',
  created: 'organisation_list.created',
  updated: 'organisation_list.updated',
  removed: 'organisation_list.removed',
  put: 'organisation_list.organisations_added',
  takenOff: 'organisation_list.organisations_removed',
} as const

/** How events speak of a list and of what became of it. */
export function listEvents(of: Listed) {
  return of === 'people' ? ofPeople : ofOrganisations
}

/** Adds a list whose filter was looked at, and what it holds; answers its id. */
export async function insertList<Of extends Listed>(
  ctx: Context,
  of: Of,
  { name, note, filter, holds = [], shared, madeBy }: NewList<Of>,
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto(listTable(of))
    .values({
      workspaceId: ctx.workspaceId,
      id,
      name,
      nameKey: fold(name),
      note,
      filter: filter ? JSON.stringify(filter) : null,
      createdBy: madeBy,
      createdAt: ctx.instant,
      updatedAt: ctx.instant,
      sharedAt: shared ? ctx.instant : null,
    })
    .execute()
  await putOnList(ctx, of, id, holds)
  const { kind, created } = listEvents(of)
  ctx.record(created, { kind, id }, { after: { name, filter, [of]: holds, shared } })
  return id
}
