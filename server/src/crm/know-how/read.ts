import type { KnowHowKind, KnowHowView } from '@firsthand/contract/crm/know-how'
import type { Context } from '../../platform/context.ts'

/** Entries with whose they are and the organisation they name; those of members who left are not read. */
export function knowHowRows(ctx: Context) {
  return ctx.db
    .selectFrom('knowHow')
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'knowHow.workspaceId')
        .onRef('members.id', '=', 'knowHow.memberId'),
    )
    .leftJoin('people', (on) =>
      on.onRef('people.workspaceId', '=', 'knowHow.workspaceId').onRef('people.id', '=', 'knowHow.personId'),
    )
    .leftJoin('organisations', (on) =>
      on
        .onRef('organisations.workspaceId', '=', 'knowHow.workspaceId')
        .onRef('organisations.nameKey', '=', 'knowHow.whatKey')
        .on('knowHow.kind', 'in', ['worked_at', 'knows_people_at']),
    )
    .select([
      'knowHow.id',
      'knowHow.kind',
      'knowHow.what',
      'knowHow.whatKey',
      'knowHow.sinceYear',
      'knowHow.untilYear',
      'knowHow.note',
      'knowHow.version',
      'knowHow.memberId',
      'knowHow.personId',
      'members.name as memberName',
      'people.name as personName',
      'organisations.id as organisationId',
      'organisations.name as organisationName',
    ])
    .where('knowHow.workspaceId', '=', ctx.workspaceId)
    .where((row) => row.or([row('knowHow.memberId', 'is', null), row('members.leftAt', 'is', null)]))
    .where((row) => row.or([row('knowHow.personId', 'is', null), row('people.archivedAt', 'is', null)]))
}

type Row = Awaited<ReturnType<ReturnType<typeof knowHowRows>['executeTakeFirstOrThrow']>>

export function presentKnowHow(row: Row): KnowHowView {
  const { id, what, sinceYear, untilYear, note, version } = row
  return {
    id,
    kind: row.kind as KnowHowKind,
    what,
    sinceYear,
    untilYear,
    note,
    version,
    member: row.memberId ? { id: row.memberId, name: row.memberName! } : null,
    person: row.personId ? { id: row.personId, name: row.personName! } : null,
    organisation: row.organisationId ? { id: row.organisationId, name: row.organisationName! } : null,
  }
}

export async function readKnowHow(ctx: Context, ids: string[]): Promise<KnowHowView[]> {
  if (ids.length === 0) return []
  const rows = await knowHowRows(ctx).where('knowHow.id', 'in', ids).execute()
  const place = new Map(ids.map((id, at) => [id, at]))
  return rows.map(presentKnowHow).toSorted((a, b) => place.get(a.id)! - place.get(b.id)!)
}
