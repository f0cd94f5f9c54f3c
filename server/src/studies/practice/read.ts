import { failCommon } from '@firsthand/contract/core/failure'
import {
  type FeedbackView,
  type PracticeMeasure,
  type PracticeRow,
  type PracticeView,
  practiceLimits,
} from '@firsthand/contract/studies/practice'
import { questionsIn } from '@firsthand/contract/studies/asked-questions'
import { lintQuestion } from '@firsthand/contract/studies/question-lint'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { cards, findCard } from './cards.ts'

export function practiceRows(ctx: Context) {
  return ctx.db
    .selectFrom('practiceSessions as session')
    .innerJoin('members as interviewer', (on) =>
      on
        .onRef('interviewer.workspaceId', '=', 'session.workspaceId')
        .onRef('interviewer.id', '=', 'session.interviewerId'),
    )
    .innerJoin('members as customer', (on) =>
      on
        .onRef('customer.workspaceId', '=', 'session.workspaceId')
        .onRef('customer.id', '=', 'session.customerId'),
    )
    .selectAll('session')
    .select(['interviewer.name as interviewerName', 'customer.name as customerName'])
    .select(
      sql<number>`(SELECT count(*) FROM practice_feedback f WHERE f.workspace_id = session.workspace_id AND f.session_id = session.id)`.as(
        'feedbackCount',
      ),
    )
    .where('session.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof practiceRows>['executeTakeFirstOrThrow']>>

export function presentPractice(row: Row): PracticeRow {
  const { id, createdAt, begunAt, endedAt, plannedMinutes, feedbackCount } = row
  const { secret: _, ...card } = findCard(row.card) ?? cards[0]!
  return {
    id,
    card,
    interviewer: { id: row.interviewerId, name: row.interviewerName },
    customer: { id: row.customerId, name: row.customerName },
    createdAt,
    begunAt,
    endedAt,
    plannedMinutes,
    truthFound: row.truthFound as PracticeRow['truthFound'],
    measured: row.measured as PracticeMeasure | null,
    feedbackCount,
  }
}

export async function readPractice(
  ctx: Context,
  id: string,
  { from = 0 }: { from?: number } = {},
): Promise<PracticeView> {
  const row = await practiceRows(ctx).where('session.id', '=', id).executeTakeFirst()
  if (!row) return failCommon('not_found')
  const isHidden = row.endedAt === null && ctx.member?.id === row.interviewerId
  const asked = await readTurns(ctx, id, from)
  const turns = asked.length === 0 && from > 0 ? await readTurns(ctx, id, 0) : asked
  return {
    ...presentPractice(row),
    goal: row.goal,
    guide: row.guideId ? await readGuideRef(ctx, row.guideId) : null,
    secret: isHidden ? null : (findCard(row.card)?.secret ?? null),
    turns: turns.slice(0, practiceLimits.turnsShown),
    hasMoreTurns: turns.length > practiceLimits.turnsShown,
    feedback: await readFeedback(ctx, id),
  }
}

async function readTurns(ctx: Context, id: string, from: number): Promise<PracticeView['turns']> {
  const rows = await ctx.db
    .selectFrom('practiceTurns')
    .select(['position', 'speaker', 'startsMs', 'body'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sessionId', '=', id)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(practiceLimits.turnsShown + 1)
    .execute()
  return rows.map((row) => {
    const speaker = row.speaker as PracticeView['turns'][number]['speaker']
    const linted =
      speaker === 'interviewer' ? questionsIn(row.body).map((question) => lintQuestion(question)) : []
    const labels = linted.flatMap(({ findings }) => findings.map(({ label }) => label))
    return {
      ...row,
      speaker,
      asks: linted.at(-1)?.form ?? null,
      labels: [...new Set(labels)].filter((label) => label !== 'closed' && label !== 'jargon'),
    }
  })
}

async function readFeedback(ctx: Context, id: string): Promise<FeedbackView[]> {
  const rows = await ctx.db
    .selectFrom('practiceFeedback')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'practiceFeedback.workspaceId')
        .onRef('members.id', '=', 'practiceFeedback.memberId'),
    )
    .select(['memberId', 'members.name', 'noticed', 'wentWell', 'missed', 'tryNext', 'writtenAt'])
    .where('practiceFeedback.workspaceId', '=', ctx.workspaceId)
    .where('sessionId', '=', id)
    .orderBy('writtenAt')
    .execute()
  return rows.map(({ memberId, name, noticed, ...sheet }) => ({
    ...sheet,
    member: { id: memberId, name },
    noticed: noticed as FeedbackView['noticed'],
  }))
}

async function readGuideRef(ctx: Context, id: string): Promise<PracticeView['guide']> {
  const row = await ctx.db
    .selectFrom('guides')
    .select(['id', 'title', 'studyId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
