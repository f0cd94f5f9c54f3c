import { introductionPatienceDays } from '@firsthand/contract/crm/introductions'
import type { Context } from '../platform/context.ts'
import { addEntry } from '../crm/know-how/write.ts'
import { organisationKey } from '../crm/organisations/find-or-make.ts'
import { datesAfter } from '../crm/referrals/introduction.rules.ts'
import { memberKnowHow, personKnowHow, wishes } from './bramble/introductions.ts'
import type { Loading } from './load-people.ts'

/** What the team and a few others know, and the introductions that are on their way. */
export async function loadIntroductions(ctx: Context, { clock, members, people }: Loading): Promise<void> {
  const both = [
    ...memberKnowHow.map((each) => ({ ...each, memberId: members.get(each.whose)!, personId: null })),
    ...personKnowHow.map((each) => ({ ...each, memberId: null, personId: people.get(each.whose)! })),
  ]
  for (const { memberId, personId, kind, what, since = null, until = null, note = '' } of both)
    await addEntry(ctx, { memberId, personId }, { kind, what, sinceYear: since, untilYear: until, note })
  for (const {
    wanted = '',
    person,
    organisation,
    introducer,
    by,
    askedDaysAgo,
    wording = '',
    ended,
  } of wishes) {
    const at = clock.at(askedDaysAgo ?? 3, '10:00')
    const to = askedDaysAgo === undefined ? 'wished' : 'asked'
    const asked = datesAfter(noDates, { to, at, patienceDays: introductionPatienceDays })
    const dates = ended ? datesAfter(asked, { to: ended, at, patienceDays: introductionPatienceDays }) : asked
    await ctx.db
      .insertInto('introductionRequests')
      .values({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        state: ended ?? to,
        wanted,
        wording,
        personId: person ? people.get(person)! : null,
        organisationId: organisation ? await idOf(ctx, organisation) : null,
        introducerId: introducer ? people.get(introducer)! : null,
        memberId: members.get(by)!,
        ...dates,
        createdAt: at,
        createdBy: members.get(by)!,
      })
      .execute()
  }
}

const noDates = { askedAt: null, madeAt: null, metAt: null, thankedAt: null, closedAt: null, remindAt: null }

async function idOf(ctx: Context, name: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('organisations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('nameKey', '=', organisationKey(name))
    .executeTakeFirst()
  return row?.id ?? null
}
