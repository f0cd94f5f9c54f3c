import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import type { SalesRole } from '@firsthand/contract/crm/pipelines-entries'
import * as contract from '@firsthand/contract/crm/pipelines-handoffs'
import { type Context, asker } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import type { Domain } from '../../platform/domain.ts'
import { json } from '../../platform/events/record.ts'
import { handle } from '../../platform/handle.ts'
import { mayDo } from '../../platform/perform.ts'
import { type EntryRecord, findEntry, ownersOf } from './entry-read.ts'
import { type HandoffRecord, findHandoff, isFor, listHandoffs, readHandoff } from './handoff-read.ts'
import { scheduleReminder } from './overdue-job.ts'
import { own, setTurn } from './owners.ts'
import { gatherPacket } from './packet.ts'
import { hidesOf, packetShown } from './packet-shown.ts'
import { fullStage } from './quota.ts'
import { membersInRole, presentMembers, rolesOf } from './sales-roles.ts'

const hourMs = 3_600_000

export function handoffHandlers(domains: () => Domain[]) {
  return [
    handle(contract.previewHandoff, async (ctx, { entry }) => {
      const { personId } = await findEntry(ctx, entry)
      const packet = await gatherPacket(ctx, domains(), personId)
      const [hide] = await hidesOf(ctx, [{ personId, offeredAt: ctx.instant, packet }])
      return { packet: packetShown(packet, hide!) }
    }),

    handle(contract.offerHandoff, async (ctx, input) => readHandoff(ctx, await offer(ctx, domains(), input))),
    handle(contract.listHandoffs, listHandoffs),
    handle(contract.showHandoff, (ctx, { handoff }) => readHandoff(ctx, handoff)),

    handle(contract.acceptHandoff, async (ctx, { handoff: id, quotaReason }) => {
      const { handoff, entry } = await hold(ctx, id)
      const you = asker(ctx)
      refuseAnswered(contract.acceptHandoff, handoff)
      if (!isFor(handoff, you.id, await rolesOf(ctx, you.id)))
        fail(contract.acceptHandoff, 'not_for_you', { name: handoff.fromName })
      if (entry.goal !== 'open' || entry.archivedAt)
        fail(contract.acceptHandoff, 'closed', { name: handoff.fromName })
      const stage = await ctx.db
        .selectFrom('pipelineStages')
        .select(['id', 'name', 'quota'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', entry.stageId)
        .executeTakeFirstOrThrow()
      const full = await fullStage(ctx, { stage, member: you.id, except: entry.id })
      if (full && !quotaReason) fail(contract.acceptHandoff, 'over_quota', full)

      await answer(ctx, id, 'accepted', quotaReason ?? null)
      const role = handoff.toRole as SalesRole
      await own(ctx, { entry: entry.id, role, member: you.id, handoff: id })
      await setTurn(ctx, entry.id, role)
      ctx.record(
        'handoff.accepted',
        { kind: 'entry', id: entry.id },
        { after: { handoff: id, role, member: you.id, from: handoff.fromMemberId } },
      )
      return readHandoff(ctx, id)
    }),

    handle(contract.refuseHandoff, async (ctx, { handoff: id, reason }) => {
      const { handoff, entry } = await hold(ctx, id)
      const you = asker(ctx)
      refuseAnswered(contract.refuseHandoff, handoff)
      if (!isFor(handoff, you.id, await rolesOf(ctx, you.id)))
        fail(contract.refuseHandoff, 'not_for_you', { name: handoff.fromName })
      await answer(ctx, id, 'refused', reason)
      const [hide] = await hidesOf(ctx, [handoff])
      ctx.record(
        'handoff.refused',
        { kind: 'entry', id: entry.id },
        { after: { handoff: id, reason: hide!(reason) } },
      )
      return readHandoff(ctx, id)
    }),

    handle(contract.withdrawHandoff, async (ctx, { handoff: id }) => {
      const { handoff, entry } = await hold(ctx, id)
      const you = asker(ctx)
      refuseAnswered(contract.withdrawHandoff, handoff)
      if (handoff.fromMemberId !== you.id && !mayDo(you.role, 'admin'))
        fail(contract.withdrawHandoff, 'not_yours', { name: handoff.fromName })
      await answer(ctx, id, 'withdrawn', null)
      ctx.record('handoff.withdrawn', { kind: 'entry', id: entry.id }, { after: { handoff: id } })
      return readHandoff(ctx, id)
    }),
  ]
}

async function offer(
  ctx: Context,
  domains: Domain[],
  input: Input<typeof contract.offerHandoff>,
): Promise<string> {
  const { entry: entryId, toRole, toMember, note, openQuestions, answerWithinHours } = input
  const entry = await findEntry(ctx, entryId, true)
  if (entry.goal !== 'open' || entry.archivedAt) fail(contract.offerHandoff, 'closed')
  const you = asker(ctx)
  const owners = (await ownersOf(ctx, [entryId])).filter((each) => each.until === null)
  const yours = owners.filter((each) => each.memberId === you.id)
  const present = owners.filter((each) => each.leftAt === null)
  if (yours.length === 0 && present.length > 0 && !mayDo(you.role, 'admin'))
    fail(contract.offerHandoff, 'not_yours', { name: present[0]!.name })
  await refuseUnfitTaker(ctx, {
    toRole,
    toMember,
    owner: owners.find((each) => each.role === toRole)?.memberId,
  })

  const id = ctx.newId()
  const packet = await gatherPacket(ctx, domains, entry.personId)
  const dueAt = new Date(ctx.now.getTime() + answerWithinHours * hourMs).toISOString()
  try {
    await ctx.db
      .insertInto('handoffs')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        entryId,
        personId: entry.personId,
        fromMemberId: you.id,
        fromRole: (yours.find((each) => each.role === entry.turn) ?? yours[0])?.role ?? null,
        toRole,
        toMemberId: toMember,
        note,
        openQuestions: json(openQuestions),
        packet: json(packet),
        offeredAt: ctx.instant,
        dueAt,
      })
      .execute()
  } catch (error) {
    if (violates(error, 'handoffs_open')) fail(contract.offerHandoff, 'already_offered')
    throw error
  }
  await scheduleReminder(ctx, { handoff: id, dueAt })
  const [hide] = await hidesOf(ctx, [{ personId: entry.personId, offeredAt: ctx.instant, packet }])
  ctx.record(
    'handoff.offered',
    { kind: 'entry', id: entryId },
    {
      after: {
        handoff: id,
        toRole,
        toMember,
        note: hide!(note),
        openQuestions: openQuestions.map(hide!),
        dueAt,
      },
    },
  )
  return id
}

type Taker = { toRole: SalesRole; toMember: string | null; owner: string | undefined }

async function refuseUnfitTaker(ctx: Context, { toRole, toMember, owner }: Taker): Promise<void> {
  const you = asker(ctx).id
  const able = await membersInRole(ctx, toRole)
  if (toMember === null) {
    if (!able.some((member) => member !== you && member !== owner))
      fail(contract.offerHandoff, 'nobody_in_role')
    return
  }
  const name =
    (await presentMembers(ctx, [toMember])).get(toMember) ?? fail(contract.offerHandoff, 'member_missing')
  if (toMember === owner) fail(contract.offerHandoff, 'to_yourself')
  if (!able.includes(toMember)) fail(contract.offerHandoff, 'lacks_role', { name })
}

/** The entry first and then the hand-off, in the same order everywhere: of two at once the second finds it answered. */
async function hold(ctx: Context, id: string): Promise<{ handoff: HandoffRecord; entry: EntryRecord }> {
  const { entryId } = await findHandoff(ctx, id)
  const entry = await findEntry(ctx, entryId, true)
  return { entry, handoff: await findHandoff(ctx, id) }
}

function refuseAnswered(
  operation: typeof contract.acceptHandoff | typeof contract.refuseHandoff | typeof contract.withdrawHandoff,
  handoff: HandoffRecord,
): void {
  if (handoff.answer === null) return
  fail(operation, 'answered', { name: handoff.answererName ?? handoff.fromName, answer: handoff.answer })
}

async function answer(
  ctx: Context,
  id: string,
  word: 'accepted' | 'refused' | 'withdrawn',
  reason: string | null,
) {
  await ctx.db
    .updateTable('handoffs')
    .set({ answer: word, answerReason: reason, answeredAt: ctx.instant, answeredBy: asker(ctx).id })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}
