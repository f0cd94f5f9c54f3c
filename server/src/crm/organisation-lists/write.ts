import type { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { putOnList } from './members.ts'

export type NewOrganisationList = {
  name: string
  note: string
  filter?: OrganisationFilter | undefined
  /** What is on a fixed list to begin with; known to be there. */
  organisations?: string[] | undefined
  shared: boolean
  madeBy: string | null
}

/** Adds a list whose filter and organisations were looked at; answers its id. */
export async function insertOrganisationList(ctx: Context, list: NewOrganisationList): Promise<string> {
  const { name, note, filter, organisations = [], shared, madeBy } = list
  const id = ctx.newId()
  await ctx.db
    .insertInto('organisationLists')
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
  if (organisations.length > 0) await putOnList(ctx, id, organisations)
  const after = { name, filter, organisations, shared }
  ctx.record('organisation_list.created', { kind: 'organisation_list', id }, { after })
  return id
}
