import type { Input, Output } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/pipelines-handoffs'
import type { SalesRole } from '@firsthand/contract/crm/pipelines-entries'
import { failCommon } from '@firsthand/contract/core/failure'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { mayDo } from '../../platform/perform.ts'
import { handoffsShown, withConsentsOfNow } from './packet-shown.ts'
import { rolesOf } from './sales-roles.ts'

export type HandoffRecord = Awaited<ReturnType<ReturnType<typeof handoffs>['execute']>>[number]

/** Hand-offs of one box, newest first. */
export async function listHandoffs(
  ctx: Context,
  { limit, after, box, waiting, entry }: Input<typeof contract.listHandoffs>,
): Promise<Output<typeof contract.listHandoffs>> {
  const you = ctx.member!.id
  const roles = await rolesOf(ctx, you)
  const [at, id] = after ? readCursor(after, 2) : []
  const rows = await handoffs(ctx)
    .$if(entry !== undefined, (query) => query.where('handoffs.entryId', '=', entry!))
    .$if(waiting, (query) => query.where('handoffs.answer', 'is', null))
    .$if(box === 'from_you', (query) => query.where('handoffs.fromMemberId', '=', you))
    .$if(box === 'for_you', (query) =>
      query.where((row) =>
        row.or([
          row('handoffs.toMemberId', '=', you),
          row('handoffs.answeredBy', '=', you).and('handoffs.fromMemberId', '!=', you),
          ...(roles.length > 0
            ? [
                row('handoffs.toMemberId', 'is', null)
                  .and('handoffs.toRole', 'in', roles)
                  .and('handoffs.fromMemberId', '!=', you)
                  .and('handoffs.answer', 'is', null),
              ]
            : []),
        ]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where((row) =>
        row(row.refTuple('handoffs.offeredAt', 'handoffs.id'), '<', row.tuple(String(at), String(id))),
      ),
    )
    .orderBy('handoffs.offeredAt', 'desc')
    .orderBy('handoffs.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(await handoffsShown(ctx, rows), limit, {
    item: (row) => presentHandoff(ctx, row, roles),
    cursor: (row) => [row.offeredAt, row.id],
  })
}

/** One hand-off with its packet. */
export async function readHandoff(ctx: Context, id: string): Promise<contract.HandoffView> {
  const [row] = await handoffsShown(ctx, [await findHandoff(ctx, id)])
  const { personId, openQuestions } = row!
  const packet = row!.packet as contract.PacketSection[] | null
  return {
    ...presentHandoff(ctx, row!, await rolesOf(ctx, ctx.member!.id)),
    openQuestions: (openQuestions ?? []) as string[],
    packet: packet && (await withConsentsOfNow(ctx, personId, packet)),
  }
}

export async function findHandoff(ctx: Context, id: string): Promise<HandoffRecord> {
  return (await handoffs(ctx).where('handoffs.id', '=', id).executeTakeFirst()) ?? failCommon('not_found')
}

/** Whether somebody is whom this was offered to. */
export function isFor(row: HandoffRecord, member: string, roles: string[]): boolean {
  if (row.toMemberId !== null) return row.toMemberId === member
  return row.fromMemberId !== member && roles.includes(row.toRole)
}

function handoffs(ctx: Context) {
  return ctx.db
    .selectFrom('handoffs')
    .innerJoin('pipelineEntries as entry', (on) =>
      on.onRef('entry.workspaceId', '=', 'handoffs.workspaceId').onRef('entry.id', '=', 'handoffs.entryId'),
    )
    .innerJoin('pipelines', (on) =>
      on
        .onRef('pipelines.workspaceId', '=', 'entry.workspaceId')
        .onRef('pipelines.id', '=', 'entry.pipelineId'),
    )
    .innerJoin('pipelineStages as stage', (on) =>
      on.onRef('stage.workspaceId', '=', 'entry.workspaceId').onRef('stage.id', '=', 'entry.stageId'),
    )
    .innerJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'handoffs.workspaceId')
        .onRef('people.id', '=', 'handoffs.personId'),
    )
    .innerJoin('members as giver', (on) =>
      on
        .onRef('giver.workspaceId', '=', 'handoffs.workspaceId')
        .onRef('giver.id', '=', 'handoffs.fromMemberId'),
    )
    .leftJoin('members as taker', (on) =>
      on
        .onRef('taker.workspaceId', '=', 'handoffs.workspaceId')
        .onRef('taker.id', '=', 'handoffs.toMemberId'),
    )
    .leftJoin('members as answerer', (on) =>
      on
        .onRef('answerer.workspaceId', '=', 'handoffs.workspaceId')
        .onRef('answerer.id', '=', 'handoffs.answeredBy'),
    )
    .selectAll('handoffs')
    .select([
      'entry.title',
      'entry.pipelineId',
      'pipelines.name as pipelineName',
      'stage.name as stageName',
      'people.name as personName',
      'giver.name as fromName',
      'taker.name as toName',
      'answerer.name as answererName',
    ])
    .where('handoffs.workspaceId', '=', ctx.workspaceId)
}

function presentHandoff(ctx: Context, row: HandoffRecord, roles: string[]): contract.HandoffRow {
  const you = ctx.member!
  const isWaiting = row.answer === null
  return {
    id: row.id,
    entry: {
      id: row.entryId,
      title: row.title,
      stage: row.stageName,
      pipeline: { id: row.pipelineId, name: row.pipelineName },
    },
    person: { id: row.personId, name: row.personName },
    from: { id: row.fromMemberId, name: row.fromName },
    fromRole: row.fromRole as SalesRole | null,
    toRole: row.toRole as SalesRole,
    to: row.toMemberId ? { id: row.toMemberId, name: row.toName! } : null,
    note: row.note ?? '',
    offeredAt: row.offeredAt,
    dueAt: row.dueAt,
    isOverdue: isWaiting && row.dueAt < ctx.instant,
    reminder:
      row.reminderState === null
        ? null
        : {
            state: row.reminderState as contract.ReminderOutcome['state'],
            problem: row.reminderProblem,
            sent: row.reminderSent,
            of: row.reminderOf,
          },
    answer: row.answer as contract.HandoffRow['answer'],
    answerReason: row.answerReason,
    answeredAt: row.answeredAt,
    answeredBy:
      row.answeredBy && row.answererName !== null ? { id: row.answeredBy, name: row.answererName } : null,
    youMay: {
      answer: isWaiting && mayDo(you.role, 'member') && isFor(row, you.id, roles),
      withdraw:
        isWaiting && (row.fromMemberId === you.id || mayDo(you.role, 'admin')) && mayDo(you.role, 'member'),
    },
  }
}
