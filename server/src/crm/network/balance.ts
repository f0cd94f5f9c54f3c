import type { Balance } from '@firsthand/contract/crm/network'
import type { ContactType } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { personRefs } from '../people/refs.ts'
import {
  type Sampled,
  answerCorrelation,
  countsOf,
  homophilyOf,
  introducerCounts,
  shareOf,
  voicesOf,
} from './balance.rules.ts'
import { organisationNames } from './organisation-names.ts'
import { suggestWider } from './suggest.ts'

const lookedAt = 2_000
const shownParts = 8

/** The balance of those talked with last. */
export async function balanceOfTalkedWith(ctx: Context): Promise<Balance> {
  const rows = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .where('lastTouchAt', 'is not', null)
    .orderBy('lastTouchAt', 'desc')
    .orderBy('id', 'desc')
    .limit(lookedAt + 1)
    .execute()
  const ids = rows.slice(0, lookedAt).map((row) => row.id)
  return { ...(await balanceOf(ctx, ids)), capped: rows.length > lookedAt }
}

/** Through whom some people came, what they are, and whom they leave out. Domains above ask it of their own people. */
export async function balanceOf(ctx: Context, ids: string[]): Promise<Balance> {
  const people = await sampled(ctx, [...new Set(ids)])
  const counts = introducerCounts(people)
  const introducers = await sampled(
    ctx,
    counts.map(([id]) => id),
  )
  const byId = new Map([...introducers, ...people].map((person) => [person.id, person]))
  const refs = await personRefs(
    ctx,
    counts.slice(0, 1).map(([id]) => id),
  )
  const organisations = countsOf(people.flatMap((person) => person.organisation ?? []))
  const names = await organisationNames(
    ctx,
    organisations.slice(0, shownParts).map(([id]) => id),
  )
  const voices = voicesOf(people)
  const [most] = counts
  return {
    people: people.length,
    capped: false,
    throughIntroducer: shareOf(people.filter((person) => person.introducer).length, people.length),
    ...voices,
    correlation: answerCorrelation,
    largest:
      most && refs.has(most[0])
        ? {
            introducer: { id: most[0], name: refs.get(most[0])!.name },
            people: shareOf(most[1], people.length),
            voicesShare: { hits: 1, n: voices.voices, low: null, high: null },
          }
        : null,
    contactTypes: countsOf(people.flatMap((person) => person.types)).map(([id, hits]) => ({
      id,
      name: id.replaceAll('_', ' '),
      sample: shareOf(hits, people.length),
    })),
    organisations: organisations.slice(0, shownParts).map(([id, hits]) => ({
      id,
      name: names.get(id) ?? '',
      sample: shareOf(hits, people.length),
    })),
    byContactType: homophilyOf(tiesBy(people, byId, (person) => person.types[0])),
    byOrganisation: homophilyOf(tiesBy(people, byId, (person) => person.organisation ?? undefined)),
    suggestions: await suggestWider(ctx, people),
  }
}

/** Introductions of which both ends are known. */
function tiesBy(
  people: Sampled[],
  byId: Map<string, Sampled>,
  groupOf: (person: Sampled) => string | undefined,
) {
  return people.flatMap((person) => {
    const introducer = person.introducer === null ? undefined : byId.get(person.introducer)
    const [from, to] = [introducer && groupOf(introducer), groupOf(person)]
    return introducer && from && to ? [{ from, to, introducer: introducer.id }] : []
  })
}

async function sampled(ctx: Context, ids: string[]): Promise<Sampled[]> {
  if (ids.length === 0) return []
  const today = ctx.instant.slice(0, 10)
  const { rows } = await sql<Sampled & { types: ContactType[] }>`
    SELECT p.id, p.organisation_id AS organisation,
      (SELECT r.introducer_id FROM referrals r
        WHERE r.workspace_id = p.workspace_id AND r.person_id = p.id AND r.made_at IS NOT NULL) AS introducer,
      ARRAY(SELECT t.type FROM contact_types t
        WHERE t.workspace_id = p.workspace_id AND t.person_id = p.id
          AND (t.since IS NULL OR t.since <= ${today}::date) AND (t.until IS NULL OR t.until >= ${today}::date)
        GROUP BY t.type ORDER BY min(t.since) NULLS LAST, t.type) AS types
    FROM people p WHERE p.workspace_id = ${ctx.workspaceId} AND p.id = ANY(${ids}::uuid[])`.execute(ctx.db)
  return rows
}
