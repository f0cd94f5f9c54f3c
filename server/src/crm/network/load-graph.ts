import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Affiliation, Graph, Referral, Talks, Target } from './graph.ts'

/** What one look may cost, whatever the size of the workspace: those talked with last, and introductions, come first. */
export type Bounds = { perPerson: number; perOrganisation: number; organisations: number; perStep: number }
export const usualBounds: Bounds = {
  perPerson: 100,
  perOrganisation: 100,
  organisations: 120,
  perStep: 800,
}

export type LoadedGraph = Graph & { people: Set<string>; capped: boolean }

/**
 * The part of the network that can lie on a way of so many steps to a target. Looked for backwards from the target, a
 * step at a time, until the members' own talks and know-how meet it: forwards there would be everybody whom anybody
 * ever talked with.
 */
export async function loadGraph(
  ctx: Context,
  target: Target,
  { steps, from, bounds = usualBounds }: { steps: number; from?: string | undefined; bounds?: Bounds },
): Promise<LoadedGraph> {
  const loaded = { referrals: [] as Referral[], affiliations: [] as Affiliation[], capped: false }
  const people = new Set<string>()
  const organisations = new Set<string>()

  let next = new Set(target.kind === 'person' ? [target.id] : [])
  if (target.kind === 'organisation') await visitOrganisations([target.id])
  for (let step = 1; step < steps; step++) {
    // Where there are more people than one look takes, a way that is near is worth more than all that are far.
    if (loaded.capped && (await isAnybodyKnown(ctx, [...people, ...next], from))) break
    await visitPeople([...next])
  }
  // Where the last ones work: members who were there know them. Their colleagues would be a step too far.
  const last = await organisationsOf(ctx, [...next])
  const beyond = last.filter((each) => !organisations.has(each.organisation))
  loaded.affiliations.push(...beyond)
  const lastPlaces = new Set(beyond.map((each) => each.organisation))
  loaded.affiliations.push(...(await knowHowAt(ctx, [...lastPlaces], bounds, true)))
  for (const person of next) people.add(person)

  return {
    ...loaded,
    people,
    talks: await talksWith(ctx, [...people], from),
    affiliations: unique(loaded.affiliations).filter((each) => !from || !each.isMember || each.who === from),
    peopleKnown: await countKnown(ctx, [...organisations, ...lastPlaces]),
  }

  async function visitPeople(some: string[]) {
    for (const person of some) people.add(person)
    next = new Set()
    const referrals = await referralsOf(ctx, some, bounds)
    loaded.capped ||= referrals.capped
    loaded.referrals.push(...referrals.rows)
    note(referrals.rows.flatMap(({ person, introducer }) => [person, introducer]))
    const places = await organisationsOf(ctx, some)
    loaded.affiliations.push(...places)
    await visitOrganisations(
      [...new Set(places.map((each) => each.organisation))].filter((each) => !organisations.has(each)),
    )
  }

  async function visitOrganisations(all: string[]) {
    const some = all.slice(0, bounds.organisations)
    loaded.capped ||= all.length > some.length
    for (const organisation of some) organisations.add(organisation)
    const working = await peopleAt(ctx, some, bounds)
    loaded.capped ||= working.capped
    const known = await knowHowAt(ctx, some, bounds)
    loaded.affiliations.push(...working.rows, ...known)
    note([...working.rows, ...known].filter((each) => !each.isMember).map((each) => each.who))
  }

  function note(some: string[]) {
    for (const person of some) {
      if (people.has(person) || next.has(person)) continue
      if (next.size < bounds.perStep) next.add(person)
      else loaded.capped = true
    }
  }
}

function unique(affiliations: Affiliation[]): Affiliation[] {
  return [
    ...new Map(affiliations.map((each) => [`${each.who} ${each.organisation} ${each.kind}`, each])).values(),
  ]
}

async function referralsOf(ctx: Context, ids: string[], { perPerson }: Bounds) {
  if (ids.length === 0) return { rows: [], capped: false }
  const { workspaceId } = ctx
  const columns = sql`r.person_id AS person, r.introducer_id AS introducer, r.made_at AS "madeAt", r.met_at AS "metAt", r.thanked_at AS "thankedAt"`
  const isHere = (column: string) => sql`EXISTS (SELECT FROM people p WHERE p.workspace_id = ${workspaceId}
    AND p.id = ${sql.ref(column)} AND p.archived_at IS NULL)`
  const { rows } = await sql<Referral & { place: number }>`
    SELECT ${columns}, 0 AS place FROM referrals r
    WHERE r.workspace_id = ${workspaceId} AND r.person_id = ANY(${ids}::uuid[]) AND r.made_at IS NOT NULL
      AND ${isHere('r.introducer_id')}
    UNION ALL
    SELECT few.person, few.introducer, few."madeAt", few."metAt", few."thankedAt", few.place
    FROM unnest(${ids}::uuid[]) AS i(id) CROSS JOIN LATERAL (
      SELECT ${columns}, (row_number() OVER ())::int AS place FROM referrals r
      WHERE r.workspace_id = ${workspaceId} AND r.introducer_id = i.id AND r.made_at IS NOT NULL
        AND ${isHere('r.person_id')}
      LIMIT ${perPerson + 1}
    ) few`.execute(ctx.db)
  return {
    rows: rows.filter((row) => row.place <= perPerson).map(({ place: _, ...row }) => row),
    capped: rows.some((row) => row.place > perPerson),
  }
}

/** Where people work, and where they say they were or know people. */
async function organisationsOf(ctx: Context, ids: string[]): Promise<Affiliation[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Affiliation>`
    SELECT false AS "isMember", p.id AS who, p.organisation_id AS organisation, 'works' AS kind,
      NULL::smallint AS "untilYear"
    FROM people p
    WHERE p.workspace_id = ${ctx.workspaceId} AND p.id = ANY(${ids}::uuid[]) AND p.organisation_id IS NOT NULL
    UNION ALL
    SELECT false, k.person_id, o.id, k.kind, k.until_year
    FROM know_how k JOIN organisations o ON o.workspace_id = k.workspace_id AND o.name_key = k.what_key
    WHERE k.workspace_id = ${ctx.workspaceId} AND k.person_id = ANY(${ids}::uuid[])
      AND k.kind IN ('worked_at', 'knows_people_at')`.execute(ctx.db)
  return rows
}

/** Those of ours who work at organisations: those talked with last along their own index, then anybody. */
async function peopleAt(ctx: Context, ids: string[], { perOrganisation, perStep }: Bounds) {
  if (ids.length === 0) return { rows: [], capped: false }
  const some = (talkedWith: boolean) => sql`
    SELECT p.id FROM people p
    WHERE p.workspace_id = ${ctx.workspaceId} AND p.organisation_id = o.id AND p.archived_at IS NULL
      ${talkedWith ? sql`AND p.last_touch_at IS NOT NULL ORDER BY p.last_touch_at DESC, p.id DESC` : sql``}
    LIMIT ${perOrganisation + 1}`
  const { rows } = await sql<{ who: string; organisation: string; isBeyond: boolean }>`
    SELECT each.id AS who, o.id AS organisation, each.place > ${perOrganisation} AS "isBeyond"
    FROM unnest(${ids}::uuid[]) AS o(id) CROSS JOIN LATERAL (
      SELECT t.id, row_number() OVER () AS place FROM (${some(true)}) t
      UNION ALL
      SELECT t.id, row_number() OVER () AS place FROM (${some(false)}) t
    ) each LIMIT ${4 * perStep + 1}`.execute(ctx.db)
  return {
    rows: rows
      .slice(0, 4 * perStep)
      .filter((row) => !row.isBeyond)
      .map(({ who, organisation }): Affiliation => ({
        isMember: false,
        who,
        organisation,
        kind: 'works',
        untilYear: null,
      })),
    capped: rows.length > 4 * perStep || rows.some((row) => row.isBeyond),
  }
}

/** Members and people who were at organisations or know people there. */
async function knowHowAt(
  ctx: Context,
  ids: string[],
  { perOrganisation }: Bounds,
  membersOnly = false,
): Promise<Affiliation[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Affiliation>`
    SELECT few.* FROM organisations o CROSS JOIN LATERAL (
      SELECT k.member_id IS NOT NULL AS "isMember", coalesce(k.member_id, k.person_id) AS who, o.id AS organisation,
        k.kind, k.until_year AS "untilYear"
      FROM know_how k
      LEFT JOIN members m ON m.workspace_id = k.workspace_id AND m.id = k.member_id
      LEFT JOIN people p ON p.workspace_id = k.workspace_id AND p.id = k.person_id
      WHERE k.workspace_id = ${ctx.workspaceId} AND k.what_key = o.name_key
        AND k.kind IN ('worked_at', 'knows_people_at')
        AND (m.id IS NOT NULL AND m.left_at IS NULL OR p.id IS NOT NULL AND p.archived_at IS NULL)
        ${membersOnly ? sql`AND k.member_id IS NOT NULL` : sql``}
      ORDER BY k.member_id IS NULL, k.id LIMIT ${perOrganisation}
    ) few
    WHERE o.workspace_id = ${ctx.workspaceId} AND o.id = ANY(${ids}::uuid[])`.execute(ctx.db)
  return rows
}

async function isAnybodyKnown(ctx: Context, ids: string[], from: string | undefined): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM touchpoints t
    JOIN members m ON m.workspace_id = t.workspace_id AND m.id = t.member_id AND m.left_at IS NULL
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.person_id = ANY(${ids}::uuid[]) AND t.outcome = 'reached'
      ${from ? sql`AND t.member_id = ${from}` : sql``} LIMIT 1`.execute(ctx.db)
  return rows.length > 0
}

async function talksWith(ctx: Context, ids: string[], from: string | undefined): Promise<Talks[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Talks>`
    SELECT t.member_id AS member, t.person_id AS person, count(*)::int AS talks, max(t.at) AS "lastAt"
    FROM touchpoints t JOIN members m ON m.workspace_id = t.workspace_id AND m.id = t.member_id AND m.left_at IS NULL
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.person_id = ANY(${ids}::uuid[]) AND t.outcome = 'reached'
      ${from ? sql`AND t.member_id = ${from}` : sql``}
    GROUP BY t.member_id, t.person_id`.execute(ctx.db)
  return rows
}

/** How many people we know at each, counted up to where it stops to matter. */
async function countKnown(ctx: Context, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; count: number }>`
    SELECT o.id, few.count FROM unnest(${ids}::uuid[]) AS o(id) CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM people p WHERE p.workspace_id = ${ctx.workspaceId} AND p.organisation_id = o.id
          AND p.archived_at IS NULL LIMIT 51) known
    ) few`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row.count]))
}
