import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { type RecruitingChannel, recruitSteps } from '@firsthand/contract/studies/recruiting-channels'
import * as contract from '@firsthand/contract/studies/recruits'
import { personRefs } from '../../crm/people/refs.ts'
import { touch } from '../../crm/touchpoints/touch.ts'
import type { Context } from '../../platform/context.ts'
import { nameOfCell } from './cell-names.ts'
import { heldBack } from './held-back.ts'
import { reservePlaces } from './places.ts'
import { profilesOf } from './profile.ts'

import { type Recruit, findRecruit, readRecruit } from './recruit-read.ts'
import { readRules } from './settings.ts'
import { takeStep } from './steps.ts'

/** How asking by a channel is noted on the person's own page. */
const touchChannels: Record<RecruitingChannel, string> = {
  network: 'message',
  meetup: 'event',
  warm_introduction: 'message',
  conference: 'event',
  cold_mail: 'mail',
  cold_call: 'call',
  public_page: 'message',
  panel: 'mail',
}

/** Takes a person a step on, or back. Asking is held back by the rules; agreeing takes a place. */
export async function moveRecruit(
  ctx: Context,
  { recruit: id, to, at, note, logTouch, version }: Input<typeof contract.moveRecruit>,
): Promise<contract.RecruitView> {
  const recruit = await findRecruit(ctx, id, { lock: true })
  if (version !== undefined && version !== recruit.version) failCommon('conflict')
  if (at !== undefined && Date.parse(at) > ctx.now.getTime() + 60_000) fail(contract.moveRecruit, 'in_future')
  if (to === recruit.step) return readRecruit(ctx, id)
  const when = at === undefined ? ctx.instant : new Date(at).toISOString()
  if (to === 'asked' && isAskedAnew(recruit)) {
    await mustBeFree(ctx, recruit)
    if (logTouch) await noteAsking(ctx, recruit, { at: when, note })
  }
  if (to === 'agreed' || to === 'scheduled') await keepPlace(ctx, recruit)
  await takeStep(ctx, recruit, { to, at: when, note })
  return readRecruit(ctx, id)
}

/** Somebody who missed a meeting, or said no, is asked once more; from a later step it is a correction. */
function isAskedAnew({ step }: Recruit): boolean {
  return step === 'found' || !recruitSteps.some((each) => each === step)
}

/** Asked at this moment: what was allowed when somebody was found may not be any more. */
async function mustBeFree(ctx: Context, recruit: Recruit): Promise<void> {
  const held = (await heldBack(ctx, [recruit.personId])).get(recruit.personId) ?? []
  const stops = recruit.overriddenAt ? held.filter((each) => each.rule === 'opted_out') : held
  if (stops.length === 0) return
  const name = (await personRefs(ctx, [recruit.personId])).get(recruit.personId)?.name ?? ''
  fail(contract.moveRecruit, 'held_back', { name, why: stops.map((each) => each.why).join(' ') })
}

async function noteAsking(
  ctx: Context,
  recruit: Recruit,
  { at, note }: { at: string; note: string },
): Promise<void> {
  await touch(ctx, [
    {
      personId: recruit.personId,
      at,
      direction: 'ours',
      channel: touchChannels[(recruit.channel ?? 'network') as RecruitingChannel],
      // Nobody knows yet what comes of it.
      outcome: null,
      minutes: null,
      note,
      memberId: ctx.member?.id ?? null,
      source: { kind: 'recruit', id: recruit.id },
    },
  ])
}

/** A place in each of their cells, for as long as the workspace keeps places. */
async function keepPlace(ctx: Context, recruit: Recruit): Promise<void> {
  const { holdDays } = await readRules(ctx)
  const profile = (await profilesOf(ctx, recruit.studyId, [recruit.personId])).get(recruit.personId)!
  const { full } = await reservePlaces(ctx, {
    study: recruit.studyId,
    holder: { kind: 'recruit', id: recruit.id },
    profile,
    until: new Date(ctx.now.getTime() + holdDays * 86_400_000).toISOString(),
  })
  if (full) fail(contract.moveRecruit, 'full', { cell: await nameOfCell(ctx, recruit.studyId, full) })
}
