import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/studies/study-plans'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { quietStudies } from './alarm.ts'
import { findStudy } from './find.ts'
import { readPlan } from './plan-read.ts'
import { readSegment, writeSegments } from './segments.ts'

export const planHandlers = [
  handle(contract.showStudyPlan, (ctx, { study }) => readPlan(ctx, study)),

  handle(contract.showSegment, async (ctx, { segment: id }) => {
    const { segment, studyId } = (await readSegment(ctx, id)) ?? failCommon('not_found')
    const { title } = await findStudy(ctx, studyId)
    return { ...segment, study: { id: studyId, title } }
  }),

  handle(
    contract.updateStudyPlan,
    async (ctx, { study, version, claims, segments, channels, synthesis, cited }) => {
      const before = await findStudy(ctx, study, { lock: true })
      if (version !== undefined && version !== before.version) failCommon('conflict')
      if (claims) await putClaims(ctx, study, { part: 'at_stake', claims })
      if (cited) await putClaims(ctx, study, { part: 'cited', claims: cited })
      if (segments) await writeSegments(ctx, study, segments)
      const change = {
        ...(channels !== undefined && { channels: [...new Set(channels)] }),
        ...(synthesis !== undefined && { synthesis }),
      }
      await ctx.db
        .updateTable('studies')
        .set({ ...change, version: before.version + 1, updatedAt: ctx.instant })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', study)
        .execute()
      ctx.record(
        'study.planned',
        { kind: 'study', id: study },
        {
          before: { channels: before.channels, synthesis: before.synthesis },
          after: {
            ...change,
            ...(claims && { claims }),
            ...(segments && { segments }),
            ...(cited && { cited }),
          },
        },
      )
      return readPlan(ctx, study)
    },
  ),

  handle(contract.moveStudy, async (ctx, { study, stage }) => {
    const before = await findStudy(ctx, study, { lock: true })
    if (before.closedAt) fail(contract.moveStudy, 'closed')
    if (before.stage !== stage) await moveStage(ctx, study, { from: before.stage, stage })
    return readPlan(ctx, study)
  }),

  handle(contract.putOffAlarm, async (ctx, { study, days, reason }) => {
    await findStudy(ctx, study)
    const until = new Date(ctx.now.getTime() + days * 86_400_000).toISOString()
    await ctx.db
      .insertInto('studyDelays')
      .values({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        studyId: study,
        until,
        reason,
        putOffBy: ctx.member?.id ?? null,
        putOffAt: ctx.instant,
      })
      .execute()
    ctx.record('study.alarm_put_off', { kind: 'study', id: study }, { after: { until, reason } })
    return readPlan(ctx, study)
  }),

  handle(contract.listQuietStudies, async (ctx) => ({ items: await quietStudies(ctx) })),
]

async function moveStage(
  ctx: Context,
  study: string,
  { from, stage }: { from: string; stage: contract.StudyStage },
): Promise<void> {
  await ctx.db
    .updateTable('studies')
    .set({ stage, updatedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', study)
    .execute()
  await ctx.db
    .insertInto('studyStages')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      studyId: study,
      stage,
      movedBy: ctx.member?.id ?? null,
      movedAt: ctx.instant,
    })
    .execute()
  ctx.record('study.moved', { kind: 'study', id: study }, { before: { stage: from }, after: { stage } })
}

/** Replaces the claims of one part whole; those that stay keep who added them. */
export async function putClaims(
  ctx: Context,
  study: string,
  { part, claims }: { part: 'at_stake' | 'cited'; claims: string[] },
): Promise<void> {
  const { workspaceId, db } = ctx
  const wanted = [...new Set(claims)]
  if (wanted.length > 0) {
    const known = await db
      .selectFrom('claims')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', wanted)
      .execute()
    if (known.length < wanted.length) fail(contract.updateStudyPlan, 'claim_missing')
  }
  await db
    .deleteFrom('studyClaims')
    .where('workspaceId', '=', workspaceId)
    .where('studyId', '=', study)
    .where('part', '=', part)
    .$if(wanted.length > 0, (query) => query.where('claimId', 'not in', wanted))
    .execute()
  if (wanted.length === 0) return
  await db
    .insertInto('studyClaims')
    .values(
      wanted.map((claimId) => ({
        workspaceId,
        id: ctx.newId(),
        studyId: study,
        claimId,
        part,
        addedBy: ctx.member?.id ?? null,
        addedAt: ctx.instant,
      })),
    )
    .onConflict((conflict) => conflict.columns(['workspaceId', 'studyId', 'part', 'claimId']).doNothing())
    .execute()
}
