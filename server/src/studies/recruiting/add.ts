import type { RecruitingChannel } from '@firsthand/contract/studies/recruiting-channels'
import type { Context } from '../../platform/context.ts'
import { noteStep } from './steps.ts'

/** Takes people into a study; answers the recruits that are new. Two who add the same people add them once. */
export async function insertRecruits(
  ctx: Context,
  {
    study,
    people,
    channel,
    why,
    at = ctx.instant,
  }: { study: string; people: string[]; channel: RecruitingChannel | null; why: string; at?: string },
): Promise<{ id: string; personId: string }[]> {
  if (people.length === 0) return []
  const rows = people.toSorted().map((personId) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    studyId: study,
    personId,
    channel,
    why,
    step: 'found',
    foundAt: at,
    addedBy: ctx.member?.id ?? null,
    updatedAt: ctx.instant,
  }))
  const made = await ctx.db
    .insertInto('recruits')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'studyId', 'personId']).doNothing())
    .returning(['id', 'personId'])
    .execute()
  for (const { id } of made) {
    await noteStep(ctx, id, { to: 'found', at })
    ctx.record('recruit.found', { kind: 'recruit', id }, { after: { study, channel, why } })
  }
  return made
}
