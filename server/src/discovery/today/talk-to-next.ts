import type { TalkToNext } from '@firsthand/contract/discovery/today'
import { mayBeSql, whoMayBe } from '../../crm/consents/may-be.ts'
import { personRefs } from '../../crm/people/refs.ts'
import { dayAt, endOfDay, zoneOf } from '../../crm/tasks/days.ts'
import { dueTasks } from '../../crm/tasks/read.ts'
import { complaintsDue } from '../../evidence/complaints/sources.ts'
import { promisesDue } from '../../evidence/promises/sources.ts'
import type { DueSource } from '../../platform/domain.ts'
import { type Context, asker } from '../../platform/context.ts'
import { daysBetween, inDays, interleave, whyDue } from './today.rules.ts'

const perKind = 6
const patienceDays = 4

type Suggestion = { personId: string; reason: TalkToNext['reason']; why: string; taskId?: string }

/** Whom to talk to next: those whose turn it is, introductions that wait, new voices for the riskiest claims, thanks due. */
export async function talkToNext(ctx: Context): Promise<TalkToNext[]> {
  const today = await endOfToday(ctx)
  const kinds = [
    await fromSource(ctx, complaintsDue, { reason: 'complaint_waiting', before: today }),
    await fromSource(ctx, promisesDue, { reason: 'promise_due', before: today }),
    await tasksDue(ctx, today),
    await followUps(ctx, today),
    await waitingIntroductions(ctx),
    await newVoices(ctx),
    await thanksDue(ctx),
  ]
  const refs = await personRefs(
    ctx,
    kinds.flat().map((each) => each.personId),
  )
  const may = await whoMayBe(ctx, refs.keys(), 'contact')
  return interleave(
    kinds.map((kind) =>
      kind.flatMap(({ personId, ...rest }) =>
        may.has(personId) ? [{ person: refs.get(personId)!, taskId: null, ...rest }] : [],
      ),
    ),
  )
}

/** How many people's next touch is due. */
export async function countFollowUps(ctx: Context): Promise<number> {
  const { count } = await dueFollowUps(ctx, await endOfToday(ctx))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** A call that is due at three belongs to the list of the morning: what counts is the day where the member is. */
async function endOfToday(ctx: Context): Promise<string> {
  const zone = await zoneOf(ctx, asker(ctx).id)
  return endOfDay(dayAt(ctx.now, zone), zone)
}

/** Complaints that wait for the member, and what they promised and is due. */
async function fromSource(
  ctx: Context,
  source: DueSource,
  { reason, before }: { reason: Suggestion['reason']; before: string },
): Promise<Suggestion[]> {
  const memberId = asker(ctx).id
  const timeZone = await zoneOf(ctx, memberId)
  const items = await source.read(ctx, { memberId, before, timeZone, limit: perKind })
  return items.flatMap(({ personId, why, isLate }) =>
    personId === null ? [] : [{ personId, reason, why: isLate ? `Late. ${why}` : why }],
  )
}

/** What the member wrote down to do for somebody, and is due. */
async function tasksDue(ctx: Context, today: string): Promise<Suggestion[]> {
  const tasks = await dueTasks(ctx, { memberId: asker(ctx).id, before: today, limit: perKind })
  return tasks.flatMap(({ id, person, title, isLate }) =>
    person
      ? [
          {
            personId: person.id,
            reason: 'task_due' as const,
            taskId: id,
            why: isLate ? `${title} (late).` : `${title}.`,
          },
        ]
      : [],
  )
}

function dueFollowUps(ctx: Context, today: string) {
  return ctx.db
    .selectFrom('people')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('nextTouchAt', '<', today)
    .where(mayBeSql(ctx, 'people.id', 'contact', { nobody: true }))
}

async function followUps(ctx: Context, today: string): Promise<Suggestion[]> {
  const rows = await dueFollowUps(ctx, today)
    .select(['id', 'nextTouchAt', 'lastTouchAt', 'cadenceDays'])
    .orderBy('nextTouchAt')
    .limit(perKind)
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    reason: 'follow_up_due',
    why: whyDue({ ...row, nextTouchAt: row.nextTouchAt!, now: ctx.now }),
  }))
}

async function waitingIntroductions(ctx: Context): Promise<Suggestion[]> {
  const before = new Date(ctx.now.getTime() - patienceDays * 86_400_000).toISOString()
  const rows = await introductions(ctx)
    .where('referrals.metAt', 'is', null)
    .where((row) =>
      row.or([
        row.and([row('referrals.madeAt', 'is', null), row('referrals.askedAt', '<=', before)]),
        row.and([row('referrals.madeAt', 'is not', null), row('person.lastTouchAt', 'is', null)]),
      ]),
    )
    .orderBy('referrals.createdAt')
    .limit(perKind)
    .execute()
  return rows.map((row) =>
    row.madeAt
      ? {
          personId: row.personId,
          reason: 'introduction_waiting',
          why: `${row.introducerName} introduced you ${inDays(daysBetween(row.madeAt, ctx.now))} ago, and you have not talked yet.`,
        }
      : {
          personId: row.introducerId,
          reason: 'introduction_waiting',
          why: `Asked for an introduction to ${row.personName} ${inDays(daysBetween(row.askedAt!, ctx.now))} ago, no reply.`,
        },
  )
}

async function thanksDue(ctx: Context): Promise<Suggestion[]> {
  const rows = await introductions(ctx)
    .where('referrals.metAt', 'is not', null)
    .where('referrals.thankedAt', 'is', null)
    .orderBy('referrals.metAt')
    .limit(perKind)
    .execute()
  return rows.map((row) => ({
    personId: row.introducerId,
    reason: 'thanks_due',
    why: `Introduced you to ${row.personName}. You met; a word of thanks is due.`,
  }))
}

function introductions(ctx: Context) {
  return ctx.db
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
      'referrals.personId',
      'referrals.introducerId',
      'referrals.askedAt',
      'referrals.madeAt',
      'person.name as personName',
      'introducer.name as introducerName',
    ])
    .where('referrals.workspaceId', '=', ctx.workspaceId)
    .where('person.archivedAt', 'is', null)
    .where(mayBeSql(ctx, 'person.id', 'contact', { nobody: true }))
    .where(mayBeSql(ctx, 'introducer.id', 'contact', { nobody: true }))
}

/** People who have said nothing yet and would be a new voice, in the scope of a claim that is risky and unsure. */
async function newVoices(ctx: Context): Promise<Suggestion[]> {
  const claims = await ctx.db
    .selectFrom('claims')
    .select(['id', 'sentence', 'scopeContactTypes', 'scopeOrganisations'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('rung', '<=', 2)
    .orderBy('rung')
    .orderBy('stakes', 'desc')
    .orderBy('id')
    .limit(3)
    .execute()
  const suggestions: Suggestion[] = []
  for (const claim of claims) {
    const rows = await silentPeople(
      ctx,
      claim,
      suggestions.map((each) => each.personId),
    )
    suggestions.push(
      ...rows.map(({ id }) => ({
        personId: id,
        reason: 'new_voice' as const,
        why: `Has told you nothing yet: a new voice for “${claim.sentence.replace(/[.!?]+$/, '')}”.`,
      })),
    )
  }
  return suggestions.slice(0, perKind)
}

async function silentPeople(
  ctx: Context,
  claim: { scopeContactTypes: string[]; scopeOrganisations: string[] },
  taken: string[],
) {
  return ctx.db
    .selectFrom('people')
    .select('people.id')
    .where('people.workspaceId', '=', ctx.workspaceId)
    .where('people.archivedAt', 'is', null)
    .where(mayBeSql(ctx, 'people.id', 'contact', { nobody: true }))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('evidence')
            .select('evidence.id')
            .where('evidence.workspaceId', '=', ctx.workspaceId)
            .whereRef('evidence.personId', '=', 'people.id'),
        ),
      ),
    )
    .$if(claim.scopeContactTypes.length > 0, (query) =>
      query.where((row) =>
        row.exists(
          row
            .selectFrom('contactTypes')
            .select('contactTypes.id')
            .where('contactTypes.workspaceId', '=', ctx.workspaceId)
            .whereRef('contactTypes.personId', '=', 'people.id')
            .where('contactTypes.type', 'in', claim.scopeContactTypes),
        ),
      ),
    )
    .$if(claim.scopeOrganisations.length > 0, (query) =>
      query.where('people.organisationId', 'in', claim.scopeOrganisations),
    )
    .$if(taken.length > 0, (query) => query.where('people.id', 'not in', taken))
    .orderBy('people.sortKey')
    .orderBy('people.id')
    .limit(2)
    .execute()
}
