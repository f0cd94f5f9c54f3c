import { insertPerson } from '../crm/people/write.ts'
import { introduce } from '../crm/referrals/introduce.ts'
import { touch } from '../crm/touchpoints/touch.ts'
import type { Context } from '../platform/context.ts'
import { bramble } from './bramble/index.ts'
import type { createClock } from './when.ts'

export type Loading = {
  clock: ReturnType<typeof createClock>
  members: Map<string, string>
  people: Map<string, string>
}

/** The team: whoever opens the example takes the place of its founder; the others have no account. */
export async function loadMembers(ctx: Context, founderId: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { key, name, email, role, leader, conversationsAWeek } of bramble.members) {
    const isFounder = role === 'owner'
    const id = isFounder ? founderId : ctx.newId()
    ids.set(key, id)
    if (isFounder) continue
    await ctx.db
      .insertInto('members')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        accountId: null,
        name,
        email,
        role,
        leaderSince: leader ? ctx.instant : null,
        weeklyConversationsGoal: conversationsAWeek,
        createdAt: ctx.instant,
      })
      .execute()
  }
  return ids
}

/** Everybody, where they work, who introduced whom, and when they were last talked to. */
export async function loadPeople(
  ctx: Context,
  { clock, members }: Omit<Loading, 'people'>,
): Promise<Map<string, string>> {
  const organisations = new Map(bramble.organisations.map(({ key, name }) => [key, name]))
  const ids = new Map<string, string>()
  for (const person of bramble.people) {
    const id = await insertPerson(ctx, {
      name: person.name,
      organisation: person.organisation ? { name: organisations.get(person.organisation)! } : null,
      roleTitle: person.role ?? null,
      emails: (person.emails ?? []).map((email) => ({ email })),
      phones: (person.phones ?? []).map((phone) => ({ phone })),
      contactTypes: person.types.map(({ type, sinceDaysAgo, untilDaysAgo }) => ({
        type,
        since: clock.day(sinceDaysAgo),
        until: untilDaysAgo === undefined ? null : clock.day(untilDaysAgo),
      })),
      timeZone: person.timezone ?? null,
      language: person.language ?? null,
      cadenceDays: person.cadenceDays ?? null,
      note: person.note ?? '',
    })
    ids.set(person.key, id)
  }
  await loadReferrals(ctx, { clock, people: ids })
  await loadTouches(ctx, { clock, members, people: ids })
  return ids
}

async function loadReferrals(
  ctx: Context,
  { clock, people }: Pick<Loading, 'clock' | 'people'>,
): Promise<void> {
  for (const {
    referrer,
    introduced,
    askedDaysAgo,
    madeDaysAgo,
    metDaysAgo,
    thankedDaysAgo,
  } of bramble.referrals) {
    const personId = people.get(introduced)!
    await introduce(ctx, { personId, introducerId: people.get(referrer)!, stage: 'asked' })
    const at = (daysAgo: number | undefined) => (daysAgo === undefined ? null : clock.at(daysAgo))
    await ctx.db
      .updateTable('referrals')
      .set({
        askedAt: at(askedDaysAgo),
        madeAt: at(madeDaysAgo),
        metAt: at(metDaysAgo),
        thankedAt: at(thankedDaysAgo),
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('personId', '=', personId)
      .execute()
  }
}

async function loadTouches(ctx: Context, { clock, members, people }: Loading): Promise<void> {
  await touch(
    ctx,
    bramble.touchpoints.map(({ person, member, direction, channel, daysAgo, time, summary }) => ({
      personId: people.get(person)!,
      memberId: members.get(member)!,
      at: clock.at(daysAgo, time),
      direction: direction === 'inbound' ? 'theirs' : 'ours',
      channel,
      outcome: 'reached',
      minutes: null,
      note: summary,
    })),
  )
}
