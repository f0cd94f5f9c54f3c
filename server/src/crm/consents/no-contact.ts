import { failCommon } from '@firsthand/contract/core/failure'
import type { NoContact } from '@firsthand/contract/crm/consents'
import type { Context } from '../../platform/context.ts'
import { erasedBefore } from '../rights/erased-before.ts'
import { isAllowed, standingsOf } from './may-be.ts'

/** Those of these people who are not to be contacted, each with why. */
export async function noContactOf(
  ctx: Context,
  people: Iterable<string | null>,
): Promise<Map<string, NoContact['reason']>> {
  const ids = [...new Set([...people].filter((id) => id !== null))]
  const standings = await standingsOf(ctx, ids, ['contact'])
  const found = new Map<string, NoContact['reason']>()
  for (const [id, holding] of standings) {
    const { standing } = holding.get('contact')!
    if (!isAllowed('contact', standing)) found.set(id, standing as NoContact['reason'])
  }
  // Who said yes since came back by their own wish.
  const unasked = ids.filter((id) => !standings.has(id))
  for (const id of await erasedBefore(ctx, unasked)) found.set(id, 'erased_before')
  return found
}

/** Nobody is planned to be talked to who does not wish to be contacted. What happened may always be written down. */
export async function refuseNoContact(ctx: Context, people: Iterable<string | null>): Promise<void> {
  const [first] = await withNames(ctx, await noContactOf(ctx, people))
  if (first) failCommon('consent_refused', { params: { name: first.person.name, what: 'being contacted' } })
}

/** Who is left out of something that is done for many, with a sentence for each. */
export async function withNames(
  ctx: Context,
  refused: Map<string, NoContact['reason']>,
): Promise<NoContact[]> {
  if (refused.size === 0) return []
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [...refused.keys()])
    .orderBy('sortKey')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name }) => {
    const reason = refused.get(id)!
    return { person: { id, name }, code: 'consent_refused', reason, message: sentences[reason](name) }
  })
}

const sentences: Record<NoContact['reason'], (name: string) => string> = {
  refused: (name) => `${name} does not wish to be contacted.`,
  withdrawn: (name) => `${name} took back that they may be contacted.`,
  expired: (name) => `${name} agreed to be contacted for a time, and it is over. Ask them again.`,
  erased_before: (name) => `${name} has an address of somebody who asked to be forgotten.`,
}
