import { type IntroductionState, introductionPatienceDays } from '@firsthand/contract/crm/introductions'
import type { Selectable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { IntroductionRequests } from '../../platform/db/tables.ts'
import { forgetIntroduction, introduce } from './introduce.ts'
import { datesAfter, isEnded, isMade, made } from './introduction.rules.ts'

export type Move = {
  to: IntroductionState
  at?: string | undefined
  personId: string | null
  introducerId: string | null
  wording?: string | undefined
}

type Outcome =
  | { cameThrough: { id: string; name: string } | null }
  | 'nobody_asked'
  | 'nobody_met'
  | 'in_future'
  | 'already_made'
  | 'introducer_missing'
  | 'introducer_circle'

/**
 * Brings an introduction a step on, or back. The first that is made says through whom the person came; a later one is
 * kept and thanked for, and changes nobody's voice.
 */
export async function moveIntroduction(
  ctx: Context,
  before: Selectable<IntroductionRequests>,
  { to, personId, introducerId, wording, ...when }: Move,
): Promise<Outcome> {
  const at = new Date(when.at ?? ctx.instant).toISOString()
  if (at > ctx.instant) return 'in_future'
  if (isEnded(to) && isMade(before.state)) return 'already_made'
  const isReached = to !== 'wished' && !isEnded(to)
  if (isReached && introducerId === null) return 'nobody_asked'
  if (isMade(to) && personId === null) return 'nobody_met'

  const referral =
    personId === null
      ? undefined
      : await ctx.db
          .selectFrom('referrals')
          .innerJoin('people', (on) =>
            on
              .onRef('people.workspaceId', '=', 'referrals.workspaceId')
              .onRef('people.id', '=', 'referrals.introducerId'),
          )
          .select(['people.id', 'people.name', 'referrals.madeAt'])
          .where('referrals.workspaceId', '=', ctx.workspaceId)
          .where('referrals.personId', '=', personId)
          .executeTakeFirst()
  const isOurs = referral?.id === introducerId
  const isTaken = referral !== undefined && !isOurs && referral.madeAt !== null

  // Written first: what follows the referral then finds nothing left to do.
  await ctx.db
    .updateTable('introductionRequests')
    .set({
      ...datesAfter(before, { to, at, patienceDays: introductionPatienceDays }),
      state: to,
      personId,
      introducerId,
      version: before.version + 1,
      ...(wording !== undefined && { wording }),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', before.id)
    .execute()
  ctx.record(
    'introduction.moved',
    { kind: 'introduction', id: before.id },
    { before: { state: before.state }, after: { state: to, personId, introducerId } },
  )

  if (isMade(to) && !isTaken) {
    const outcome = await introduce(ctx, {
      personId: personId!,
      introducerId: introducerId!,
      stage: to,
      at,
    })
    if (outcome !== 'done') return outcome
  } else if (isMade(before.state) && !isMade(to) && isOurs) {
    await forgetIntroduction(ctx, personId!)
    await comeThroughNext(ctx, personId!)
  }
  return { cameThrough: isMade(to) && isTaken ? { id: referral.id, name: referral.name } : null }
}

/** Who introduced the same person later counts, once the first introduction is taken back. */
async function comeThroughNext(ctx: Context, personId: string): Promise<void> {
  const next = await ctx.db
    .selectFrom('introductionRequests')
    .select(['introducerId', 'state', 'madeAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', personId)
    .where('state', 'in', made)
    .orderBy('madeAt')
    .orderBy('id')
    .executeTakeFirst()
  if (!next?.introducerId || !isMade(next.state)) return
  await introduce(ctx, {
    personId,
    introducerId: next.introducerId,
    stage: next.state,
    ...(next.madeAt && { at: next.madeAt }),
  })
}
