import { link } from '../evidence/complaints/loops.ts'
import { dueAfter, indexComplaint } from '../evidence/complaints/write.ts'
import { touch } from '../crm/touchpoints/touch.ts'
import { endOfDay } from '../crm/tasks/days.ts'
import { insertPromise } from '../evidence/promises/promises.ts'
import { usualAnswerHours } from '@firsthand/contract/evidence/complaints'
import type { Context } from '../platform/context.ts'
import { type BrambleComplaint, complaints, loops } from './bramble/complaints.ts'
import { bramble } from './bramble/index.ts'
import type { Loading } from './load-people.ts'

/** What the team promised, what people complained about, what was done because of it, and what became of commitments. */
export async function loadComplaints(
  ctx: Context,
  loading: Loading,
  evidence: Map<string, string>,
): Promise<void> {
  await loadPromises(ctx, loading)
  const ids = new Map<string, string>()
  for (const complaint of complaints) ids.set(complaint.person, await loadComplaint(ctx, complaint, loading))
  await loadLoops(ctx, loading, { ids, evidence })
  const kept = bramble.evidence.find((piece) => piece.commitment?.what === 'money')
  const open = bramble.evidence.find((piece) => piece.commitment?.what === 'time')
  const rows = [
    kept && { id: evidence.get(kept.key)!, state: 'kept', settledAt: ctx.instant, settledWords: 'Paid.' },
    open && { id: evidence.get(open.key)!, state: 'given', dueOn: loading.clock.day(-9) },
  ].filter((row) => row !== undefined)
  for (const row of rows)
    await ctx.db
      .insertInto('commitments')
      .values({ workspaceId: ctx.workspaceId, ...row })
      .execute()
}

async function loadPromises(ctx: Context, { clock, members, people }: Loading): Promise<void> {
  for (const { member, person, sentence, madeDaysAgo, dueInDays, ...rest } of bramble.promises) {
    const dueOn = clock.day(-dueInDays)
    const id = await insertPromise(ctx, {
      personId: people.get(person)!,
      memberId: members.get(member)!,
      words: sentence,
      madeAt: clock.at(madeDaysAgo),
      dueOn,
      dueAt: endOfDay(dueOn, bramble.timezone),
    })
    const settledDaysAgo = rest.keptDaysAgo ?? rest.brokenDaysAgo
    if (settledDaysAgo === undefined) continue
    await ctx.db
      .updateTable('promises')
      .set({
        state: rest.keptDaysAgo === undefined ? 'broken' : 'kept',
        settledAt: clock.at(settledDaysAgo, '16:00'),
        settledBy: members.get(member)!,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
  }
}

/** As it was lived: its steps have the days on which they were taken, which no operation would take. */
async function loadComplaint(
  ctx: Context,
  complaint: BrambleComplaint,
  { clock, members, people }: Loading,
): Promise<string> {
  const { reply, closed, amountMinor, words, about, channel } = complaint
  const id = ctx.newId()
  const personId = people.get(complaint.person)!
  const receivedAt = clock.at(complaint.daysAgo, complaint.time)
  const receivedBy = members.get(complaint.receivedBy)!
  const assigneeId = complaint.assignee ? members.get(complaint.assignee)! : null
  const answeredBy = reply ? members.get(reply.by)! : null
  const answeredAt = reply ? clock.at(reply.daysAgo, reply.time) : null
  const closedAt = closed ? clock.at(closed.daysAgo, '12:00') : null
  const dueAt = dueAfter(receivedAt, usualAnswerHours)
  await ctx.db
    .insertInto('complaints')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      personId,
      words,
      about,
      ...(amountMinor !== undefined && { amountMinor, currency: 'GBP', exponent: 2 }),
      channel,
      receivedAt,
      receivedBy,
      state: closed ? 'closed' : reply ? 'answered' : 'waiting',
      assigneeId,
      clockSince: receivedAt,
      dueAt,
      firstDueAt: dueAt,
      answeredAt,
      answeredBy,
      answeredLeaderSince: reply ? ctx.instant : null,
      ...(closed && {
        done: closed.done,
        closedAt,
        closedBy: answeredBy,
        closedBecause: 'their_word',
        closingWords: closed.words,
      }),
      createdBy: receivedBy,
      createdAt: receivedAt,
    })
    .execute()
  const steps = [
    { kind: 'received', at: receivedAt, byMemberId: receivedBy, channel, words: '' },
    ...(assigneeId
      ? [{ kind: 'assigned', at: receivedAt, byMemberId: receivedBy, toMemberId: assigneeId, words: '' }]
      : []),
    ...(reply
      ? [
          {
            kind: 'replied',
            at: answeredAt!,
            byMemberId: answeredBy,
            channel: reply.channel,
            words: reply.words,
          },
        ]
      : []),
    ...(closed ? [{ kind: 'closed', at: closedAt!, byMemberId: answeredBy, words: closed.words }] : []),
  ]
  for (const [index, step] of steps.entries())
    await ctx.db
      .insertInto('complaintSteps')
      .values({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        complaintId: id,
        personId,
        number: index + 1,
        ...step,
      })
      .execute()
  await touch(ctx, [
    {
      personId,
      at: receivedAt,
      direction: 'theirs',
      channel,
      outcome: 'reached',
      minutes: null,
      note: `Complained: ${about}`,
      memberId: receivedBy,
      source: { kind: 'complaint', id },
    },
  ])
  await indexComplaint(ctx, { id, about, words })
  return id
}

async function loadLoops(
  ctx: Context,
  { clock, members, people }: Loading,
  { ids, evidence }: { ids: Map<string, string>; evidence: Map<string, string> },
): Promise<void> {
  for (const loop of loops) {
    const id = ctx.newId()
    await ctx.db
      .insertInto('loops')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        did: loop.did,
        didOn: clock.day(loop.daysAgo),
        createdBy: members.get('mara')!,
        createdAt: clock.at(loop.daysAgo),
      })
      .execute()
    const pieces = bramble.evidence.filter((piece) => loop.evidenceOf.includes(piece.person))
    await link(ctx, id, {
      complaints: loop.complaints.map((person) => ids.get(person)!),
      evidence: pieces.map((piece) => evidence.get(piece.key)!),
    })
    for (const told of loop.told)
      await ctx.db
        .insertInto('loopTold')
        .values({
          workspaceId: ctx.workspaceId,
          id: ctx.newId(),
          loopId: id,
          personId: people.get(told.person)!,
          toldAt: clock.at(told.daysAgo),
          toldBy: members.get(told.by)!,
          channel: told.channel,
        })
        .execute()
  }
}
