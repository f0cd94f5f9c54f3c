import type { Input } from '@firsthand/contract/core/operation'
import type { ResearchQuestionView, createStudy } from '@firsthand/contract/studies/studies'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'

type Question = Input<typeof createStudy>['questions'][number]

/** Replaces a study's questions whole. A question that is sent with its id stays the same question. */
export async function writeQuestions(ctx: Context, studyId: string, questions: Question[]): Promise<void> {
  const { workspaceId, db } = ctx
  const known = new Set((await readQuestions(ctx, studyId)).map((question) => question.id))
  await db
    .deleteFrom('researchQuestions')
    .where('workspaceId', '=', workspaceId)
    .where('studyId', '=', studyId)
    .execute()
  const kept = new Set<string>()
  const rows = questions.map(({ id, question, answer }, position) => {
    const own = id !== undefined && known.has(id) && !kept.has(id) ? id : ctx.newId()
    kept.add(own)
    return { workspaceId, id: own, studyId, position, question, answer }
  })
  if (rows.length > 0) await db.insertInto('researchQuestions').values(rows).execute()
}

export async function readQuestions(
  ctx: Context,
  studyId: string,
): Promise<z.output<typeof ResearchQuestionView>[]> {
  return ctx.db
    .selectFrom('researchQuestions')
    .select(['id', 'question', 'answer'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', studyId)
    .orderBy('position')
    .execute()
}
