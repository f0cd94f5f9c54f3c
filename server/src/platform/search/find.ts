import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import { keptPlan } from '../db/fewer-trips.ts'
import { fold, wordsOf } from './fold.ts'
import { canBeAlike, slipsOf } from './words.ts'

export type Found = { kind: string; id: string; part: number }

/** Rows looked at before ranking: enough for a page, few enough to stay fast when a word is everywhere. */
const lookedAt = 400

/** The newest rows that tell whether a word is nearly everywhere. */
const sampled = 160

/** The newest rows that are read instead of the index for a word that is nearly everywhere. */
const newest = 1_200

/** Words that a mistyped one may stand for. */
const readings = 12

/** Words of a search of which the plan is kept. */
const keptWords = 4

/** Words that are compared with a mistyped one: those that share beginnings and endings with many stay fast. */
const compared = 6_000

/**
 * Finds keys by the beginnings of all words; where nothing is found, by the words of this workspace that are nearest to
 * those asked for. Runs as the search role, which sees keys and index columns alone: the caller reads the rows again in
 * its own workspace.
 */
export async function findEntries(
  ctx: Context,
  query: { text: string; kinds?: string[]; limit: number },
): Promise<Found[]> {
  const folded = fold(query.text)
  const words = wordsOf(folded)
  if (words.length === 0) return []
  const exact = await matching(ctx, {
    asked: sql`${keptPlan} SELECT ${words.map(beginning).join(' & ')}::tsquery`,
    folded,
    ...query,
  })
  if (exact.length > 0 || !words.some(canBeAlike)) return exact
  const asked = sql`SELECT array_to_string(read, ' & ')::tsquery FROM (${alike(ctx, words)}) alike`
  return matching(ctx, { asked, folded, ...query })
}

/** The words of a text as the index is asked for each: by its beginning. */
export function asWritten(text: string): string[] {
  return wordsOf(fold(text)).map(beginning)
}

/** The same for the words of this workspace that are nearest to those of the text; nothing where some are near to none. */
export async function asAlike(ctx: Context, text: string): Promise<string[] | undefined> {
  const words = wordsOf(fold(text))
  if (!words.some(canBeAlike)) return undefined
  const { rows } = await sql<{ read: string[] }>`${alike(ctx, words)}`.execute(ctx.services.search)
  return rows[0]?.read
}

/** `asked` selects a tsquery. */
type Query = { asked: RawBuilder<unknown>; folded: string; kinds?: string[] | undefined; limit: number }

async function matching(ctx: Context, { asked, folded, kinds, limit }: Query): Promise<Found[]> {
  const found = await ranked(ctx, { hits: amongNewestOrByIndex(ctx, asked, kinds), folded, limit })
  // Many turns of few texts: the others are further back.
  const mayBeMore = found.length < limit && found.some((each) => each.isRecent)
  const all = mayBeMore ? await ranked(ctx, { hits: byIndex(ctx, asked, kinds), folded, limit }) : found
  return all.map(({ kind, id, part }) => ({ kind, id, part }))
}

// By the index, a word that stands in every text takes as long as reading its million places: a sample tells.
function amongNewestOrByIndex(ctx: Context, asked: RawBuilder<unknown>, kinds: string[] | undefined) {
  const where = sql`workspace_id = ${ctx.workspaceId} ${ofKinds(kinds)}`
  const order = kinds?.length === 1 ? sql`ORDER BY kind DESC, subject_id DESC, part DESC` : sql``
  return sql`
    WITH asked (query) AS MATERIALIZED (${asked}), sample AS MATERIALIZED (
      SELECT words FROM search_entries WHERE ${where} ${order} LIMIT ${sql.lit(sampled)}
    ), share AS MATERIALIZED (
      SELECT count(*) AS hits FROM sample WHERE words @@ (SELECT query FROM asked)
    ), newest AS (
      SELECT kind, subject_id, part, weight, folded, words FROM search_entries
      WHERE ${where} AND (SELECT hits FROM share) >= ${sql.lit(sampled / 4)} ${order} LIMIT ${sql.lit(newest)}
    ), all_indexed AS MATERIALIZED (
      -- Cut off outside: for the first few the planner would walk the list, hoping to meet them soon. It is read lazily.
      SELECT kind, subject_id, part, weight, folded FROM search_entries
      WHERE ${where} AND words @@ (SELECT query FROM asked) AND (SELECT hits FROM share) < ${sql.lit(sampled / 4)}
    ), indexed AS (
      SELECT * FROM all_indexed LIMIT ${sql.lit(lookedAt)}
    ), hits AS (
      (SELECT kind, subject_id, part, weight, folded, true AS is_recent FROM newest WHERE words @@ (SELECT query FROM asked) LIMIT ${sql.lit(lookedAt)})
      UNION ALL SELECT kind, subject_id, part, weight, folded, false FROM indexed
    )`
}

function byIndex(ctx: Context, asked: RawBuilder<unknown>, kinds: string[] | undefined) {
  return sql`
    WITH asked (query) AS MATERIALIZED (${asked}), all_hits AS MATERIALIZED (
      SELECT kind, subject_id, part, weight, folded, false AS is_recent FROM search_entries
      WHERE workspace_id = ${ctx.workspaceId} AND words @@ (SELECT query FROM asked) ${ofKinds(kinds)}
    ), hits AS (
      SELECT * FROM all_hits LIMIT ${sql.lit(lookedAt)}
    )`
}

async function ranked(
  ctx: Context,
  { hits, folded, limit }: { hits: RawBuilder<unknown>; folded: string; limit: number },
): Promise<(Found & { isRecent: boolean })[]> {
  const { rows } = await sql<Found & { isRecent: boolean }>`
    ${hits}
    SELECT kind, subject_id AS id, min(part) AS part, bool_or(is_recent) AS is_recent
    FROM hits GROUP BY kind, subject_id
    ORDER BY max(weight + similarity(left(folded, 200), ${folded})) DESC, subject_id LIMIT ${limit}`.execute(
    ctx.services.search,
  )
  return rows
}

/**
 * For each word the words of the workspace that it may stand for, as one row. One that is like none may be carried by two
 * others; else there is no row.
 */
function alike(ctx: Context, words: string[]): RawBuilder<unknown> {
  // Of so many words as people write the plan is kept; the planner knows how many they are.
  return sql`
    ${words.length <= keptWords ? keptPlan : sql``} SELECT read FROM (
      WITH parts AS MATERIALIZED (
        SELECT asked.place, CASE WHEN asked.is_long THEN (
          SELECT '(' || string_agg('''' || near.word || '''', ' | ') || ')'
          FROM (
            SELECT compared.word FROM (
              (SELECT there.word, 0 AS slip FROM search_words there
              WHERE there.workspace_id = ${ctx.workspaceId} AND asked.word <% there.word LIMIT ${sql.lit(compared)})
              UNION ALL SELECT there.word, 1 FROM search_words there
              WHERE there.workspace_id = ${ctx.workspaceId} AND there.word = ANY(string_to_array(asked.slips, ' '))
            ) compared
            GROUP BY compared.word
            ORDER BY max(compared.slip) DESC,
              word_similarity(asked.word, compared.word) + similarity(asked.word, compared.word) DESC
            LIMIT ${sql.lit(readings)}
          ) near
        ) ELSE '''' || asked.word || ''':*' END AS part
        FROM unnest(ARRAY[${sql.join(words)}]::text[], ARRAY[${sql.join(words.map(canBeAlike))}]::boolean[],
          ARRAY[${sql.join(words.map((word) => slipsOf(word).join(' ')))}]::text[])
          WITH ORDINALITY AS asked (word, is_long, slips, place)
      )
      SELECT array_agg(part ORDER BY place) FILTER (WHERE part IS NOT NULL) AS read FROM parts
      HAVING count(*) = count(part) OR (count(*) = count(part) + 1 AND count(part) > 1)
    ) read`
}

function beginning(word: string): string {
  return `'${word}':*`
}

function ofKinds(kinds: string[] | undefined) {
  if (kinds?.length === 1) return sql`AND kind = ${kinds[0]}`
  return kinds?.length ? sql`AND kind = ANY(${kinds}::text[])` : sql``
}
