import type { Suggestion } from '@firsthand/contract/crm/network'
import { contactTypes } from '@firsthand/contract/crm/people'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { whoMayBe } from '../consents/may-be.ts'
import { personRefs } from '../people/refs.ts'
import { organisationNames } from './organisation-names.ts'
import { type Sampled, countsOf, introducerCounts, isLopsided, underheard } from './balance.rules.ts'

const countedTo = 10_000
const askAtMost = 2
const typesAtMost = 2

type Bare = Omit<Suggestion, 'ask'> & { ask: string[] }

/** Where the sample leans on one source, and whom it leaves out; each with somebody to ask for an introduction. */
export async function suggestWider(ctx: Context, people: Sampled[]): Promise<Suggestion[]> {
  const found = [
    ...lopsided(people),
    ...(await unheardTypes(ctx, people)),
    ...(await unheardPlaces(ctx, people)),
  ]
  const about = found.filter((each) => each.about.kind !== 'contact_type')
  const refs = await personRefs(ctx, [
    ...found.flatMap((each) => each.ask),
    ...about.flatMap((each) => (each.about.kind === 'person' ? each.about.id : [])),
  ])
  const places = await organisationNames(
    ctx,
    about.flatMap((each) => (each.about.kind === 'organisation' ? each.about.id : [])),
  )
  const may = await whoMayBe(ctx, refs.keys(), 'contact')
  return found.map(({ ask, about: { kind, id, name }, ...each }) => ({
    ...each,
    about: { kind, id, name: name || (refs.get(id)?.name ?? places.get(id) ?? '') },
    ask: ask.flatMap((person) => (may.has(person) ? refs.get(person)! : [])),
  }))
}

function lopsided(people: Sampled[]): Bare[] {
  const found: Bare[] = []
  const n = people.length
  const lead = (values: string[]) => countsOf(values)[0] ?? ['', 0]
  const ask = (isOther: (person: Sampled) => boolean) =>
    people
      .filter(isOther)
      .slice(0, askAtMost)
      .map((person) => person.id)

  const [introducer, brought] = introducerCounts(people)[0] ?? ['', 0]
  if (isLopsided(brought, n, { over: 1 / 3 }))
    found.push({
      kind: 'one_introducer',
      heard: brought,
      of: n,
      about: { kind: 'person', id: introducer, name: '' },
      ask: ask((person) => person.introducer !== introducer && person.id !== introducer),
    })
  const [place, there] = lead(people.flatMap((person) => person.organisation ?? []))
  if (isLopsided(there, n, { over: 1 / 2 }))
    found.push({
      kind: 'one_organisation',
      heard: there,
      of: n,
      about: { kind: 'organisation', id: place, name: '' },
      ask: ask((person) => person.organisation !== place),
    })
  const [type, such] = lead(people.flatMap((person) => person.types))
  if (isLopsided(such, n, { over: 0.8 }))
    found.push({
      kind: 'one_type',
      heard: such,
      of: n,
      about: { kind: 'contact_type', id: type, name: type.replaceAll('_', ' ') },
      ask: ask((person) => !person.types.includes(type)),
    })
  return found
}

/** Contact types of whom we know several and have heard few. Counted along an index, up to a bound. */
async function unheardTypes(ctx: Context, people: Sampled[]): Promise<Bare[]> {
  const { rows } = await sql<{ type: string; known: number }>`
    SELECT types.type, (SELECT count(*)::int FROM (
      SELECT DISTINCT t.person_id FROM contact_types t
      WHERE t.workspace_id = ${ctx.workspaceId} AND t.type = types.type LIMIT ${countedTo}) few) AS known
    FROM unnest(${[...contactTypes]}::text[]) AS types(type)`.execute(ctx.db)
  const heard = new Map(countsOf(people.flatMap((person) => person.types)))
  const groups = rows.map(({ type, known }) => ({ type, known, heard: heard.get(type) ?? 0 }))
  const all = {
    known: groups.reduce((sum, group) => sum + group.known, 0),
    heard: groups.reduce((sum, group) => sum + group.heard, 0),
  }
  return underheard(
    groups.filter((group) => group.type !== 'other'),
    all,
  )
    .slice(0, typesAtMost)
    .map(({ type, known, heard: some }) => ({
      kind: 'type_unheard',
      heard: some,
      of: known,
      about: { kind: 'contact_type', id: type, name: type.replaceAll('_', ' ') },
      ask: people
        .toSorted((a, b) => Number(b.types.includes(type)) - Number(a.types.includes(type)))
        .slice(0, askAtMost)
        .map((person) => person.id),
    }))
}

/** Organisations where we know several people and nobody here has been heard. Among a bounded number of people. */
async function unheardPlaces(ctx: Context, people: Sampled[]): Promise<Bare[]> {
  const heard = [...new Set(people.flatMap((person) => person.organisation ?? []))]
  const { rows } = await sql<{ id: string; known: number }>`
    SELECT few.organisation_id AS id, count(*)::int AS known FROM (
      SELECT p.organisation_id FROM people p
      WHERE p.workspace_id = ${ctx.workspaceId} AND p.archived_at IS NULL AND p.last_touch_at IS NULL
        AND p.organisation_id IS NOT NULL LIMIT ${countedTo}) few
    WHERE few.organisation_id <> ALL(${heard}::uuid[])
    GROUP BY 1 HAVING count(*) >= 3 ORDER BY 2 DESC, 1 LIMIT 1`.execute(ctx.db)
  return rows.map(({ id, known }) => ({
    kind: 'organisation_unheard',
    heard: 0,
    of: known,
    about: { kind: 'organisation', id, name: '' },
    ask: [],
  }))
}
