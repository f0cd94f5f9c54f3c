import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

export type Address = {
  label: string | null
  street: string | null
  postalCode: string | null
  city: string | null
  region: string | null
  country: string | null
  free: string
}

/** What lists of a person hold beyond their line, by person. */
export type Details = {
  pronouns: string | null
  note: string
  emails: { email: string; label: string | null }[]
  phones: { phone: string; label: string | null }[]
  links: { url: string; label: string | null }[]
  addresses: Address[]
  introducer: { id: string; name: string; email: string | null } | null
}

/** The details of a page of people, one statement for each list. */
export async function detailsOfPeople(ctx: Context, ids: string[]): Promise<Map<string, Details>> {
  const found = new Map<string, Details>()
  const { db, workspaceId } = ctx
  const of = sql<string>`ANY(${ids}::uuid[])`
  const people = await db
    .selectFrom('people')
    .select(['id', 'pronouns', 'note'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', of)
    .execute()
  for (const { id, pronouns, note } of people)
    found.set(id, { pronouns, note, emails: [], phones: [], links: [], addresses: [], introducer: null })

  const emails = await db
    .selectFrom('personEmails')
    .select(['personId', 'email', 'label'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', of)
    .orderBy('position')
    .execute()
  for (const { personId, ...email } of emails) found.get(personId)?.emails.push(email)
  const phones = await db
    .selectFrom('personPhones')
    .select(['personId', 'phone', 'label'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', of)
    .orderBy('position')
    .execute()
  for (const { personId, ...phone } of phones) found.get(personId)?.phones.push(phone)
  const links = await db
    .selectFrom('links')
    .select(['personId', 'url', 'label'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', of)
    .orderBy('position')
    .execute()
  for (const { personId, ...link } of links) found.get(personId!)?.links.push(link)
  const addresses = await db
    .selectFrom('addresses')
    .select(['personId', 'label', 'street', 'postalCode', 'city', 'region', 'country', 'free'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', of)
    .orderBy('position')
    .execute()
  for (const { personId, ...address } of addresses) found.get(personId!)?.addresses.push(address)
  for (const { personId, ...introducer } of await introducersOf(ctx, ids)) {
    const details = found.get(personId)
    if (details) details.introducer = introducer
  }
  return found
}

async function introducersOf(ctx: Context, ids: string[]) {
  const { rows } = await sql<{ personId: string; id: string; name: string; email: string | null }>`
    SELECT r.person_id, p.id, p.name, (SELECT e.email FROM person_emails e
      WHERE e.workspace_id = ${ctx.workspaceId} AND e.person_id = p.id ORDER BY e.position LIMIT 1) AS email
    FROM referrals r
    JOIN people p ON p.workspace_id = ${ctx.workspaceId} AND p.id = r.introducer_id
    WHERE r.workspace_id = ${ctx.workspaceId} AND r.person_id = ANY(${ids}::uuid[])`.execute(ctx.db)
  const withheld = new Set(
    await ctx.services.withheld(
      ctx,
      rows.map((row) => row.id),
    ),
  )
  return rows.filter((row) => !withheld.has(row.id))
}

/** The longest of each list that anybody has: so many columns a table needs. */
export async function longestLists(ctx: Context) {
  const { rows } = await sql<{ emails: number; phones: number; links: number; addresses: number }>`
    SELECT ${longest(ctx, 'person_emails')} AS emails, ${longest(ctx, 'person_phones')} AS phones,
      ${longest(ctx, 'links')} AS links, ${longest(ctx, 'addresses')} AS addresses`.execute(ctx.db)
  return rows[0]!
}

function longest({ workspaceId }: Context, table: string) {
  return sql`(SELECT coalesce(max(count), 0)::int FROM (SELECT count(*) AS count FROM ${sql.table(table)}
    WHERE workspace_id = ${workspaceId} AND person_id IS NOT NULL GROUP BY person_id) lists)`
}
