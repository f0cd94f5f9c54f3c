import type { LinkKind } from '@firsthand/contract/crm/contact-details'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Draft } from './draft.rules.ts'
import type { TypeSpan } from './type-spans.rules.ts'

/** What people hold already of links and postal addresses. */
export async function loadDetails({ db, workspaceId }: Context, drafts: Map<string, Draft>): Promise<void> {
  const of = sql<string>`ANY(${[...drafts.keys()]}::uuid[])`
  const links = await db
    .selectFrom('links')
    .select(['personId', 'url', 'kind', 'label'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', of)
    .orderBy('position')
    .execute()
  const addresses = await db
    .selectFrom('addresses')
    .select(['personId', 'label', 'street', 'postalCode', 'city', 'region', 'country', 'free'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', of)
    .orderBy('position')
    .execute()
  for (const { personId, kind, ...link } of links)
    drafts.get(personId!)?.links.push({ ...link, kind: kind as LinkKind })
  for (const { personId, ...address } of addresses) drafts.get(personId!)?.addresses.push(address)
}

/** What people were and are to us, with the days of each. */
export async function loadSpans({ db, workspaceId }: Context, drafts: Map<string, Draft>): Promise<void> {
  const rows = await db
    .selectFrom('contactTypes')
    .select(['personId', 'type', 'since', 'until'])
    .where('workspaceId', '=', workspaceId)
    .where('personId', '=', sql<string>`ANY(${[...drafts.keys()]}::uuid[])`)
    .orderBy('id')
    .execute()
  for (const { personId, ...span } of rows) drafts.get(personId)?.typeSpans.push(span as TypeSpan)
}
