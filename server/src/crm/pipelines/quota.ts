import type { Context } from '../../platform/context.ts'

export type FullStage = { name: string; count: number; quota: number; stage: string }

type Target = { id: string; name: string; quota: number | null }

/** How full a stage is for a member, when it is full: open entries there in which it is their turn. */
export async function fullStage(
  ctx: Context,
  { stage, member, except }: { stage: Target; member: string | null; except?: string },
): Promise<FullStage | null> {
  if (stage.quota === null || member === null) return null
  const row = await ctx.db
    .selectFrom('pipelineEntries')
    .innerJoin('entryOwners', (on) =>
      on
        .onRef('entryOwners.workspaceId', '=', 'pipelineEntries.workspaceId')
        .onRef('entryOwners.entryId', '=', 'pipelineEntries.id')
        .onRef('entryOwners.role', '=', 'pipelineEntries.turn'),
    )
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('pipelineEntries.workspaceId', '=', ctx.workspaceId)
    .where('pipelineEntries.stageId', '=', stage.id)
    .where('pipelineEntries.goal', '=', 'open')
    .where('pipelineEntries.archivedAt', 'is', null)
    .where('entryOwners.memberId', '=', member)
    .where('entryOwners.until', 'is', null)
    .$if(except !== undefined, (query) => query.where('pipelineEntries.id', '!=', except!))
    .executeTakeFirstOrThrow()
  if (row.count < stage.quota) return null
  const { name } = await ctx.db
    .selectFrom('members')
    .select('name')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  return { name, count: row.count, quota: stage.quota, stage: stage.name }
}
