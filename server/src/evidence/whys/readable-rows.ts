import { anyOf } from '../../platform/db/any-of.ts'
import type { ReadableRows } from '../../platform/domain.ts'
import { hiddenInWhys } from './search.ts'

/** Ladders and their steps as they are shown: without what is hidden in the quotes that stand in them. */
export const readableWhys: Record<string, ReadableRows> = {
  async whys(ctx, ids) {
    const rows = await ctx.db
      .selectFrom('whys')
      .select(['id', 'symptom'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', anyOf(ids))
      .execute()
    const hides = await hiddenInWhys(ctx, ids)
    return rows.map(({ id, symptom }) => ({ id, symptom: hides.get(id)!(symptom) }))
  },

  async why_steps(ctx, ids) {
    const rows = await ctx.db
      .selectFrom('whySteps')
      .select(['id', 'whyId', 'sentence'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', anyOf(ids))
      .execute()
    const hides = await hiddenInWhys(ctx, [...new Set(rows.map((row) => row.whyId))])
    return rows.map(({ id, whyId, sentence }) => ({ id, sentence: hides.get(whyId)!(sentence) }))
  },
}
