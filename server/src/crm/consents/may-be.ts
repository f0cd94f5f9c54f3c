import { type Purpose, type Standing, unsaidMeans } from '@firsthand/contract/crm/consents'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { keptPlan } from '../../platform/db/fewer-trips.ts'

/** Whether something may be done with a person or what is theirs, now. Ask at the moment of use, every time. */
export async function mayBe(ctx: Context, person: string, purpose: Purpose): Promise<boolean> {
  return (await whoMayBe(ctx, [person], purpose)).has(person)
}

/** Those of these people with whom it may be done now; one statement, however many they are. */
export async function whoMayBe(
  ctx: Context,
  people: Iterable<string | null>,
  purpose: Purpose,
): Promise<Set<string>> {
  return (await whoMayBeAny(ctx, people, [purpose]))[purpose]
}

/** The same for several uses at once. */
export async function whoMayBeAny<P extends Purpose>(
  ctx: Context,
  people: Iterable<string | null>,
  purposes: readonly P[],
): Promise<Record<P, Set<string>>> {
  const ids = [...new Set([...people].filter((id) => id !== null))]
  const standings = await standingsOf(ctx, ids, purposes)
  const allowed = (purpose: P) =>
    new Set(ids.filter((id) => isAllowed(purpose, standings.get(id)?.get(purpose)?.standing ?? 'unsaid')))
  return Object.fromEntries(purposes.map((purpose) => [purpose, allowed(purpose)])) as Record<P, Set<string>>
}

/**
 * For a query: true where the person in this column may be used so. A row that names nobody is allowed or not as the last
 * argument says.
 */
export function mayBeSql(ctx: Context, column: string, purpose: Purpose, { nobody }: { nobody: boolean }) {
  const person = sql.ref(column)
  const refused = sql`SELECT FROM consents c WHERE c.workspace_id = ${ctx.workspaceId} AND c.person_id = ${person}
    AND c.purpose = ${purpose} AND c.replaced_at IS NULL
    AND (c.state <> 'given' OR c.expires_at <= ${ctx.instant})`
  const given = sql`SELECT FROM consents c WHERE c.workspace_id = ${ctx.workspaceId} AND c.person_id = ${person}
    AND c.purpose = ${purpose} AND c.replaced_at IS NULL`
  const allowed = unsaidMeans[purpose]
    ? sql<boolean>`NOT EXISTS (${refused})`
    : sql<boolean>`(EXISTS (${given}) AND NOT EXISTS (${refused}))`
  return sql<boolean>`(CASE WHEN ${person} IS NULL THEN ${nobody}::boolean ELSE ${allowed} END)`
}

export type Holding = { standing: Standing; since: string | null; expiresAt: string | null }

/** What holds for each person and purpose that somebody answered. Where two answers hold, the stricter one does. */
export async function standingsOf(
  ctx: Context,
  people: string[],
  purposes: readonly Purpose[],
): Promise<Map<string, Map<Purpose, Holding>>> {
  const found = new Map<string, Map<Purpose, Holding>>()
  if (people.length === 0) return found
  const rows = await ctx.db
    .selectFrom('consents')
    .modifyFront(keptPlan)
    .select(['personId', 'purpose', 'state', 'answeredAt', 'expiresAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', anyOf(people))
    .where('purpose', '=', sql<string>`ANY(${purposes}::text[])`)
    .where('replacedAt', 'is', null)
    .execute()
  for (const row of rows) {
    const hasEnded = row.state === 'given' && row.expiresAt !== null && row.expiresAt <= ctx.instant
    const standing = hasEnded ? 'expired' : (row.state as Standing)
    const ofPerson = found.get(row.personId) ?? new Map<Purpose, Holding>()
    found.set(row.personId, ofPerson)
    const purpose = row.purpose as Purpose
    const known = ofPerson.get(purpose)
    if (!known || strictness[standing] > strictness[known.standing])
      ofPerson.set(purpose, { standing, since: row.answeredAt, expiresAt: row.expiresAt })
  }
  return found
}

export function isAllowed(purpose: Purpose, standing: Standing): boolean {
  return standing === 'given' || (standing === 'unsaid' && unsaidMeans[purpose])
}

/** Of two answers the one with more decides. */
export const strictness: Record<Standing, number> = {
  unsaid: 0,
  given: 1,
  expired: 2,
  refused: 3,
  withdrawn: 4,
}
