import {
  type AddressEntry,
  type AddressView,
  type LinkEntry,
  type LinkKind,
  type LinkView,
  safeUrl,
} from '@firsthand/contract/crm/contact-details'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { linkKindOf } from './link-kind.ts'

export type Subject = { of: 'person' | 'organisation'; id: string }
type Sent = {
  links?: z.input<typeof LinkEntry>[] | undefined
  addresses?: z.input<typeof AddressEntry>[] | undefined
}

/** Replaces the lists that are given: links and addresses. */
export async function writeDetails(
  ctx: Context,
  subject: Subject,
  { links, addresses }: Sent,
): Promise<void> {
  const of = ownedBy(ctx, subject)
  if (links) {
    await ctx.db
      .deleteFrom('links')
      .where((row) => row.and(of))
      .execute()
    const rows = links.map(({ url, kind, label }, position) => {
      const safe = safeUrl(url.trim())!
      return {
        ...of,
        id: ctx.newId(),
        position,
        url: safe,
        kind: kind ?? linkKindOf(safe),
        label: label ?? null,
      }
    })
    if (rows.length > 0) await ctx.db.insertInto('links').values(rows).execute()
  }
  if (addresses) {
    await ctx.db
      .deleteFrom('addresses')
      .where((row) => row.and(of))
      .execute()
    const rows = addresses.map(({ free = '', ...rest }, position) => ({
      ...of,
      id: ctx.newId(),
      position,
      ...rest,
      free,
    }))
    if (rows.length > 0) await ctx.db.insertInto('addresses').values(rows).execute()
  }
}

export async function readDetails(
  ctx: Context,
  subject: Subject,
): Promise<{ links: LinkView[]; addresses: AddressView[] }> {
  const of = ownedBy(ctx, subject)
  const [links, addresses] = await Promise.all([
    ctx.db
      .selectFrom('links')
      .select(['url', 'kind', 'label'])
      .where((row) => row.and(of))
      .orderBy('position')
      .execute(),
    ctx.db
      .selectFrom('addresses')
      .select(['label', 'street', 'postalCode', 'city', 'region', 'country', 'free'])
      .where((row) => row.and(of))
      .orderBy('position')
      .execute(),
  ])
  return { links: links.map((link) => ({ ...link, kind: link.kind as LinkKind })), addresses }
}

/** The columns that say whose a row is. */
export function ownedBy({ workspaceId }: Context, { of, id }: Subject) {
  return of === 'person' ? { workspaceId, personId: id } : { workspaceId, organisationId: id }
}
