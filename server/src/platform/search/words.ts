import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** Shorter words have too few trigrams to be like another. */
const shortestAlike = 4

/** Whether a word can be found although it is mistyped. A number that is nearly right is another number. */
export function canBeAlike(word: string): boolean {
  return word.length >= shortestAlike && !/^\p{N}+$/u.test(word)
}

/** Keeps the words that a mistyped one is compared with. In order, so that two who write at once wait for each other in one direction. */
export async function noteWords(ctx: Context, words: Iterable<string>): Promise<void> {
  const known = [...new Set(words)].filter(canBeAlike).toSorted()
  if (known.length === 0) return
  await sql`
    INSERT INTO search_words (workspace_id, word)
    SELECT ${ctx.workspaceId}::uuid, news.word FROM unnest(${known}::text[]) AS news (word)
    WHERE NOT EXISTS (
      SELECT FROM search_words there WHERE there.workspace_id = ${ctx.workspaceId}::uuid AND there.word = news.word)
    ON CONFLICT DO NOTHING`.execute(ctx.db)
}

/** Rows looked at for words that stand in many places, before each word is looked for by itself. */
const newest = 300

/** Forgets those of the words that stand nowhere any more, so that nobody's name stays when they are erased. */
export async function forgetWords(ctx: Context, words: Iterable<string>): Promise<void> {
  const gone = [...new Set(words)].filter(canBeAlike).toSorted()
  if (gone.length === 0) return
  await sql`
    -- Counted, not looked for: for a first hit the planner would read the table from its beginning.
    WITH common AS (
      SELECT DISTINCT word
      FROM (SELECT words FROM search_entries WHERE workspace_id = ${ctx.workspaceId} LIMIT ${newest}) rows,
        unnest(tsvector_to_array(rows.words)) AS word
    ), doubtful AS MATERIALIZED (
      SELECT word FROM unnest(${gone}::text[]) AS word WHERE word NOT IN (SELECT common.word FROM common)
    )
    DELETE FROM search_words
    WHERE workspace_id = ${ctx.workspaceId} AND word IN (
      SELECT doubtful.word FROM doubtful
      WHERE 0 = (
        SELECT count(*) FROM search_entries entries
        WHERE entries.workspace_id = ${ctx.workspaceId} AND entries.words @@ ('''' || doubtful.word || '''')::tsquery))`.execute(
    ctx.db,
  )
}
