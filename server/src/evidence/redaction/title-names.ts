import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { keptPlan } from '../../platform/db/fewer-trips.ts'
import { namesInQuotes } from './pseudonyms.ts'
import { type Called, titleBeside } from './titles.ts'

/** A title of a text, of the conversation that it came from, or of both; and whose words stand below it. */
export type Titled = {
  title: string
  text?: string | null
  source?: string | null
  quoted?: string | null
}

/**
 * Titles as they may stand beside quotes: without the names of those who took part or speak there and are called otherwise in
 * quotes, whether or not they are quoted themselves. In the order given.
 */
export async function titlesBeside(ctx: Context, titled: Titled[]): Promise<string[]> {
  const there = await whoIsThere(ctx, titled)
  if (there.length === 0) return titled.map(({ title }) => title)
  const called = await namesInQuotes(
    ctx,
    there.map(({ id }) => id),
  )
  const byPlace = Map.groupBy(there, ({ place }) => place)
  return titled.map(({ title, text, source, quoted }) => {
    const people = [text, source, quoted].flatMap((place) => byPlace.get(place ?? '') ?? [])
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const others = [...names].flatMap(([id, name]): Called[] => {
      const instead = called.get(id)
      return instead === undefined ? [] : [{ name, instead }]
    })
    return titleBeside(title, others)
  })
}

/** In a file that leaves, whoever agreed to be quoted is called otherwise too, so everybody is looked at. */
async function whoIsThere(ctx: Context, titled: Titled[]) {
  const texts = idsOf(titled.map(({ text }) => text))
  const sources = idsOf(titled.map(({ source }) => source))
  const quoted = idsOf(titled.map((each) => each.quoted))
  if (texts.length + sources.length + quoted.length === 0) return []
  const { rows } = await sql<{ place: string; id: string; name: string }>`${keptPlan}
    SELECT there.place, p.id, p.name FROM (
      SELECT c.conversation_id AS place, c.person_id FROM conversation_people c
      WHERE c.workspace_id = ${ctx.workspaceId} AND c.conversation_id = ANY(${sources}::uuid[])
      UNION SELECT s.text_id, s.person_id FROM speakers s
      WHERE s.workspace_id = ${ctx.workspaceId} AND s.text_id = ANY(${texts}::uuid[]) AND s.person_id IS NOT NULL
      UNION SELECT q, q FROM unnest(${quoted}::uuid[]) AS q
    ) AS there
    JOIN people p ON p.workspace_id = ${ctx.workspaceId} AND p.id = there.person_id
    WHERE ${ctx.reader === 'export'}::boolean OR EXISTS (SELECT FROM pseudonyms n
      WHERE n.workspace_id = ${ctx.workspaceId} AND n.person_id = p.id AND n.used_since IS NOT NULL)`.execute(
    ctx.db,
  )
  return rows
}

function idsOf(ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}
