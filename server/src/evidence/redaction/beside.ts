import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { hiddenWhere, longestFirst, without } from './written.ts'

export type Hide = (words: string) => string

/**
 * How to read what was written beside the texts of conversations, such as notes taken while they went on: with everything
 * hidden that is hidden in those texts, or for those who were there; also for people beside no conversation. In the order
 * of the places. Nothing is changed beneath, so what is lifted stands there again.
 */
export async function hiddenBesideEach(
  ctx: Context,
  places: { source: string | null; people: string[] }[],
): Promise<Hide[]> {
  const all = places.map(({ source, people }) => (source === null ? people : [source, ...people]))
  const hidden = await hiddenWhere(ctx, [...new Set(all.flat())])
  return all.map((ids) => {
    const secrets = ids.flatMap((id) => hidden.get(id) ?? []).toSorted(longestFirst)
    return (words) => without(secrets, words)
  })
}

/** The same for what members wrote about pieces of evidence, such as memos of codes: as in the conversation of each. */
export async function hiddenBesideEvidence(ctx: Context, ids: string[]): Promise<Map<string, Hide>> {
  const { rows } = await sql<{ id: string; source: string | null; person: string | null }>`
    SELECT e.id, e.source_id AS source, e.person_id AS person FROM evidence e
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.id = ANY(${ids}::uuid[])
      AND EXISTS (SELECT FROM redactions r WHERE r.workspace_id = ${ctx.workspaceId} AND r.lifted_at IS NULL)`.execute(
    ctx.db,
  )
  const alike = [...Map.groupBy(rows, ({ source, person }) => `${source} ${person}`).values()]
  const hides = await hiddenBesideEach(
    ctx,
    alike.map((some) => {
      const { source, person } = some[0]!
      return { source, people: person === null ? [] : [person] }
    }),
  )
  return new Map(alike.flatMap((some, at) => some.map(({ id }) => [id, hides[at]!])))
}

/** For words that stand beside several pieces at once, such as a ladder of whys: as in the conversations of all of them. */
export async function hiddenBesideAll(ctx: Context, ids: string[]): Promise<Hide> {
  return hideAll(await hiddenBesideEvidence(ctx, ids), ids)
}

/** What is hidden beside any of these pieces; in whichever order they come, it reads the same. */
export function hideAll(hides: Map<string, Hide>, ids: Iterable<string>): Hide {
  const own = new Set([...ids].toSorted().flatMap((id) => hides.get(id) ?? []))
  return (words) => [...own].reduce((text, hide) => hide(text), words)
}
