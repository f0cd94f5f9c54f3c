import { failCommon } from '@firsthand/contract/core/failure'
import type { PracticeMeasure, PracticeRow } from '@firsthand/contract/studies/practice'
import { showPracticeProgress } from '@firsthand/contract/studies/practice-progress'
import { handle } from '../../platform/handle.ts'
import { findCard } from './cards.ts'

const talksShown = 30

export const practiceProgressHandlers = [
  handle(showPracticeProgress, async (ctx, { member }) => {
    const who = await ctx.db
      .selectFrom('members')
      .select(['id', 'name'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', member)
      .executeTakeFirst()
    if (!who) return failCommon('not_found')
    const rows = await ctx.db
      .selectFrom('practiceSessions')
      .select(['id', 'createdAt', 'card', 'measured', 'truthFound'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('interviewerId', '=', member)
      .where('archivedAt', 'is', null)
      .where('measured', 'is not', null)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(talksShown)
      .execute()
    return {
      member: who,
      talks: rows.toReversed().map(({ id, createdAt, card, measured, truthFound }) => ({
        id,
        at: createdAt,
        card: findCard(card)?.title ?? card,
        ...summaryOf(measured as PracticeMeasure),
        truthFound: truthFound as PracticeRow['truthFound'],
      })),
    }
  }),
]

function summaryOf({ talkShare, questions, longestStretch, measuredBy }: PracticeMeasure) {
  const asked = questions.open + questions.closed
  return {
    talkShare,
    openShare: asked === 0 ? null : questions.open / asked,
    questions: asked,
    faults: questions.faulty,
    longestStretch,
    measuredBy,
  }
}
