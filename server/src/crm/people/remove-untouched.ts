import type { Context } from '../../platform/context.ts'
import { removeEntries } from '../../platform/search/entries.ts'
import { peopleInUse } from '../imports/in-use.ts'

/** Removes those of these people whom nobody has touched since they were added; answers how many. For taking back what added them. */
export async function removeUntouchedPeople(ctx: Context, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0
  // No import of ours made them, so that whom they introduced always counts as somebody who stays.
  const spared = await peopleInUse(ctx, ctx.newId(), ids)
  const gone = ids.filter((id) => !spared.has(id))
  if (gone.length === 0) return 0
  await ctx.db
    .deleteFrom('people')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', gone)
    .execute()
  await removeEntries(ctx, 'person', gone)
  for (const id of gone) ctx.record('person.removed', { kind: 'person', id }, { before: {} })
  return gone.length
}
