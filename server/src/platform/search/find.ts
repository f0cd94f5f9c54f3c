import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { fold, wordsOf } from './fold.ts'

export type Found = { kind: string; id: string; part: number }

/** Rows looked at before ranking: enough for a page, few enough to stay fast when a word is everywhere. */
const lookedAt = 400

/** Shorter words have too few trigrams to be like another. */
const shortestAlike = 4

/** How long a search for what is spelled otherwise may take. */
const patienceMs = 800

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
  const long = words.filter((word) => word.length >= shortestAlike)
  if (exact.length > 0 || long.length === 0) return exact
  const alike = await byLikeness(ctx, { all: long, folded, ...query })
  // A word that is far off may be carried by the others of its phrase.
  return alike.length > 0 || words.length === 1 ? alike : byLikeness(ctx, { all: [folded], folded, ...query })
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

// Each word must be nearly there. Asked for apart, because the few rows with the rare word spare the index those with
// the others: a whole phrase has trigrams that stand in most texts, and took ten seconds at a million rows.
async function byLikeness(
  ctx: Context,
  { all, folded, kinds, limit }: Query & { all: string[] },
): Promise<Found[]> {
  const allAlike = sql.join(
    all.map((each) => sql`${each} <% folded`),
    sql` AND `,
  )
  try {
    return await ctx.services.search.transaction().execute(async (db) => {
      await sql`SET LOCAL statement_timeout = ${sql.lit(patienceMs)}`.execute(db)
      const { rows } = await sql<Found>`
        WITH hits AS (
          SELECT kind, subject_id, part, word_similarity(${folded}, folded) AS likeness
          FROM search_entries
          WHERE workspace_id = ${ctx.workspaceId} AND ${allAlike} ${ofKinds(kinds)}
          LIMIT ${lookedAt}
        )
        SELECT kind, subject_id AS id, (array_agg(part ORDER BY part))[1] AS part
        FROM hits GROUP BY kind, subject_id ORDER BY max(likeness) DESC, subject_id LIMIT ${limit}`.execute(
        db,
      )
      return rows
    })
  } catch (error) {
    // Words that are nearly everywhere: nothing is a better answer than a page that does not come.
    if ((error as { code?: string }).code === '57014') return []
    throw error
  }
}

function ofKinds(kinds: string[] | undefined) {
  return kinds?.length ? sql`AND kind = ANY(${kinds}::text[])` : sql``
}
