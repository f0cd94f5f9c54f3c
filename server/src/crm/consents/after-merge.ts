import { type Purpose, purposes } from '@firsthand/contract/crm/consents'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'

/**
 * After two people became one, the answers of both hold and the stricter decides (see `standingsOf`). All that is left to do
 * is to tell the domains, so that what the stricter forbids is out of use at once.
 */
export async function tellOfMerge(ctx: Context, domains: Domain[], person: string): Promise<void> {
  for (const purpose of await answeredPurposes(ctx, [person]))
    for (const { personHooks } of domains) await personHooks?.consentChanged?.(ctx, person, purpose)
}

/** The answers are back where they came from. One that only an answer of the other replaced holds again where none does. */
export async function holdAgain(ctx: Context, domains: Domain[], people: string[]): Promise<void> {
  await sql`
    UPDATE consents SET replaced_at = NULL, replaced_by = NULL
    WHERE workspace_id = ${ctx.workspaceId} AND id IN (
      SELECT DISTINCT ON (c.person_id, c.purpose) c.id FROM consents c
      WHERE c.workspace_id = ${ctx.workspaceId} AND c.person_id = ANY(${people}::uuid[])
        AND NOT EXISTS (SELECT FROM consents h WHERE h.workspace_id = ${ctx.workspaceId} AND h.person_id = c.person_id
          AND h.purpose = c.purpose AND h.replaced_at IS NULL)
        AND NOT EXISTS (SELECT FROM consents r WHERE r.workspace_id = ${ctx.workspaceId} AND r.id = c.replaced_by
          AND r.person_id = c.person_id)
      ORDER BY c.person_id, c.purpose, c.answered_at DESC, c.noted_at DESC, c.id DESC)`.execute(ctx.db)
  for (const person of people) await tellOfMerge(ctx, domains, person)
}

async function answeredPurposes(ctx: Context, people: string[]): Promise<Purpose[]> {
  const rows = await ctx.db
    .selectFrom('consents')
    .select('purpose')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', people)
    .execute()
  return purposes.filter((purpose) => rows.some((row) => row.purpose === purpose))
}
