import { type Purpose, purposes } from '@firsthand/contract/crm/consents'
import type { PacketSection } from '@firsthand/contract/crm/pipelines-handoffs'
import type { Context } from '../../platform/context.ts'
import type { Domain, PersonBrief } from '../../platform/domain.ts'
import { isAllowed, standingsOf } from '../consents/may-be.ts'
import { personRefs } from '../people/refs.ts'

/** All that there is to know of a person, from every domain; parts without anything are left out. */
export async function gatherPacket(
  ctx: Context,
  domains: Domain[],
  person: string,
): Promise<PacketSection[]> {
  const parts = domains
    .flatMap((domain) => domain.personBriefs ?? [])
    .toSorted((one, other) => one.order - other.order)
  const sections: PacketSection[] = []
  for (const { kind, title, gather } of parts) {
    const { lines, more } = await gather(ctx, person)
    if (lines.length > 0) sections.push({ kind, title, lines, more })
  }
  return sections
}

const touchesShown = 5

export const consentBrief: PersonBrief = {
  kind: 'consents',
  title: 'What they agreed to',
  order: 60,
  gather: gatherConsents,
}

/** What the contact book itself knows. */
export const crmBriefs: PersonBrief[] = [
  { kind: 'who', title: 'Who they are', order: 10, gather: gatherWho },
  { kind: 'touches', title: 'Last touches', order: 40, gather: gatherTouches },
  consentBrief,
]

async function gatherWho(ctx: Context, person: string) {
  const ref = (await personRefs(ctx, [person])).get(person)
  const row = await ctx.db
    .selectFrom('people')
    .select(['roleTitle', 'note', 'timeZone', 'pronouns'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const referral = await ctx.db
    .selectFrom('referrals')
    .innerJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'referrals.workspaceId')
        .onRef('people.id', '=', 'referrals.introducerId'),
    )
    .select(['people.id', 'people.name'])
    .where('referrals.workspaceId', '=', ctx.workspaceId)
    .where('referrals.personId', '=', person)
    .executeTakeFirst()
  const about = [row.roleTitle, ref?.organisation?.name, row.pronouns, row.timeZone]
    .filter(Boolean)
    .join(' · ')
  const types = (ref?.contactTypes ?? []).join(', ').replaceAll('_', ' ')
  const lines = [
    { words: ref?.name ?? '', detail: [about, types].filter(Boolean).join(' · ') },
    ...(row.note ? [{ words: row.note.slice(0, 1_000), detail: 'Note' }] : []),
  ].map((line) => ({ ...line, at: null, members: [], link: { kind: 'person', id: person } }))
  const introduced = referral && {
    words: `Came through ${referral.name}`,
    detail: '',
    at: null,
    members: [],
    link: { kind: 'person', id: referral.id },
  }
  return { lines: introduced ? [...lines, introduced] : lines, more: 0 }
}

async function gatherTouches(ctx: Context, person: string) {
  const rows = await ctx.db
    .selectFrom('touchpoints')
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'touchpoints.workspaceId')
        .onRef('members.id', '=', 'touchpoints.memberId'),
    )
    .select(['touchpoints.at', 'channel', 'outcome', 'note', 'members.name'])
    .where('touchpoints.workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', person)
    .orderBy('touchpoints.at', 'desc')
    .orderBy('touchpoints.id', 'desc')
    .limit(touchesShown)
    .execute()
  const { count } = await ctx.db
    .selectFrom('touchpoints')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', person)
    .executeTakeFirstOrThrow()
  const lines = rows.map(({ at, channel, outcome, note, name }) => ({
    words: note.slice(0, 500) || channel,
    detail: [channel, outcome?.replaceAll('_', ' ')].filter(Boolean).join(' · '),
    at,
    members: name === null ? [] : [name],
    link: null,
  }))
  return { lines, more: count - lines.length }
}

/** Every purpose with what holds for it, so that nobody does what was not agreed to. */
async function gatherConsents(ctx: Context, person: string) {
  const held = (await standingsOf(ctx, [person], purposes)).get(person)
  const alike = new Map<string, { words: string; detail: string; purposes: Purpose[] }>()
  for (const purpose of purposes) {
    const standing = held?.get(purpose)?.standing ?? 'unsaid'
    const isYes = isAllowed(purpose, standing)
    const group = alike.get(`${isYes} ${standing}`)
    if (group) group.purposes.push(purpose)
    else
      alike.set(`${isYes} ${standing}`, {
        words: isYes ? 'Yes' : 'No',
        detail: standing === 'unsaid' ? 'never asked' : standing,
        purposes: [purpose],
      })
  }
  const lines = [...alike.values()].map((group) => ({
    words: `${group.words}: ${group.purposes.map(wordOf).join(', ')}`,
    detail: group.detail,
    at: null,
    members: [],
    link: null,
  }))
  return { lines, more: 0 }
}

function wordOf(purpose: Purpose): string {
  return purpose === 'process_by_ai' ? 'process by AI' : purpose
}
