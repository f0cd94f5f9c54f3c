import type { Introduction } from '@firsthand/contract/crm/people'
import type { Context } from '../../platform/context.ts'

/** Introductions by or of one person, or all of the workspace. */
export async function readIntroductions(
  ctx: Context,
  { ofPerson }: { ofPerson?: string } = {},
): Promise<Introduction[]> {
  const rows = await ctx.db
    .selectFrom('referrals')
    .innerJoin('people as person', (on) =>
      on
        .onRef('person.workspaceId', '=', 'referrals.workspaceId')
        .onRef('person.id', '=', 'referrals.personId'),
    )
    .innerJoin('people as introducer', (on) =>
      on
        .onRef('introducer.workspaceId', '=', 'referrals.workspaceId')
        .onRef('introducer.id', '=', 'referrals.introducerId'),
    )
    .select([
      'referrals.id',
      'referrals.askedAt',
      'referrals.madeAt',
      'referrals.metAt',
      'referrals.thankedAt',
    ])
    .select([
      'person.id as personId',
      'person.name as personName',
      'introducer.id as introducerId',
      'introducer.name as introducerName',
    ])
    .where('referrals.workspaceId', '=', ctx.workspaceId)
    .$if(ofPerson !== undefined, (query) =>
      query.where((row) =>
        row.or([row('referrals.personId', '=', ofPerson!), row('referrals.introducerId', '=', ofPerson!)]),
      ),
    )
    .orderBy('referrals.createdAt', 'desc')
    .orderBy('referrals.id')
    .limit(1_000)
    .execute()
  return rows.map(({ personId, personName, introducerId, introducerName, ...dates }) => ({
    ...dates,
    person: { id: personId, name: personName },
    introducer: { id: introducerId, name: introducerName },
  }))
}
