import { fail } from '@firsthand/contract/core/failure'
import { updateOrganisation } from '@firsthand/contract/crm/organisations'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { emailKey } from '../people/keys.ts'

/** Give addresses to everybody, so that sharing one says nothing. The largest of them; the rest do no harm. */
const givenToAnybody = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'ymail.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'pm.me',
  'gmx.de',
  'gmx.net',
  'gmx.com',
  'web.de',
  't-online.de',
  'freenet.de',
  'mail.com',
  'zoho.com',
  'fastmail.com',
  'hey.com',
  'yandex.com',
  'yandex.ru',
  'mail.ru',
  'qq.com',
  '163.com',
  '126.com',
  'naver.com',
  'orange.fr',
  'free.fr',
  'laposte.net',
  'libero.it',
  'wp.pl',
  'seznam.cz',
  'bluewin.ch',
  'hotmail.co.uk',
  'btinternet.com',
  'comcast.net',
])

export async function readDomains(ctx: Context, organisationId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('organisationDomains')
    .select('domain')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('organisationId', '=', organisationId)
    .orderBy('domain')
    .execute()
  return rows.map(({ domain }) => domain)
}

/** Replaces the e-mail domains of an organisation. */
export async function writeDomains(ctx: Context, organisationId: string, domains: string[]): Promise<void> {
  const wanted = [...new Set(domains)]
  const shared = wanted.find((domain) => givenToAnybody.has(domain))
  if (shared) fail(updateOrganisation, 'domain_shared', { domain: shared })
  await ctx.db
    .deleteFrom('organisationDomains')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('organisationId', '=', organisationId)
    .execute()
  if (wanted.length === 0) return
  const taken = await organisationsOf(ctx, wanted)
  const [domain, other] = [...taken][0] ?? []
  if (domain && other) fail(updateOrganisation, 'domain_taken', { domain, name: other.name })
  const { workspaceId } = ctx
  try {
    await ctx.db
      .insertInto('organisationDomains')
      .values(wanted.map((each) => ({ workspaceId, id: ctx.newId(), organisationId, domain: each })))
      .execute()
  } catch (error) {
    // Somebody else gave it to an organisation at this very moment.
    if (!violates(error, 'organisation_domains_domain')) throw error
    fail(updateOrganisation, 'domain_taken', { domain: wanted.join(', '), name: 'another organisation' })
  }
}

/** Where somebody with this address probably works: by its domain, or by one above that. */
export async function organisationForEmail(ctx: Context, email: string) {
  const parts = (emailKey(email).split('@')[1] ?? '').split('.')
  const candidates = parts.map((_, at) => parts.slice(at).join('.')).slice(0, -1)
  const found = await organisationsOf(ctx, candidates)
  const [nearest] = candidates.flatMap((domain) => found.get(domain) ?? [])
  return nearest ?? null
}

async function organisationsOf(ctx: Context, domains: string[]) {
  if (domains.length === 0) return new Map<string, { id: string; name: string }>()
  const rows = await ctx.db
    .selectFrom('organisationDomains')
    .innerJoin('organisations', (on) =>
      on
        .onRef('organisations.workspaceId', '=', 'organisationDomains.workspaceId')
        .onRef('organisations.id', '=', 'organisationDomains.organisationId'),
    )
    .select(['organisationDomains.domain', 'organisations.id', 'organisations.name'])
    .where('organisationDomains.workspaceId', '=', ctx.workspaceId)
    .where('organisationDomains.domain', 'in', domains)
    .execute()
  return new Map(rows.map(({ domain, id, name }) => [domain, { id, name }]))
}
