import type { StudyPlan, StudyStage } from '@firsthand/contract/studies/study-plans'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { memberNames, refOf } from '../recruiting/recruit-read.ts'
import { alarmOfStudy } from './alarm.ts'
import { findStudy } from './find.ts'
import { readSegments } from './segments.ts'

export async function readPlan(ctx: Context, id: string): Promise<StudyPlan> {
  const study = await findStudy(ctx, id)
  const delay = await lastDelay(ctx, id)
  const stages = await ctx.db
    .selectFrom('studyStages')
    .select(['stage', 'movedBy', 'movedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', id)
    .orderBy('movedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const names = await memberNames(ctx, [delay?.putOffBy ?? null, ...stages.map((each) => each.movedBy)])
  return {
    study: id,
    stage: study.stage as StudyStage,
    stages: stages.map(({ stage, movedBy, movedAt }) => ({
      stage: stage as StudyStage,
      by: refOf(names, movedBy),
      at: movedAt,
    })),
    claims: await readClaims(ctx, id, 'at_stake'),
    segments: await readSegments(ctx, id),
    channels: study.channels as StudyPlan['channels'],
    synthesis: study.synthesis,
    cited: await readClaims(ctx, id, 'cited'),
    attended: await attended(ctx, id),
    alarm: await alarmOfStudy(ctx, id),
    delay:
      delay && delay.until > ctx.instant
        ? { until: delay.until, reason: delay.reason, by: refOf(names, delay.putOffBy), at: delay.putOffAt }
        : null,
    version: study.version,
  }
}

async function lastDelay(ctx: Context, study: string) {
  return ctx.db
    .selectFrom('studyDelays')
    .select(['until', 'reason', 'putOffBy', 'putOffAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', study)
    .orderBy('putOffAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function readClaims(ctx: Context, study: string, part: string): Promise<StudyPlan['claims']> {
  return ctx.db
    .selectFrom('studyClaims')
    .innerJoin('claims', (on) =>
      on
        .onRef('claims.workspaceId', '=', 'studyClaims.workspaceId')
        .onRef('claims.id', '=', 'studyClaims.claimId'),
    )
    .select(['claims.id', 'claims.sentence', 'claims.stakes', 'claims.rung'])
    .where('studyClaims.workspaceId', '=', ctx.workspaceId)
    .where('studyClaims.studyId', '=', study)
    .where('studyClaims.part', '=', part)
    .orderBy('claims.rung')
    .orderBy('claims.stakes', 'desc')
    .orderBy('claims.id')
    .execute()
}

async function attended(ctx: Context, study: string): Promise<StudyPlan['attended']> {
  const { rows } = await sql<StudyPlan['attended'][number]>`
    SELECT m.id, m.name, m.leader_since IS NOT NULL AS "isLeader", count(*)::int AS conversations
    FROM conversations v
    JOIN conversation_members c ON c.workspace_id = v.workspace_id AND c.conversation_id = v.id
    JOIN members m ON m.workspace_id = c.workspace_id AND m.id = c.member_id
    WHERE v.workspace_id = ${ctx.workspaceId} AND v.study_id = ${study} AND v.archived_at IS NULL
      AND v.held_at IS NOT NULL
    GROUP BY m.id, m.name, m.leader_since ORDER BY count(*) DESC, m.name, m.id`.execute(ctx.db)
  return rows
}
