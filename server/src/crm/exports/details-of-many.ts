import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { type Details, type Reach, detailsOfPeople, reachOfPeople } from '../details/of-people.ts'

/** What lists of a person hold beyond their line, by person. */
export type Beyond = Reach &
  Details & {
    pronouns: string | null
    note: string
    /** Of those alone of whom a day is known. */
    types: { type: string; since: string | null; until: string | null }[]
    introducer: { id: string; name: string; email: string | null } | null
  }

/** What a table says beyond the line of each of a page of people, one statement for each list. */
export async function beyondTheLine(ctx: Context, ids: string[]): Promise<Map<string, Beyond>> {
  const people = await ctx.db
    .selectFrom('people')
    .select(['id', 'pronouns', 'note'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute()
  const [reach, details] = [await reachOfPeople(ctx, ids), await detailsOfPeople(ctx, ids)]
  const introducers = new Map(
    (await introducersOf(ctx, ids)).map(({ personId, ...introducer }) => [personId, introducer]),
  )
  const types = Map.groupBy(await datedTypesOf(ctx, ids), ({ personId }) => personId)
  return new Map(
    people.map(({ id, pronouns, note }) => [
      id,
      {
        pronouns,
        note,
        types: types.get(id) ?? [],
        ...reach.get(id)!,
        ...details.get(id)!,
        introducer: introducers.get(id) ?? null,
      },
    ]),
  )
}

/** Every contact type of those who have one with a day, in the order of time. */
async function datedTypesOf({ db, workspaceId }: Context, ids: string[]) {
  const { rows } = await sql<{ personId: string; type: string; since: string | null; until: string | null }>`
    SELECT t.person_id, t.type, t.since::text, t.until::text FROM contact_types t
    WHERE t.workspace_id = ${workspaceId} AND t.person_id = ANY(${ids}::uuid[])
      AND EXISTS (SELECT FROM contact_types d WHERE d.workspace_id = ${workspaceId} AND d.person_id = t.person_id
        AND (d.since IS NOT NULL OR d.until IS NOT NULL))
    ORDER BY t.since NULLS LAST, t.until NULLS LAST, t.type, t.id`.execute(db)
  return rows
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
  const { rows } = await sql<Record<'emails' | 'phones' | 'links' | 'addresses' | 'types', number>>`
    SELECT ${longest(ctx, 'person_emails')} AS emails, ${longest(ctx, 'person_phones')} AS phones,
      ${longest(ctx, 'links')} AS links, ${longest(ctx, 'addresses')} AS addresses,
      ${longest(ctx, 'contact_types', datedOnly)} AS types`.execute(ctx.db)
  return rows[0]!
}

const datedOnly = sql`HAVING bool_or(since IS NOT NULL OR until IS NOT NULL)`

function longest({ workspaceId }: Context, table: string, having = sql``) {
  return sql`(SELECT coalesce(max(count), 0)::int FROM (SELECT count(*) AS count FROM ${sql.table(table)}
    WHERE workspace_id = ${workspaceId} AND person_id IS NOT NULL GROUP BY person_id ${having}) lists)`
}
