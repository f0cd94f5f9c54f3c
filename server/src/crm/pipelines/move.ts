import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import type { Goal } from '@firsthand/contract/crm/pipelines'
import { pipelineLimits } from '@firsthand/contract/crm/pipelines'
import * as contract from '@firsthand/contract/crm/pipelines-entries'
import { type Context, asker } from '../../platform/context.ts'
import { findEntry } from './entry-read.ts'
import { memberInTurn } from './owners.ts'
import { fullStage } from './quota.ts'

/** Clocks of phones run a little ahead. */
const toleratedMs = 5 * 60_000

/** Moves an entry and writes the move down for good. The row is locked, so that of two at once one finds it changed. */
export async function moveEntry(ctx: Context, input: Input<typeof contract.moveEntry>): Promise<void> {
  const { entry: id, stage, version, why, lostReason, quotaReason } = input
  const entry = await findEntry(ctx, id, true)
  if (entry.version !== version) failCommon('conflict')
  if (entry.archivedAt) fail(contract.moveEntry, 'archived')
  const to = (await stageToEnter(ctx, entry.pipelineId, stage)) ?? fail(contract.moveEntry, 'stage_missing')
  if (to.id === entry.stageId) fail(contract.moveEntry, 'already_there', { stage: to.name })
  if (entry.moveCount >= pipelineLimits.movesPerEntry)
    fail(contract.moveEntry, 'too_many_moves', { limit: pipelineLimits.movesPerEntry })

  const at = momentOf(ctx, input.at) ?? fail(contract.moveEntry, 'in_future')
  const last = entry.inStageSince
  // Without a moment of its own a move is now, also when another server's clock was ahead a moment ago.
  if (input.at !== undefined && at < last) fail(contract.moveEntry, 'before_last', { at: last })
  const reason = to.goal === 'lost' ? (lostReason ?? fail(contract.moveEntry, 'reason_needed')) : null
  if (reason && !(await isReason(ctx, reason))) fail(contract.moveEntry, 'reason_missing')
  const full =
    to.goal === 'open'
      ? await fullStage(ctx, { stage: to, member: await memberInTurn(ctx, entry), except: id })
      : null
  if (full && !quotaReason) fail(contract.moveEntry, 'over_quota', full)

  const inStageSince = at < last ? last : at
  await ctx.db
    .updateTable('pipelineEntries')
    .set({
      stageId: to.id,
      goal: to.goal,
      inStageSince,
      lostReasonId: reason,
      closedAt: to.goal === 'open' ? null : inStageSince,
      moveCount: entry.moveCount + 1,
      version: version + 1,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await writeMove(ctx, {
    entryId: id,
    personId: entry.personId,
    number: entry.moveCount + 1,
    fromStageId: entry.stageId,
    toStageId: to.id,
    at: inStageSince,
    why,
    lostReasonId: reason,
    overQuotaWhy: full ? (quotaReason ?? null) : null,
  })
  recordMove(ctx, { id, from: { id: entry.stageId, goal: entry.goal as Goal }, to, why })
}

export type Move = {
  entryId: string
  personId: string
  number: number
  fromStageId: string | null
  toStageId: string
  at: string
  why: string
  lostReasonId: string | null
  overQuotaWhy: string | null
}

export async function writeMove(ctx: Context, move: Move): Promise<void> {
  await ctx.db
    .insertInto('entryMoves')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      ...move,
      notedAt: ctx.instant,
      movedBy: asker(ctx).id,
    })
    .execute()
}

/** A stage of this pipeline that may be entered, held so that nobody archives it meanwhile. */
export async function stageToEnter(ctx: Context, pipeline: string, stage: string) {
  const row = await ctx.db
    .selectFrom('pipelineStages')
    .select(['id', 'name', 'goal', 'quota'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', stage)
    .where('pipelineId', '=', pipeline)
    .where('archivedAt', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row && { ...row, goal: row.goal as Goal }
}

/** When it happened, unless that is still to come. */
export function momentOf(ctx: Context, at: string | undefined): string | undefined {
  if (at === undefined) return ctx.instant
  const moment = new Date(at)
  return moment.getTime() > ctx.now.getTime() + toleratedMs ? undefined : moment.toISOString()
}

async function isReason(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('lostReasons')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

type Recorded = {
  id: string
  from: { id: string; goal: Goal }
  to: { id: string; name: string; goal: Goal }
  why: string
}

function recordMove(ctx: Context, { id, from, to, why }: Recorded): void {
  const subject = { kind: 'entry', id }
  const change = { before: { stage: from.id }, after: { stage: to.id, name: to.name, why } }
  ctx.record('entry.moved', subject, change)
  if (to.goal !== 'open') ctx.record(`entry.${to.goal}`, subject, change)
  else if (from.goal !== 'open') ctx.record('entry.reopened', subject, change)
}
