import { usualAnswerHours } from '@firsthand/contract/evidence/complaints'
import type { complaintSteps } from '@firsthand/contract/evidence/complaints'
import type { Money } from '@firsthand/contract/core/shapes'
import { sql } from 'kysely'
import { touch } from '../../crm/touchpoints/touch.ts'
import type { Context } from '../../platform/context.ts'
import { indexEntries } from '../../platform/search/entries.ts'

export type NewComplaint = {
  personId: string
  words: string
  about: string
  amount: Money | null
  channel: string
  receivedAt: string
  receivedBy: string | null
  assigneeId: string | null
}

/** Keeps a complaint with its first step, and the touch that it is; answers its id. */
export async function insertComplaint(ctx: Context, { amount, ...made }: NewComplaint): Promise<string> {
  const id = ctx.newId()
  const hours = await answerHours(ctx)
  const by = ctx.member?.id ?? null
  await ctx.db
    .insertInto('complaints')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      ...made,
      ...amountColumns(amount),
      state: 'waiting',
      clockSince: made.receivedAt,
      dueAt: dueAfter(made.receivedAt, hours),
      firstDueAt: dueAfter(made.receivedAt, hours),
      createdBy: by,
      createdAt: ctx.instant,
    })
    .execute()
  const { personId, channel, receivedAt, receivedBy } = made
  const step = { complaintId: id, personId }
  await addStep(ctx, { ...step, kind: 'received', at: receivedAt, by: receivedBy, channel })
  if (made.assigneeId)
    await addStep(ctx, { ...step, kind: 'assigned', at: ctx.instant, by, to: made.assigneeId })
  await touch(ctx, [
    {
      personId,
      at: receivedAt,
      direction: 'theirs',
      channel,
      outcome: 'reached',
      minutes: null,
      note: `Complained: ${made.about}`,
      memberId: receivedBy,
      source: { kind: 'complaint', id },
    },
  ])
  await indexComplaint(ctx, { id, about: made.about, words: made.words })
  ctx.record(
    'complaint.received',
    { kind: 'complaint', id },
    { after: { personId, about: made.about, words: made.words, assigneeId: made.assigneeId } },
  )
  return id
}

export async function indexComplaint(
  ctx: Context,
  { id, about, words }: { id: string; about: string; words: string },
): Promise<void> {
  await indexEntries(ctx, [{ kind: 'complaint', id, text: `${about} ${words}` }])
}

export type NewStep = {
  complaintId: string
  personId: string
  kind: (typeof complaintSteps)[number]
  at: string
  by: string | null
  to?: string | null
  channel?: string | null
  words?: string
}

/** What happened, in order. The complaint is locked by whoever adds to it, so that no number comes twice. */
export async function addStep(ctx: Context, { by, to, channel, words, ...step }: NewStep): Promise<void> {
  const { rows } = await sql<{ next: number }>`
    SELECT coalesce(max(number), 0) + 1 AS next FROM complaint_steps
    WHERE workspace_id = ${ctx.workspaceId} AND complaint_id = ${step.complaintId}`.execute(ctx.db)
  await ctx.db
    .insertInto('complaintSteps')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      ...step,
      number: rows[0]!.next,
      byMemberId: by,
      toMemberId: to ?? null,
      channel: channel ?? null,
      words: words ?? '',
    })
    .execute()
}

/** Within how many hours the workspace wants complaints answered. */
export async function answerHours(ctx: Context): Promise<number> {
  const row = await ctx.db
    .selectFrom('complaintSettings')
    .select('answerHours')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirst()
  return row?.answerHours ?? usualAnswerHours
}

export function dueAfter(since: string, hours: number): string {
  return new Date(Date.parse(since) + hours * 3_600_000).toISOString()
}

export function amountColumns(amount: Money | null) {
  return {
    amountMinor: amount?.amountMinor ?? null,
    currency: amount?.currency ?? null,
    exponent: amount?.exponent ?? null,
  }
}
