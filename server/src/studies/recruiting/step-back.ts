import { recruitSteps } from '@firsthand/contract/studies/recruiting-channels'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { reservePlaces } from './places.ts'
import { profilesOf } from './profile.ts'
import { type Recruit, findRecruit } from './recruit-read.ts'
import { readRules } from './settings.ts'
import { takeStep } from './steps.ts'

const day = 86_400_000

/** A meeting that is planned takes its place until some time after it should have been. */
export async function keepSettledPlace(ctx: Context, id: string, meetingAt: string): Promise<void> {
  const recruit = await findRecruit(ctx, id, { lock: true })
  const { holdDays } = await readRules(ctx)
  const profile = (await profilesOf(ctx, recruit.studyId, [recruit.personId])).get(recruit.personId)!
  await reservePlaces(ctx, {
    study: recruit.studyId,
    holder: { kind: 'recruit', id },
    profile,
    until: new Date(Math.max(ctx.now.getTime(), Date.parse(meetingAt)) + holdDays * day).toISOString(),
    isSettled: true,
  })
}

/**
 * Takes back those whom a conversation had taken forward when it is put away, has not taken place after all, or was with
 * somebody else. What a member said of them, and what other conversations say, holds.
 */
export async function stepBackFrom(ctx: Context, conversation: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT r.id FROM recruit_steps s
    JOIN recruits r ON r.workspace_id = ${ctx.workspaceId} AND r.id = s.recruit_id AND r.step IN ('scheduled', 'met')
    WHERE s.workspace_id = ${ctx.workspaceId} AND s.source_kind = 'conversation' AND s.source_id = ${conversation}
    ORDER BY r.id`.execute(ctx.db)
  for (const { id } of rows) {
    const recruit = await findRecruit(ctx, id, { lock: true })
    if (!(await isByConversation(ctx, recruit))) continue
    const { heldAt, plannedFor } = await standingOf(ctx, recruit)
    if (heldAt || (recruit.step === 'scheduled' && plannedFor)) continue
    const source = { kind: 'conversation', id: conversation }
    const to = plannedFor ? 'scheduled' : before(recruit)
    await takeStep(ctx, recruit, { to, at: ctx.instant, source })
    // Whoever agreed keeps the place that they had before they were counted.
    if (to === 'scheduled' || to === 'agreed') await keepSettledPlace(ctx, id, plannedFor ?? ctx.instant)
  }
}

/** Whether it was a conversation, and nobody by hand, that took them where they are. */
async function isByConversation(ctx: Context, { id, step }: Recruit): Promise<boolean> {
  const last = await ctx.db
    .selectFrom('recruitSteps')
    .select('sourceKind')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recruitId', '=', id)
    .where('step', '=', step)
    .orderBy('movedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.sourceKind === 'conversation'
}

/** When they were last met in the study, and when they are to be met next. */
async function standingOf(ctx: Context, { studyId, personId }: Recruit) {
  const { rows } = await sql<{ heldAt: string | null; plannedFor: string | null }>`
    SELECT max(v.held_at) AS "heldAt", max(v.planned_for) FILTER (WHERE v.held_at IS NULL) AS "plannedFor"
    FROM conversation_people p
    JOIN conversations v ON v.workspace_id = ${ctx.workspaceId} AND v.id = p.conversation_id
    WHERE p.workspace_id = ${ctx.workspaceId} AND p.person_id = ${personId} AND v.study_id = ${studyId}
      AND v.archived_at IS NULL`.execute(ctx.db)
  return rows[0]!
}

/** The last step that they took before any meeting. */
function before(recruit: Recruit): 'found' | 'asked' | 'agreed' {
  const reached = { found: true, asked: recruit.askedAt !== null, agreed: recruit.agreedAt !== null }
  return recruitSteps
    .slice(0, 3)
    .findLast((step) => reached[step as keyof typeof reached]) as keyof typeof reached
}
