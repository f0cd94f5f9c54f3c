import { fail } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/complaints'
import { sql } from 'kysely'
import { isChannel } from '../../crm/touchpoints/channels.ts'
import { touch } from '../../crm/touchpoints/touch.ts'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { isInFuture, memberRefs, momentOr } from '../member-names.ts'
import { type Row, lockComplaint, showComplaint } from './read.ts'
import { addStep, answerHours, dueAfter } from './write.ts'

/** The life of a complaint from the first answer on. Whoever answers does so themselves. */
export const answerHandlers = [
  handle(contract.replyToComplaint, async (ctx, { complaint: id, words, channel, at, reached, version }) => {
    const you = asker(ctx)
    const before = await lockComplaint(ctx, id, version)
    if (before.state === 'closed') fail(contract.replyToComplaint, 'is_closed')
    const other = await answeredByOther(ctx, before)
    if (other !== null) fail(contract.replyToComplaint, 'not_yours', { name: other })
    if (!(await isChannel(ctx, channel))) fail(contract.replyToComplaint, 'channel_missing', { channel })
    if (isInFuture(ctx, at)) fail(contract.replyToComplaint, 'in_future')
    const moment = momentOr(ctx, at)
    if (moment < before.receivedAt) fail(contract.replyToComplaint, 'before_received')
    const isFirst = reached && before.answeredAt === null
    await change(ctx, before, {
      assigneeId: you.id,
      ...(reached && { state: 'answered' }),
      ...(isFirst && {
        answeredAt: moment,
        answeredBy: you.id,
        answeredLeaderSince:
          you.leaderSince !== null && you.leaderSince <= ctx.instant ? you.leaderSince : null,
      }),
    })
    const step = { complaintId: id, personId: before.personId, by: you.id }
    if (before.assigneeId !== you.id)
      await addStep(ctx, { ...step, kind: 'assigned', at: ctx.instant, to: you.id })
    await addStep(ctx, { ...step, kind: reached ? 'replied' : 'tried', at: moment, channel, words })
    await touch(ctx, [
      {
        personId: before.personId,
        at: moment,
        direction: 'ours',
        channel,
        outcome: reached ? 'reached' : 'no_answer',
        minutes: null,
        note: words,
        memberId: you.id,
        source: { kind: 'complaint', id },
      },
    ])
    ctx.record(
      reached ? 'complaint.answered' : 'complaint.tried',
      { kind: 'complaint', id },
      { before: { state: before.state }, after: { words, channel } },
    )
    return showComplaint(ctx, id)
  }),

  handle(contract.closeComplaint, async (ctx, { complaint: id, because, words, done, version }) => {
    const you = asker(ctx)
    const before = await lockComplaint(ctx, id, version)
    if (before.state === 'closed') fail(contract.closeComplaint, 'is_closed')
    const other = await answeredByOther(ctx, before)
    if (other !== null) fail(contract.closeComplaint, 'not_yours', { name: other })
    const isAnswered = before.state === 'answered'
    if (because === 'their_word' ? !isAnswered : !isAnswered && (await tries(ctx, before)) === 0)
      fail(contract.closeComplaint, 'not_answered')
    await change(ctx, before, {
      state: 'closed',
      closedAt: ctx.instant,
      closedBy: you.id,
      closedBecause: because,
      closingWords: words,
      ...(done !== undefined && { done }),
    })
    const step = { complaintId: id, personId: before.personId, at: ctx.instant, by: you.id }
    if (done !== undefined && done !== before.done && done !== '')
      await addStep(ctx, { ...step, kind: 'done', words: done })
    await addStep(ctx, { ...step, kind: 'closed', words })
    ctx.record(
      'complaint.closed',
      { kind: 'complaint', id },
      { before: { state: before.state }, after: { because, words, done } },
    )
    return showComplaint(ctx, id)
  }),

  handle(contract.reopenComplaint, async (ctx, { complaint: id, words, version }) => {
    const before = await lockComplaint(ctx, id, version)
    if (before.state !== 'closed') fail(contract.reopenComplaint, 'not_closed')
    await change(ctx, before, {
      state: 'waiting',
      closedAt: null,
      closedBy: null,
      closedBecause: null,
      closingWords: '',
      clockSince: ctx.instant,
      dueAt: dueAfter(ctx.instant, await answerHours(ctx)),
    })
    await addStep(ctx, {
      complaintId: id,
      personId: before.personId,
      kind: 'reopened',
      at: ctx.instant,
      by: asker(ctx).id,
      words,
    })
    ctx.record(
      'complaint.reopened',
      { kind: 'complaint', id },
      { before: { state: 'closed', words: before.closingWords }, after: { words } },
    )
    return showComplaint(ctx, id)
  }),
]

type Change = Partial<{
  assigneeId: string
  state: contract.ComplaintState
  answeredAt: string
  answeredBy: string
  answeredLeaderSince: string | null
  closedAt: string | null
  closedBy: string | null
  closedBecause: string | null
  closingWords: string
  done: string
  clockSince: string
  dueAt: string
}>

async function change(ctx: Context, { id, version }: Row, changed: Change): Promise<void> {
  await ctx.db
    .updateTable('complaints')
    .set({ ...changed, version: version + 1 })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}

/** The name of the member who answers this, when it is somebody else. Nobody's is for whoever answers first. */
async function answeredByOther(ctx: Context, { assigneeId }: Row): Promise<string | null> {
  if (assigneeId === null || assigneeId === asker(ctx).id) return null
  return (await memberRefs(ctx, [assigneeId])).get(assigneeId)?.name ?? null
}

/** How often somebody tried since it last began to wait: what came before it was opened again answers nothing. */
async function tries(ctx: Context, { id, clockSince }: Row): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM complaint_steps
    WHERE workspace_id = ${ctx.workspaceId} AND complaint_id = ${id} AND kind IN ('tried', 'replied')
      AND at >= ${clockSince}::timestamptz`.execute(ctx.db)
  return rows[0]!.count
}
