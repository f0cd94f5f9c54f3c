import { type RecruitStep, recruitSteps } from '@firsthand/contract/studies/recruiting-channels'
import type { RecruitPlace } from '@firsthand/contract/studies/recruits'
import type { Context } from '../../platform/context.ts'
import { countPlaces, freePlaces } from './places.ts'
import type { Recruit } from './recruit-read.ts'

const columns = {
  found: 'foundAt',
  asked: 'askedAt',
  agreed: 'agreedAt',
  scheduled: 'scheduledAt',
  met: 'metAt',
  learned: 'learnedAt',
  declined: 'declinedAt',
  no_show: 'noShowAt',
  removed: 'removedAt',
} as const satisfies Record<RecruitPlace, keyof Recruit>

export type Step = { to: RecruitPlace; at: string; note?: string; source?: { kind: string; id: string } }

/** Writes one step of somebody down. A step keeps the time when it was first reached; going back takes later ones away. */
export async function takeStep(
  ctx: Context,
  recruit: Recruit,
  { to, at, note = '', source }: Step,
): Promise<void> {
  const column = columns[to]
  const isForward = recruitSteps.some((step) => step === to)
  const cleared = isForward
    ? Object.fromEntries([
        ...recruitSteps
          .slice(recruitSteps.indexOf(to as RecruitStep) + 1)
          .map((step) => [columns[step], null]),
        ['declinedAt', null],
        ['removedAt', null],
      ])
    : {}
  await ctx.db
    .updateTable('recruits')
    .set({
      ...cleared,
      step: to,
      [column]: to === 'no_show' ? at : (recruit[column] ?? at),
      updatedAt: ctx.instant,
      version: recruit.version + 1,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', recruit.id)
    .execute()
  await noteStep(ctx, recruit.id, { to, at, note, ...(source && { source }) })
  if (to === 'met' || to === 'learned') await countPlaces(ctx, recruit.id)
  else if (['found', 'asked', 'declined', 'no_show', 'removed'].includes(to))
    await freePlaces(ctx, { study: recruit.studyId, holder: recruit.id })
  ctx.record(
    `recruit.${to}`,
    { kind: 'recruit', id: recruit.id },
    { before: { step: recruit.step }, after: { step: to, at, study: recruit.studyId } },
  )
}

export async function noteStep(
  ctx: Context,
  recruitId: string,
  { to, at, note = '', source }: Step,
): Promise<void> {
  await ctx.db
    .insertInto('recruitSteps')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      recruitId,
      step: to,
      at,
      note,
      sourceKind: source?.kind ?? null,
      sourceId: source?.id ?? null,
      movedBy: ctx.member?.id ?? null,
      movedAt: ctx.instant,
    })
    .execute()
}
