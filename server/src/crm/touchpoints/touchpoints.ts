import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/crm/touchpoints'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { knownPeople } from '../people/refs.ts'
import { refreshTouches, touch } from './touch.ts'

/** Clocks of phones run a little ahead. */
const toleratedMs = 5 * 60_000

export const touchpointHandlers = [
  handle(contract.logTouchpoint, async (ctx, { person, at = ctx.instant, ...rest }) => {
    if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
    if (Date.parse(at) > ctx.now.getTime() + toleratedMs) fail(contract.logTouchpoint, 'in_future')
    const [id] = await touch(ctx, [
      { ...rest, personId: person, at: new Date(at).toISOString(), memberId: asker(ctx).id },
    ])
    ctx.record(
      'touchpoint.logged',
      { kind: 'person', id: person },
      { after: { id, at, channel: rest.channel, outcome: rest.outcome } },
    )
    return (await touchpoints(ctx).where('touchpoints.id', '=', id!).execute()).map(present)[0]!
  }),

  handle(contract.listTouchpoints, async (ctx, { person, limit, after }) => {
    if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await touchpoints(ctx)
      .where('touchpoints.personId', '=', person)
      .$if(at !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('touchpoints.at', 'touchpoints.id'), '<', row.tuple(String(at), String(id))),
        ),
      )
      .orderBy('touchpoints.at', 'desc')
      .orderBy('touchpoints.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, { item: present, cursor: (row) => [row.at, row.id] })
  }),

  handle(contract.removeTouchpoint, async (ctx, { touchpoint }) => {
    const row = await ctx.db
      .selectFrom('touchpoints')
      .select(['personId', 'sourceId', 'at', 'channel'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', touchpoint)
      .executeTakeFirst()
    if (!row) return failCommon('not_found')
    if (row.sourceId) fail(contract.removeTouchpoint, 'from_source')
    await ctx.db
      .deleteFrom('touchpoints')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', touchpoint)
      .execute()
    await refreshTouches(ctx, [row.personId])
    ctx.record(
      'touchpoint.removed',
      { kind: 'person', id: row.personId },
      { before: { at: row.at, channel: row.channel } },
    )
    return {}
  }),
]

function touchpoints(ctx: Context) {
  return ctx.db
    .selectFrom('touchpoints')
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'touchpoints.workspaceId')
        .onRef('members.id', '=', 'touchpoints.memberId'),
    )
    .selectAll('touchpoints')
    .select('members.name as memberName')
    .where('touchpoints.workspaceId', '=', ctx.workspaceId)
}

function present(
  row: Awaited<ReturnType<ReturnType<typeof touchpoints>['execute']>>[number],
): contract.TouchpointView {
  const { id, personId, at, minutes, note, memberId, memberName, sourceKind, sourceId } = row
  return {
    id,
    personId,
    at,
    minutes,
    note,
    direction: row.direction as contract.TouchpointView['direction'],
    channel: row.channel as contract.TouchpointView['channel'],
    outcome: row.outcome as contract.TouchpointView['outcome'],
    member: memberId && memberName !== null ? { id: memberId, name: memberName } : null,
    source: sourceKind && sourceId ? { kind: sourceKind, id: sourceId } : null,
  }
}
