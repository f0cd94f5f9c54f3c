import { failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import type * as contract from '@firsthand/contract/crm/touchpoints'
import type { Context } from '../../platform/context.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { knownPeople } from '../people/refs.ts'

/** The touches with one person, newest first. */
export async function listTouchpoints(
  ctx: Context,
  { person, channel, member, limit, after }: Input<typeof contract.listTouchpoints>,
) {
  if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
  const [at, id] = after ? readCursor(after, 2) : []
  const below = at === undefined ? undefined : { at: String(at), id: String(id) }
  const rows = await touchesOf(ctx, { person, channel, member, below, limit: limit + 1 })
  return pageOf(rows, limit, { item: (row) => row, cursor: (row) => [row.at, row.id] })
}

/** Some of a person's touches, newest first, from a place in the list on. */
export async function touchesOf(
  ctx: Context,
  question: {
    person: string
    channel?: string | undefined
    member?: string | undefined
    below?: { at: string; id: string } | undefined
    limit: number
  },
): Promise<contract.TouchpointView[]> {
  const { person, channel, member, below, limit } = question
  const rows = await touchpoints(ctx)
    .where('touchpoints.personId', '=', person)
    .$if(channel !== undefined, (query) => query.where('touchpoints.channel', '=', channel!))
    .$if(member !== undefined, (query) => query.where('touchpoints.memberId', '=', member!))
    .$if(below !== undefined, (query) =>
      query.where((row) =>
        row(row.refTuple('touchpoints.at', 'touchpoints.id'), '<', row.tuple(below!.at, below!.id)),
      ),
    )
    .orderBy('touchpoints.at', 'desc')
    .orderBy('touchpoints.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(present)
}

/** Touches by id, in the order of the ids. */
export async function readTouchpoints(ctx: Context, ids: string[]): Promise<contract.TouchpointView[]> {
  if (ids.length === 0) return []
  const rows = await touchpoints(ctx).where('touchpoints.id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, present(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

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
  const { id, personId, at, channel, minutes, note, memberId, memberName, sourceKind, sourceId, version } =
    row
  return {
    id,
    personId,
    at,
    channel,
    minutes,
    note,
    version,
    direction: row.direction as contract.TouchpointView['direction'],
    outcome: row.outcome as contract.TouchpointView['outcome'],
    member: memberId && memberName !== null ? { id: memberId, name: memberName } : null,
    source: sourceKind && sourceId ? { kind: sourceKind, id: sourceId } : null,
  }
}
