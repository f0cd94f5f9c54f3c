import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** A word of a search as the index is asked for it, and what it stands in, by kind; no ids where these are very many. */
export type WordHits = { tsquery: string; ids: Map<string, string[]> | undefined }

/** The first rows that tell whether a word is nearly everywhere, and how many of them it takes. */
const sampled = 160
const nearlyEverywhere = sampled / 4

/** Ids that are still handed from one statement to the next. */
const namedAtMost = 5_000

/**
 * What each word of a search stands in by itself, for lists whose rows are made of several things: a word may stand in one
 * of them and the next in another. Runs as the search role, as `findEntries` does.
 */
export async function hitsByWord(ctx: Context, asked: string[], kinds: string[]): Promise<WordHits[]> {
  const hits: WordHits[] = []
  for (const tsquery of asked) hits.push({ tsquery, ids: await idsWith(ctx, tsquery, kinds) })
  return hits
}

async function idsWith(
  { services, workspaceId }: Context,
  tsquery: string,
  kinds: string[],
): Promise<Map<string, string[]> | undefined> {
  const where = sql`workspace_id = ${workspaceId} AND kind = ANY(${kinds}::text[])`
  const { rows } = await sql<{ inSample: number; kind: string | null; id: string }>`
    WITH sample AS MATERIALIZED (
      SELECT words FROM search_entries WHERE ${where} LIMIT ${sampled}
    ), share AS MATERIALIZED (
      SELECT count(*) AS hits FROM sample WHERE words @@ ${tsquery}::tsquery
    ), hits AS MATERIALIZED (
      -- Cut off outside: for the first few the planner would walk the list, hoping to meet them soon. It is read lazily.
      SELECT kind, subject_id FROM search_entries
      WHERE ${where} AND words @@ ${tsquery}::tsquery AND (SELECT hits FROM share) < ${nearlyEverywhere}
    )
    SELECT share.hits::int AS "inSample", named.kind, named.subject_id AS id
    FROM share LEFT JOIN (SELECT * FROM hits LIMIT ${namedAtMost + 1}) named ON true`.execute(services.search)
  if (rows[0]!.inSample >= nearlyEverywhere || rows.length > namedAtMost) return undefined
  const found = rows.filter((row) => row.kind !== null)
  return new Map(
    [...Map.groupBy(found, (row) => row.kind!)].map(([kind, some]) => [kind, some.map(({ id }) => id)]),
  )
}
