import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import { putOnList } from './members.ts'

export type NewList = {
  name: string
  note: string
  filter?: PersonFilter | undefined
  /** Who is on a fixed list to begin with; known to be there. */
  people?: string[] | undefined
  shared: boolean
  madeBy: string | null
}

/** Adds a list whose filter and people were looked at; answers its id. */
export async function insertList(ctx: Context, list: NewList): Promise<string> {
  const { name, note, filter, people = [], shared, madeBy } = list
  const id = ctx.newId()
  await ctx.db
    .insertInto('personLists')
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
  await putOnList(ctx, id, people)
  ctx.record('list.created', { kind: 'list', id }, { after: { name, filter, people, shared } })
  return id
}
