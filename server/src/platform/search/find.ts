import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { fold, wordsOf } from './fold.ts'

export type Found = { kind: string; id: string; part: number }

/** Rows looked at before ranking: enough for a page, few enough to stay fast when a word is everywhere. */
const lookedAt = 400

/**
 * Finds keys by the beginnings of all words, then by likeness for what is spelled otherwise. Runs as the search role,
 * which sees keys and index columns alone: the caller reads the rows again in its own workspace.
 */
export async function findEntries(
  ctx: Context,
  query: { text: string; kinds?: string[]; limit: number },
): Promise<Found[]> {
  const folded = fold(query.text)
  const words = wordsOf(folded)
  if (words.length === 0) return []
  const exact = await byBeginnings(ctx, { words, folded, ...query })
  if (exact.length >= query.limit || folded.length < 4) return exact
  const alike = await byLikeness(ctx, { folded, ...query })
  const known = new Set(exact.map((found) => found.kind + found.id))
  return [...exact, ...alike.filter((found) => !known.has(found.kind + found.id))].slice(0, query.limit)
}

type Query = { folded: string; kinds?: string[] | undefined; limit: number }

async function byBeginnings(
  ctx: Context,
  { words, folded, kinds, limit }: Query & { words: string[] },
): Promise<Found[]> {
  const tsquery = words.map((word) => `'${word}':*`).join(' & ')
  const { rows } = await sql<Found>`
    WITH hits AS (
      SELECT kind, subject_id, part, weight, similarity(left(folded, 200), ${folded}) AS likeness
      FROM search_entries
      WHERE workspace_id = ${ctx.workspaceId} AND words @@ ${tsquery}::tsquery ${ofKinds(kinds)}
      LIMIT ${lookedAt}
    )
    SELECT kind, subject_id AS id, (array_agg(part ORDER BY part))[1] AS part
    FROM hits GROUP BY kind, subject_id ORDER BY max(weight + likeness) DESC, subject_id LIMIT ${limit}`.execute(
    ctx.services.search,
  )
  return rows
}

async function byLikeness(ctx: Context, { folded, kinds, limit }: Query): Promise<Found[]> {
  const { rows } = await sql<Found>`
    WITH hits AS (
      SELECT kind, subject_id, part, word_similarity(${folded}, folded) AS likeness
      FROM search_entries
      WHERE workspace_id = ${ctx.workspaceId} AND ${folded} <% folded ${ofKinds(kinds)}
      LIMIT ${lookedAt}
    )
    SELECT kind, subject_id AS id, (array_agg(part ORDER BY part))[1] AS part
    FROM hits GROUP BY kind, subject_id ORDER BY max(likeness) DESC, subject_id LIMIT ${limit}`.execute(
    ctx.services.search,
  )
  return rows
}

function ofKinds(kinds: string[] | undefined) {
  return kinds?.length ? sql`AND kind = ANY(${kinds}::text[])` : sql``
}
