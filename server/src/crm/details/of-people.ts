import type { AddressView, LinkKind, LinkView } from '@firsthand/contract/crm/contact-details'
import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

export type Reach = {
  emails: { email: string; emailKey: string; isShared: boolean; label: string | null }[]
  phones: { phone: string; phoneKey: string | null; label: string | null }[]
}
export type Details = { links: LinkView[]; addresses: AddressView[] }

/** The e-mail addresses and telephone numbers of many people, one statement for each, in the order they stand in. */
export async function reachOfPeople(ctx: Context, people: string[]): Promise<Map<string, Reach>> {
  const found = new Map(people.map((id): [string, Reach] => [id, { emails: [], phones: [] }]))
  const of = ofThese(ctx, people)
  const emails = await ctx.db
    .selectFrom('personEmails')
    .select(['personId', 'email', 'emailKey', 'isShared', 'label'])
    .where(of)
    .orderBy('position')
    .execute()
  const phones = await ctx.db
    .selectFrom('personPhones')
    .select(['personId', 'phone', 'phoneKey', 'label'])
    .where(of)
    .orderBy('position')
    .execute()
  for (const { personId, ...email } of emails) found.get(personId)?.emails.push(email)
  for (const { personId, ...phone } of phones) found.get(personId)?.phones.push(phone)
  return found
}

/** The links and postal addresses of many people, likewise. */
export async function detailsOfPeople(ctx: Context, people: string[]): Promise<Map<string, Details>> {
  const found = new Map(people.map((id): [string, Details] => [id, { links: [], addresses: [] }]))
  const of = ofThese(ctx, people)
  const links = await ctx.db
    .selectFrom('links')
    .select(['personId', 'url', 'kind', 'label'])
    .where(of)
    .orderBy('position')
    .execute()
  const addresses = await ctx.db
    .selectFrom('addresses')
    .select(['personId', 'label', 'street', 'postalCode', 'city', 'region', 'country', 'free'])
    .where(of)
    .orderBy('position')
    .execute()
  for (const { personId, kind, ...link } of links)
    found.get(personId!)?.links.push({ ...link, kind: kind as LinkKind })
  for (const { personId, ...address } of addresses) found.get(personId!)?.addresses.push(address)
  return found
}

/** Of these people, in a table that has their rows. */
function ofThese({ workspaceId }: Context, people: string[]) {
  return sql<SqlBool>`workspace_id = ${workspaceId} AND person_id = ANY(${people}::uuid[])`
}
