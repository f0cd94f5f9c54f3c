import { fail } from '@firsthand/contract/core/failure'
import { showComplaintNumbers } from '@firsthand/contract/evidence/complaint-numbers'
import * as contract from '@firsthand/contract/evidence/complaints'
import { knownPeople } from '../../crm/people/refs.ts'
import { isChannel } from '../../crm/touchpoints/channels.ts'
import { untouch } from '../../crm/touchpoints/touch.ts'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { removeEntries } from '../../platform/search/entries.ts'
import { citeAsWished } from '../claims/cite-wish.ts'
import { recordEvidence } from '../evidence/write.ts'
import { isInFuture, isMember, momentOr } from '../member-names.ts'
import { answerHandlers } from './answer.ts'
import { listComplaints } from './list.ts'
import { complaintNumbers } from './numbers.ts'
import { amountOf, lockComplaint, showComplaint } from './read.ts'
import { settingsHandlers } from './settings.ts'
import { addStep, amountColumns, indexComplaint, insertComplaint } from './write.ts'

export const complaintHandlers = [
  handle(contract.listComplaints, listComplaints),
  handle(contract.showComplaint, (ctx, { complaint }) => showComplaint(ctx, complaint)),
  handle(showComplaintNumbers, (ctx, { days }) => complaintNumbers(ctx, days)),
  ...settingsHandlers,
  ...answerHandlers,

  handle(contract.createComplaint, async (ctx, { person, assignee, receivedAt, receivedBy, ...input }) => {
    if (isInFuture(ctx, receivedAt)) fail(contract.createComplaint, 'in_future')
    if (!(await knownPeople(ctx, [person])).has(person)) fail(contract.createComplaint, 'person_missing')
    if (!(await isChannel(ctx, input.channel)))
      fail(contract.createComplaint, 'channel_missing', { channel: input.channel })
    for (const member of [assignee, receivedBy])
      if (member && !(await isMember(ctx, member))) fail(contract.createComplaint, 'member_missing')
    const id = await insertComplaint(ctx, {
      ...input,
      personId: person,
      receivedAt: momentOr(ctx, receivedAt),
      receivedBy: receivedBy === undefined ? asker(ctx).id : receivedBy,
      assigneeId: assignee,
    })
    return showComplaint(ctx, id)
  }),

  handle(contract.updateComplaint, async (ctx, { complaint: id, version, words, about, amount, done }) => {
    const before = await lockComplaint(ctx, id, version)
    await ctx.db
      .updateTable('complaints')
      .set({
        words: words ?? before.words,
        about: about ?? before.about,
        done: done ?? before.done,
        ...(amount !== undefined && amountColumns(amount)),
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    await indexComplaint(ctx, { id, about: about ?? before.about, words: words ?? before.words })
    if (done !== undefined && done !== before.done)
      await addStep(ctx, { ...stepOf(before), kind: 'done', at: ctx.instant, by: asker(ctx).id, words: done })
    ctx.record(
      'complaint.updated',
      { kind: 'complaint', id },
      {
        before: { ...before, amount: amountOf(before) },
        after: { words, about, amount, done },
      },
    )
    return showComplaint(ctx, id)
  }),

  handle(contract.assignComplaint, async (ctx, { complaint: id, member, version }) => {
    const before = await lockComplaint(ctx, id, version)
    if (before.state === 'closed') fail(contract.assignComplaint, 'is_closed')
    if (member && !(await isMember(ctx, member))) fail(contract.assignComplaint, 'member_missing')
    if (member === before.assigneeId) return showComplaint(ctx, id)
    await ctx.db
      .updateTable('complaints')
      .set({ assigneeId: member, version: before.version + 1 })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    const by = asker(ctx).id
    await addStep(ctx, { ...stepOf(before), kind: 'assigned', at: ctx.instant, by, to: member })
    ctx.record(
      'complaint.assigned',
      { kind: 'complaint', id },
      { before: { assigneeId: before.assigneeId }, after: { assigneeId: member } },
    )
    return showComplaint(ctx, id)
  }),

  handle(contract.makeComplaintEvidence, async (ctx, { complaint: id, kind, words, cite: wanted }) => {
    const before = await lockComplaint(ctx, id)
    if (await hasEvidence(ctx, id)) fail(contract.makeComplaintEvidence, 'made_already')
    const evidenceId = await recordEvidence(ctx, {
      kind,
      words: words ?? before.words,
      personId: before.personId,
      happenedAt: before.receivedAt,
      source: { kind: 'complaint', id },
      heardBy: before.receivedBy ? [before.receivedBy] : [],
      note: `A complaint about ${before.about}.`,
      praise: -1,
    })
    if (wanted && !(await citeAsWished(ctx, evidenceId, wanted)))
      fail(contract.makeComplaintEvidence, 'claim_missing')
    await addStep(ctx, { ...stepOf(before), kind: 'evidence', at: ctx.instant, by: asker(ctx).id })
    ctx.record('complaint.evidence_made', { kind: 'complaint', id }, { after: { evidenceId } })
    return showComplaint(ctx, id)
  }),

  handle(contract.removeComplaint, async (ctx, { complaint: id }) => {
    const before = await lockComplaint(ctx, id)
    await ctx.db
      .deleteFrom('complaints')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    await untouch(ctx, id)
    await removeEntries(ctx, 'complaint', [id])
    ctx.record(
      'complaint.removed',
      { kind: 'complaint', id },
      { before: { about: before.about, words: before.words, personId: before.personId } },
    )
    return {}
  }),
]

function stepOf({ id, personId }: { id: string; personId: string }) {
  return { complaintId: id, personId }
}

async function hasEvidence(ctx: Context, complaint: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('evidence')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sourceId', '=', complaint)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
