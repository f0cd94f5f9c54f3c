import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/crm/pipelines'
import { type Context, asker } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { handle } from '../../platform/handle.ts'
import { fold } from '../../platform/search/fold.ts'
import { addFirstLostReasons } from './lost-reasons.ts'
import { presentPipelines, presentStage, readStages } from './stages.ts'
import { templates } from './templates.ts'

type Stages = NonNullable<Input<typeof contract.createPipeline>['stages']>

export const pipelineHandlers = [
  handle(contract.listPipelines, async (ctx, { archived }) => {
    const rows = await pipelines(ctx)
      .where('archivedAt', archived ? 'is not' : 'is', null)
      .orderBy('nameKey')
      .limit(200)
      .execute()
    return { items: await presentPipelines(ctx, rows) }
  }),

  handle(contract.showPipeline, (ctx, { pipeline }) => read(ctx, pipeline)),

  handle(contract.createPipeline, async (ctx, { name, template, stages: given }) => {
    const stages = given ?? (template ? contract.StageInput.array().parse(templates[template]) : undefined)
    if (!stages) return fail(contract.createPipeline, 'stages_missing')
    refuseUnfitStages(contract.createPipeline, stages)
    const there = await pipelines(ctx).where('archivedAt', 'is', null).execute()
    const limit = contract.pipelineLimits.pipelines
    if (there.length >= limit) fail(contract.createPipeline, 'too_many', { limit })

    const id = ctx.newId()
    const { workspaceId, instant } = ctx
    await refuseTwin(contract.createPipeline, () =>
      ctx.db
        .insertInto('pipelines')
        .values({ workspaceId, id, name, nameKey: fold(name), createdBy: asker(ctx).id, createdAt: instant })
        .execute(),
    )
    await ctx.db
      .insertInto('pipelineStages')
      .values(
        stages.map(({ id: _, ...stage }, position) => ({
          workspaceId,
          id: ctx.newId(),
          pipelineId: id,
          position,
          ...stage,
        })),
      )
      .execute()
    await addFirstLostReasons(ctx)
    ctx.record('pipeline.created', { kind: 'pipeline', id }, { after: { name, stages } })
    return read(ctx, id)
  }),

  handle(contract.updatePipeline, async (ctx, { pipeline: id, name, archived, stages, version }) => {
    const before =
      (await pipelines(ctx).where('id', '=', id).forUpdate().executeTakeFirst()) ?? failCommon('not_found')
    if (before.version !== version) failCommon('conflict')
    if (stages) refuseUnfitStages(contract.updatePipeline, stages)
    const stagesBefore = stages && (await replaceStages(ctx, id, stages))
    const changed = {
      name: name ?? before.name,
      nameKey: name === undefined ? before.nameKey : fold(name),
      archivedAt:
        archived === undefined ? before.archivedAt : archived ? (before.archivedAt ?? ctx.instant) : null,
    }
    await refuseTwin(contract.updatePipeline, () =>
      ctx.db
        .updateTable('pipelines')
        .set({ ...changed, version: version + 1 })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute(),
    )
    ctx.record(
      'pipeline.updated',
      { kind: 'pipeline', id },
      {
        before: {
          name: before.name,
          archivedAt: before.archivedAt,
          ...(stagesBefore && { stages: stagesBefore }),
        },
        after: { name: changed.name, archivedAt: changed.archivedAt, ...(stages && { stages }) },
      },
    )
    return read(ctx, id)
  }),
]

/** A pipeline of the open workspace, or the failure that there is none. */
export async function findPipeline(ctx: Context, id: string) {
  return (await pipelines(ctx).where('id', '=', id).executeTakeFirst()) ?? failCommon('not_found')
}

async function read(ctx: Context, id: string) {
  return (await presentPipelines(ctx, [await findPipeline(ctx, id)]))[0]!
}

function pipelines(ctx: Context) {
  return ctx.db.selectFrom('pipelines').selectAll().where('workspaceId', '=', ctx.workspaceId)
}

function refuseUnfitStages(
  operation: typeof contract.createPipeline | typeof contract.updatePipeline,
  stages: Stages,
): void {
  if (contract.goals.some((goal) => !stages.some((stage) => stage.goal === goal)))
    fail(operation, 'goals_missing')
  const seen = new Set<string>()
  for (const { name } of stages) {
    if (seen.has(fold(name))) fail(operation, 'stages_alike', { name })
    seen.add(fold(name))
  }
}

/**
 * Those left out are archived, so that the moves through them still say where they went. Answers what stood there, as it
 * would be sent.
 */
async function replaceStages(ctx: Context, pipelineId: string, stages: Stages): Promise<Stages> {
  const { workspaceId } = ctx
  await holdStages(ctx, pipelineId)
  const there = await readStages(ctx, [pipelineId])
  const ids = stages.flatMap((stage) => stage.id ?? [])
  if (new Set(ids).size < ids.length || ids.some((id) => !there.some((stage) => stage.id === id)))
    fail(contract.updatePipeline, 'stage_missing')

  for (const stage of there.filter((each) => !each.archivedAt && !ids.includes(each.id))) {
    if (await isStoodIn(ctx, stage.id)) fail(contract.updatePipeline, 'stage_in_use', { stage: stage.name })
    await ctx.db
      .updateTable('pipelineStages')
      .set({ archivedAt: ctx.instant })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', stage.id)
      .execute()
  }
  for (const [position, { id, ...stage }] of stages.entries()) {
    const before = there.find((each) => each.id === id)
    if (!before) {
      await ctx.db
        .insertInto('pipelineStages')
        .values({ workspaceId, id: ctx.newId(), pipelineId, position, ...stage })
        .execute()
      continue
    }
    // What was counted as won must not become lost by a change of settings.
    if (before.goal !== stage.goal && (await wasVisited(ctx, before.id)))
      fail(contract.updatePipeline, 'goal_fixed', { stage: before.name, goal: before.goal })
    await ctx.db
      .updateTable('pipelineStages')
      .set({ ...stage, position, archivedAt: null })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', before.id)
      .execute()
  }
  return there.filter((stage) => !stage.archivedAt).map(asSent)
}

function asSent(stage: Parameters<typeof presentStage>[0]): Stages[number] {
  const { archivedAt: _, ...sent } = presentStage(stage)
  return sent
}

/** Whoever moves an entry holds its new stage: nobody may enter one while it is being archived. */
async function holdStages(ctx: Context, pipeline: string): Promise<void> {
  await ctx.db
    .selectFrom('pipelineStages')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('pipelineId', '=', pipeline)
    .orderBy('id')
    .forUpdate()
    .execute()
}

async function isStoodIn(ctx: Context, stage: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('pipelineEntries')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('stageId', '=', stage)
    .where('archivedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function wasVisited(ctx: Context, stage: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('entryMoves')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('toStageId', '=', stage)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function refuseTwin(
  operation: typeof contract.createPipeline | typeof contract.updatePipeline,
  write: () => Promise<unknown>,
): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (violates(error, 'pipelines_name')) fail(operation, 'name_taken')
    throw error
  }
}
