import type { Input } from '@firsthand/contract/core/operation'
import { PersonInput, contactTypes, personLimits } from '@firsthand/contract/crm/people'
import { type importProject, projectLimits } from '@firsthand/contract/evidence/projects'
import { insertPerson } from '../../crm/people/write.ts'
import { knownPeople } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { keepFormerMember } from '../../platform/members/former.ts'
import type { LeftList } from './left.ts'
import { emailsOf, matchCases, matchUsers } from './match.ts'
import type { ProjectCase } from './project.ts'
import type { ProjectUser, Survey } from './survey.ts'
import type { Thing } from './things.ts'

type Wishes = Pick<Input<typeof importProject>, 'cases' | 'otherCases' | 'users'>

/** What a variable of ours is called in a project. */
export const variableNames = { organisation: 'Organisation', contactTypes: 'Contact types' } as const

/** Makes people of cases, or finds them, as was asked for. */
export async function bringPeople(ctx: Context, { cases, left }: Survey, wishes: Wishes): Promise<Thing[]> {
  const chosen = new Map(wishes.cases.map((each) => [each.case, each.person]))
  const known = await knownPeople(
    ctx,
    [...chosen.values()].filter((id) => id !== null),
  )
  const matched = wishes.otherCases === 'leave_out' ? new Map() : await matchCases(ctx, cases)
  const things: Thing[] = []
  const addresses = new Set<string>()
  for (const each of cases.slice(0, projectLimits.cases)) {
    const wish = chosen.get(each.guid)
    const here = wish === undefined ? (matched.get(each.guid)?.id as string | undefined) : wish
    if (here && (wish === undefined || known.has(here)))
      things.push({ thingId: here, guid: each.guid, isMade: false })
    else if (wish === undefined && wishes.otherCases === 'match_or_add') {
      const thingId = await insertPerson(ctx, personOf(each, { left, addresses }))
      things.push({ thingId, guid: each.guid })
    }
  }
  return things
}

/** Finds the members that coders are; those who are none are kept by their name. */
export async function bringCoders(ctx: Context, users: ProjectUser[], wishes: Wishes): Promise<Thing[]> {
  const chosen = new Map(wishes.users.map(({ user, member }) => [user, member]))
  const matched = await matchUsers(ctx, users)
  const things: Thing[] = []
  for (const { guid, name, id } of users.slice(0, projectLimits.users)) {
    const member = chosen.get(guid) ?? matched.get(guid)
    const thingId = member ?? (await keepFormerMember(ctx, clean(name || id || 'Coder without a name', 120)))
    things.push({ thingId, guid, isMade: member === undefined })
  }
  return things
}

function personOf(each: ProjectCase, { left, addresses }: { left: LeftList; addresses: Set<string> }) {
  const value = (wanted: string) =>
    each.values.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value.trim()
  const organisation = clean(value(variableNames.organisation) ?? '', 160)
  const types = (value(variableNames.contactTypes) ?? '').split(/[;,]/).map((type) => type.trim())
  // An address belongs to one person: the second of a project goes without.
  const emails = emailsOf(each).filter((email) => !addresses.has(email.toLowerCase()))
  for (const email of emails) addresses.add(email.toLowerCase())
  const rest = each.values.filter(
    ({ name, value: said }) =>
      !Object.values(variableNames).some((ours) => ours.toLowerCase() === name.toLowerCase()) &&
      !emails.includes(said.trim()),
  )
  for (const { name } of rest) left.add('variables', name)
  const note = [each.description, ...rest.map(({ name, value: said }) => `${name}: ${said}`)]
    .filter(Boolean)
    .join('\n')
  const person = {
    name: clean(each.name, personLimits.name) || 'Case without a name',
    ...(organisation && { organisation: { name: organisation } }),
    contactTypes: contactTypes
      .filter((type) => types.includes(type))
      .map((type) => ({ type, since: null, until: null })),
    ...(note && { note: note.toWellFormed().replaceAll('\u0000', '').slice(0, personLimits.note) }),
  }
  const withEmails = PersonInput.safeParse({ ...person, emails: emails.map((email) => ({ email })) })
  return withEmails.success ? withEmails.data : PersonInput.parse(person)
}

/** One line of at most so many characters. */
export function clean(text: string, atMost: number): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, atMost)
    .toWellFormed()
    .trim()
}
