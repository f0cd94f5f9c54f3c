import type { Goal, PipelineView, StageView } from '@firsthand/contract/crm/pipelines'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PipelineStages, Pipelines } from '../../platform/db/tables.ts'

const countedTo = 10_000

/** Pipelines as the API shows them. */
export async function presentPipelines(ctx: Context, rows: Selectable<Pipelines>[]): Promise<PipelineView[]> {
  const stages = await readStages(
    ctx,
    rows.map((row) => row.id),
  )
  const views: PipelineView[] = []
  for (const { id, name, archivedAt, version } of rows) {
    views.push({
      id,
      name,
      archivedAt,
      version,
      stages: stages.filter((stage) => stage.pipelineId === id).map(presentStage),
      openCount: await countOpen(ctx, id),
    })
  }
  return views
}

/** All stages of these pipelines in their order, archived ones last. */
export function readStages(ctx: Context, pipelines: string[]): Promise<Selectable<PipelineStages>[]> {
  if (pipelines.length === 0) return Promise.resolve([])
  return ctx.db
    .selectFrom('pipelineStages')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('pipelineId', 'in', pipelines)
    .orderBy(sql`archived_at IS NOT NULL`)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export function presentStage(row: Selectable<PipelineStages>): StageView {
  const { id, name, limitDays, quota, archivedAt } = row
  return { id, name, goal: row.goal as Goal, limitDays, quota, archivedAt }
}

/** How many are under way in a pipeline, along its index and not beyond a bound. */
async function countOpen(ctx: Context, pipeline: string): Promise<number> {
  const some = ctx.db
    .selectFrom('pipelineEntries')
    .select(sql`1`.as('one'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('pipelineId', '=', pipeline)
    .where('goal', '=', 'open')
    .where('archivedAt', 'is', null)
    .limit(countedTo)
  const { count } = await ctx.db
    .selectFrom(some.as('some'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
