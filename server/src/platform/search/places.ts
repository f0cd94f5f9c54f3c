import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { SearchPlace, SearchResults } from '../domain.ts'

/** The title of a text stands before its first turn. */
const titlePart = -1

/** The newest rows of a kind that tell whether words are frequent, and how many of them then have the words. */
const sampled = 160
const frequent = 4

/** Places that are sorted at once; where words stand in more, the newest rows are walked instead. */
const sortedAtMost = 20_000

/** Rows that one question walks at the most. */
const walkedAtMost = 30_000

export type PlacesQuestion = {
  kind: string
  parts: SearchResults['parts']
  /** A tsquery. */
  asked: string
  among: string[] | undefined
  below: SearchPlace | undefined
  limit: number
}

/** `stoppedAt` is where a walk ended before it found as many as were wanted: there may be more beyond. */
export type Places = { places: SearchPlace[]; stoppedAt?: SearchPlace }

/**
 * Places of one kind that have the words: what was made last first, and within it in the order of its parts. Along the index
 * of words where these are rare, along the key where they are frequent, so that no question takes long. Runs as the search
 * role, as `findEntries` does.
 */
export async function findPlaces(ctx: Context, question: PlacesQuestion): Promise<Places> {
  const byIndex = await amongIndexed(ctx, question)
  return byIndex ? { places: byIndex } : walk(ctx, question)
}

async function amongIndexed(ctx: Context, question: PlacesQuestion): Promise<SearchPlace[] | undefined> {
  const { asked, among, limit } = question
  const here = rowsOf(ctx, question)
  const isFrequent = among ? sql`false` : sql`(SELECT hits FROM share) >= ${frequent}`
  const { rows } = await sql<{ tooMany: boolean; id: string | null; part: number }>`
    WITH sample AS MATERIALIZED (
      SELECT words FROM search_entries WHERE ${here} ORDER BY subject_id DESC LIMIT ${among ? 0 : sampled}
    ), share AS MATERIALIZED (
      SELECT count(*) AS hits FROM sample WHERE words @@ ${asked}::tsquery
    ), hits AS MATERIALIZED (
      -- Cut off outside: for the first few the planner would walk the list, hoping to meet them soon. It is read lazily.
      SELECT subject_id AS id, part FROM search_entries
      WHERE ${here} AND words @@ ${asked}::tsquery AND NOT ${isFrequent}
        ${among ? sql`AND subject_id = ANY(${among}::uuid[])` : sql``}
    ), few AS MATERIALIZED (
      SELECT id, part FROM hits LIMIT ${sortedAtMost + 1}
    ), first AS (
      SELECT id, part FROM few WHERE true ${beyond(question, sql`id`)} ORDER BY id DESC, part LIMIT ${limit}
    )
    SELECT ${isFrequent} OR (SELECT count(*) FROM few) > ${sortedAtMost} AS "tooMany", first.id, first.part
    FROM (SELECT 1) AS once LEFT JOIN first ON true ORDER BY first.id DESC, first.part`.execute(
    ctx.services.search,
  )
  // Of few things, however often the words stand in them, nothing is walked.
  if (rows[0]!.tooMany && !among) return undefined
  return rows.flatMap(({ id, part }) => (id === null ? [] : [{ id, part }]))
}

async function walk(ctx: Context, question: PlacesQuestion): Promise<Places> {
  const { asked, limit } = question
  const walked = sql`
    SELECT subject_id AS id, part, words @@ ${asked}::tsquery AS fits FROM search_entries
    WHERE ${rowsOf(ctx, question)} ${beyond(question, sql`subject_id`)}
    ORDER BY subject_id DESC, part`
  const { rows: places } = await sql<SearchPlace>`
    SELECT id, part FROM (${walked} LIMIT ${walkedAtMost}) AS walked WHERE fits LIMIT ${limit}`.execute(
    ctx.services.search,
  )
  if (places.length === limit) return { places }
  const { rows: ends } = await sql<SearchPlace>`
    SELECT id, part FROM (${walked} LIMIT 1 OFFSET ${walkedAtMost - 1}) AS walked`.execute(
    ctx.services.search,
  )
  return { places, ...(ends[0] && { stoppedAt: ends[0] }) }
}

function rowsOf({ workspaceId }: Context, { kind, parts }: PlacesQuestion): RawBuilder<unknown> {
  const ofParts =
    parts === undefined
      ? sql``
      : parts === 'title'
        ? sql`AND part = ${sql.lit(titlePart)}`
        : sql`AND part >= 0`
  return sql`workspace_id = ${workspaceId} AND kind = ${sql.lit(kind)} ${ofParts}`
}

function beyond({ below }: PlacesQuestion, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return below
    ? sql`AND ${id} <= ${below.id}::uuid AND (${id} < ${below.id}::uuid OR part > ${below.part})`
    : sql``
}
