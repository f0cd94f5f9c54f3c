import { fail } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import { recruitSteps } from '@firsthand/contract/studies/recruiting-channels'
import { screen } from '@firsthand/contract/studies/screener-outcome'
import { type ScreenerEnd, fillInScreener } from '@firsthand/contract/studies/screeners'
import type { Context } from '../../platform/context.ts'
import { reservePlaces } from './places.ts'
import { profilesOf } from './profile.ts'
import { nameOfCell } from './cell-names.ts'
import { type Recruit, findRecruit } from './recruit-read.ts'
import { contentOf, screenerOf } from './screener-read.ts'
import { readRules } from './settings.ts'
import { takeStep } from './steps.ts'

/** A member asks the questions and writes the answers down; whoever fits has agreed, if there is room. */
export async function fillIn(
  ctx: Context,
  { recruit: id, answers }: Input<typeof fillInScreener>,
): Promise<Output<typeof fillInScreener>> {
  const recruit = await findRecruit(ctx, id, { lock: true })
  const screener = (await screenerOf(ctx, recruit.studyId)) ?? fail(fillInScreener, 'none')
  const content = await contentOf(ctx, screener.id, screener.number)
  const screened = screen(content, answers)
  if (screened.end === 'incomplete') fail(fillInScreener, 'incomplete', { question: screened.item.question })
  const answerId = ctx.newId()
  await ctx.db
    .insertInto('screenerAnswers')
    .values({
      workspaceId: ctx.workspaceId,
      id: answerId,
      screenerId: screener.id,
      number: screener.number,
      channel: recruit.channel,
      personId: recruit.personId,
      recruitId: id,
      answers: JSON.stringify(answers),
      startedAt: ctx.instant,
      savedAt: ctx.instant,
      sentAt: ctx.instant,
      joinedAt: ctx.instant,
      filledInBy: ctx.member?.id ?? null,
    })
    .execute()
  const came =
    screened.end === 'not_this_time'
      ? { end: screened.end, why: screened.item.question }
      : await agree(ctx, recruit, { why: `Fitted the screener “${content.title}”.` })
  await ctx.db
    .updateTable('screenerAnswers')
    .set({ outcome: came.end, why: came.why || null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', answerId)
    .execute()
  ctx.record(
    'screener.answered',
    { kind: 'screener', id: screener.id },
    { after: { recruit: id, end: came.end } },
  )
  return came
}

/** A place for whoever fits, kept for as long as the workspace keeps places; or that there is none. */
export async function agree(
  ctx: Context,
  recruit: Recruit,
  { why }: { why: string },
): Promise<{ end: ScreenerEnd; why: string }> {
  const { holdDays } = await readRules(ctx)
  const { full } = await reservePlaces(ctx, {
    study: recruit.studyId,
    holder: { kind: 'recruit', id: recruit.id },
    profile: (await profilesOf(ctx, recruit.studyId, [recruit.personId])).get(recruit.personId)!,
    until: new Date(ctx.now.getTime() + holdDays * 86_400_000).toISOString(),
  })
  if (full) return { end: 'full', why: await nameOfCell(ctx, recruit.studyId, full) }
  if (recruitSteps.findIndex((step) => step === recruit.step) < recruitSteps.indexOf('agreed'))
    await takeStep(ctx, recruit, { to: 'agreed', at: ctx.instant, note: why })
  return { end: 'qualified', why: '' }
}
