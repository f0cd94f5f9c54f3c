import { type RecruitStep, recruitSteps } from '@firsthand/contract/studies/recruiting-channels'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Consumer } from '../../platform/domain.ts'
import { insertRecruits } from './add.ts'
import { findRecruit } from './recruit-read.ts'
import { keepSettledPlace, stepBackFrom } from './step-back.ts'
import { takeStep } from './steps.ts'

/** Conversations lie above: what happens in them is heard here, and moves whoever it was with. */
export const recruitingConsumers: Consumer[] = [
  {
    name: 'recruiting.conversations',
    hears: [
      'conversation.planned',
      'conversation.held',
      'conversation.updated',
      'conversation.archived',
      'conversation.restored',
    ],
    run: async (ctx, event) => {
      await followConversation(ctx, event.subjectId)
      await stepBackFrom(ctx, event.subjectId)
    },
  },
  {
    name: 'recruiting.evidence',
    hears: [
      'evidence.created',
      'evidence.accepted',
      'evidence.updated',
      'evidence.restored',
      'evidence.withdrawn',
    ],
    run: (ctx, event) => followEvidence(ctx, event.subjectId),
  },
]

/** Whoever a planned conversation of a study is with is scheduled; whoever it was held with is met. */
async function followConversation(ctx: Context, id: string): Promise<void> {
  const { workspaceId, db } = ctx
  const conversation = await db
    .selectFrom('conversations')
    .select(['studyId', 'heldAt', 'plannedFor', 'createdAt'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .executeTakeFirst()
  if (!conversation?.studyId) return
  const people = (
    await db
      .selectFrom('conversationPeople')
      .innerJoin('people', (on) =>
        on
          .onRef('people.workspaceId', '=', 'conversationPeople.workspaceId')
          .onRef('people.id', '=', 'conversationPeople.personId'),
      )
      .select('conversationPeople.personId as id')
      .where('conversationPeople.workspaceId', '=', workspaceId)
      .where('conversationPeople.conversationId', '=', id)
      .where('people.erasedAt', 'is', null)
      .execute()
  ).map((row) => row.id)
  await takeIn(ctx, conversation.studyId, people, conversation.heldAt ?? conversation.createdAt)
  for (const recruit of await recruitsOf(ctx, conversation.studyId, people)) {
    const isReached = await reach(ctx, recruit, {
      to: conversation.heldAt ? 'met' : 'scheduled',
      at: conversation.heldAt ?? ctx.instant,
      source: { kind: 'conversation', id },
    })
    if (isReached && !conversation.heldAt)
      await keepSettledPlace(ctx, recruit, conversation.plannedFor ?? ctx.instant)
  }
  // Whoever is only now written down as having been there may have taught something already.
  if (conversation.heldAt)
    for (const each of await evidenceOf(ctx, id, people)) await followEvidence(ctx, each)
}

/** One piece of each of these people from a conversation: it says whether anything of theirs counts. */
async function evidenceOf(ctx: Context, conversation: string, people: string[]): Promise<string[]> {
  if (people.length === 0) return []
  const rows = await ctx.db
    .selectFrom('evidence')
    .select('id')
    .distinctOn('personId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sourceId', '=', conversation)
    .where('personId', 'in', people)
    .orderBy('personId')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Whoever said something that became evidence has taught the study something, for as long as any of it counts. Words that
 * somebody else passed on are no meeting: who was not there is neither met nor takes a place.
 */
async function followEvidence(ctx: Context, id: string): Promise<void> {
  const { rows } = await sql<{ personId: string; studyId: string; counts: boolean }>`
    SELECT e.person_id AS "personId", v.study_id AS "studyId", EXISTS (
      SELECT FROM evidence o JOIN conversations w ON w.workspace_id = o.workspace_id AND w.id = o.source_id
      JOIN conversation_people q ON q.workspace_id = w.workspace_id AND q.conversation_id = w.id
        AND q.person_id = o.person_id
      WHERE o.workspace_id = e.workspace_id AND o.person_id = e.person_id AND w.study_id = v.study_id
        AND o.withdrawn_at IS NULL AND (o.suggested_by IS NULL OR o.accepted_at IS NOT NULL)) AS counts
    FROM evidence e
    JOIN conversations v ON v.workspace_id = e.workspace_id AND v.id = e.source_id
    JOIN conversation_people p ON p.workspace_id = v.workspace_id AND p.conversation_id = v.id
      AND p.person_id = e.person_id
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.id = ${id}
      AND e.person_id IS NOT NULL AND v.study_id IS NOT NULL AND v.held_at IS NOT NULL`.execute(ctx.db)
  const source = { kind: 'evidence', id }
  for (const { personId, studyId, counts } of rows)
    for (const recruit of await recruitsOf(ctx, studyId, [personId])) {
      if (counts) await reach(ctx, recruit, { to: 'learned', at: ctx.instant, source })
      else await backToMet(ctx, recruit, source)
    }
}

async function backToMet(ctx: Context, id: string, source: { kind: string; id: string }): Promise<void> {
  const recruit = await findRecruit(ctx, id, { lock: true })
  if (recruit.step === 'learned') await takeStep(ctx, recruit, { to: 'met', at: ctx.instant, source })
}

/** Somebody was talked to without having been taken in before: they came through whoever introduced them, or somehow. */
async function takeIn(ctx: Context, study: string, people: string[], at: string): Promise<void> {
  if (people.length === 0) return
  const introduced = new Set(
    (
      await ctx.db
        .selectFrom('referrals')
        .select('personId')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('personId', 'in', people)
        .where('madeAt', 'is not', null)
        .execute()
    ).map((row) => row.personId),
  )
  const [warm, other] = [
    people.filter((id) => introduced.has(id)),
    people.filter((id) => !introduced.has(id)),
  ]
  const why = 'In a conversation of this study.'
  await insertRecruits(ctx, { study, people: warm, channel: 'warm_introduction', why, at })
  await insertRecruits(ctx, { study, people: other, channel: null, why, at })
}

async function recruitsOf(ctx: Context, study: string, people: string[]): Promise<string[]> {
  if (people.length === 0) return []
  const rows = await ctx.db
    .selectFrom('recruits')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', study)
    .where('personId', 'in', people)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Takes somebody forward only: what was reached already is not reached again. Says whether they were taken. */
async function reach(
  ctx: Context,
  id: string,
  step: { to: RecruitStep; at: string; source: { kind: string; id: string } },
): Promise<boolean> {
  const recruit = await findRecruit(ctx, id, { lock: true })
  const now = recruitSteps.findIndex((each) => each === recruit.step)
  if (now >= recruitSteps.indexOf(step.to)) return false
  await takeStep(ctx, recruit, step)
  return true
}
