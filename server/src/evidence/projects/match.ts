import { emailKey } from '../../crm/people/keys.ts'
import { isSharedMailbox } from '../../crm/people/shared-mailboxes.ts'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'
import type { ProjectCase } from './project.ts'
import type { ProjectUser } from './survey.ts'

/** Which member each user of a project is, by address or by a name that only one has. */
export async function matchUsers(ctx: Context, users: ProjectUser[]): Promise<Map<string, string>> {
  const members = await ctx.db
    .selectFrom('members')
    .select(['id', 'name', 'email', 'leftAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('createdAt')
    .execute()
  const byEmail = new Map(
    members.filter(({ email }) => email).map(({ email, id }) => [email.toLowerCase(), id]),
  )
  const byName = Map.groupBy(members, ({ name }) => fold(name))
  const matched = new Map<string, string>()
  for (const { guid, name, id } of users) {
    const address = [id, name].map((each) => byEmail.get(each.trim().toLowerCase())).find(Boolean)
    const named = name.trim() ? (byName.get(fold(name)) ?? []) : []
    const here = named.filter(({ leftAt }) => leftAt === null)
    const only = here.length > 0 ? here : named
    const member = address ?? (only.length === 1 ? only[0]!.id : undefined)
    if (member) matched.set(guid, member)
  }
  return matched
}

/** Which person each case is: the one with its address, or the only one of its name. */
export async function matchCases(
  ctx: Context,
  cases: ProjectCase[],
): Promise<Map<string, { id: string; name: string }>> {
  const matched = new Map<string, { id: string; name: string }>()
  const names = [...new Set(cases.map(({ name }) => fold(name)).filter(Boolean))]
  const addresses = [...new Set(cases.flatMap(emailsOf).map((email) => email.toLowerCase()))]
  if (names.length === 0 && addresses.length === 0) return matched
  const people = await ctx.db
    .selectFrom('people')
    .select(['id', 'name', 'sortKey'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('sortKey', 'in', names.length > 0 ? names : [''])
    .where('erasedAt', 'is', null)
    .limit(10_000)
    .execute()
  const byAddress = new Map<string, { id: string; name: string }>()
  if (addresses.length > 0) {
    const rows = await ctx.db
      .selectFrom('personEmails')
      .innerJoin('people', (on) =>
        on
          .onRef('people.workspaceId', '=', 'personEmails.workspaceId')
          .onRef('people.id', '=', 'personEmails.personId'),
      )
      .select(['people.id', 'people.name', 'personEmails.email'])
      .where('personEmails.workspaceId', '=', ctx.workspaceId)
      .where((row) => row(row.fn<string>('lower', ['personEmails.email']), 'in', addresses))
      .execute()
    for (const { email, id, name } of rows)
      if (!isSharedMailbox(emailKey(email))) byAddress.set(email.toLowerCase(), { id, name })
  }
  const byName = Map.groupBy(people, ({ sortKey }) => sortKey)
  for (const each of cases) {
    const address = emailsOf(each).map((email) => byAddress.get(email.toLowerCase()))[0]
    const named = byName.get(fold(each.name)) ?? []
    const person = address ?? (named.length === 1 ? named[0] : undefined)
    if (person) matched.set(each.guid, { id: person.id, name: person.name })
  }
  return matched
}

export function emailsOf({ values }: ProjectCase): string[] {
  return values
    .map(({ value }) => value.trim())
    .filter((value) => /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(value))
    .slice(0, 1)
}
