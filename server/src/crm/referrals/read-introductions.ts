import type { IntroductionRequest, IntroductionState } from '@firsthand/contract/crm/introductions'
import type { Context } from '../../platform/context.ts'

/** Wishes for introductions with the names that stand in them. */
export function introductionRows(ctx: Context) {
  return ctx.db
    .selectFrom('introductionRequests as request')
    .leftJoin('people as person', (on) =>
      on.onRef('person.workspaceId', '=', 'request.workspaceId').onRef('person.id', '=', 'request.personId'),
    )
    .leftJoin('people as introducer', (on) =>
      on
        .onRef('introducer.workspaceId', '=', 'request.workspaceId')
        .onRef('introducer.id', '=', 'request.introducerId'),
    )
    .leftJoin('organisations as organisation', (on) =>
      on
        .onRef('organisation.workspaceId', '=', 'request.workspaceId')
        .onRef('organisation.id', '=', 'request.organisationId'),
    )
    .leftJoin('members as member', (on) =>
      on.onRef('member.workspaceId', '=', 'request.workspaceId').onRef('member.id', '=', 'request.memberId'),
    )
    .selectAll('request')
    .select([
      'person.name as personName',
      'introducer.name as introducerName',
      'organisation.name as organisationName',
      'member.name as memberName',
    ])
    .where('request.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof introductionRows>['executeTakeFirstOrThrow']>>

export function presentIntroduction(ctx: Context, row: Row): IntroductionRequest {
  const { id, wanted, wording, askedAt, remindAt, madeAt, metAt, thankedAt, closedAt, createdAt, version } =
    row
  return {
    id,
    wanted,
    wording,
    askedAt,
    remindAt,
    madeAt,
    metAt,
    thankedAt,
    closedAt,
    createdAt,
    version,
    state: row.state as IntroductionState,
    person: named(row.personId, row.personName),
    organisation: named(row.organisationId, row.organisationName),
    introducer: named(row.introducerId, row.introducerName),
    member: named(row.memberId, row.memberName),
    isDue: row.state === 'asked' && remindAt !== null && remindAt <= ctx.instant,
  }
}

/** Asks that nobody has answered for too long, longest first. */
export async function asksDue(ctx: Context, atMost: number): Promise<IntroductionRequest[]> {
  const rows = await introductionRows(ctx)
    .where('request.state', '=', 'asked')
    .where('request.remindAt', '<=', ctx.instant)
    .orderBy('request.remindAt')
    .orderBy('request.id')
    .limit(atMost)
    .execute()
  return rows.map((row) => presentIntroduction(ctx, row))
}

function named(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name! }
}
