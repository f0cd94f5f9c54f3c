import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { insertRows } from '../db/insert-rows.ts'

/** Shorter words have too few trigrams to be like another. */
const shortestAlike = 4

/** Whether a word can be found although it is mistyped. What has a digit in it is another number when it is nearly right. */
export function canBeAlike(word: string): boolean {
  return word.length >= shortestAlike && /^\p{L}+$/u.test(word)
}

/**
 * What may have been meant where fingers slipped: two neighbours in the wrong order, or a letter too many. Of a short word
 * they leave too few trigrams whole to find it by those.
 */
export function slipsOf(word: string): string[] {
  if (!canBeAlike(word)) return []
  const letters = [...word]
  const swapped = letters.slice(1).map((letter, at) =>
    letters
      .with(at, letter)
      .with(at + 1, letters[at]!)
      .join(''),
  )
  const without = letters.map((_, at) => letters.toSpliced(at, 1).join(''))
  return [...new Set([...swapped, ...without])].filter((slip) => slip !== word && canBeAlike(slip))
}

/** Words that this process knows to be kept already: in a long list the same names come again and again. */
const kept = new Map<string, Set<string>>()
const keptWorkspaces = 50
const keptWords = 50_000

/** Keeps the words that a mistyped one is compared with. In order, so that two who write at once wait for each other in one direction. */
export async function noteWords(ctx: Context, words: Iterable<string>): Promise<void> {
  const known = kept.get(ctx.workspaceId)
  const news = [...new Set(words)].filter((word) => canBeAlike(word) && !known?.has(word)).toSorted()
  if (news.length === 0) return
  const rows = news.map((word) => ({ word }))
  await insertRows(ctx, 'searchWords', {
    shared: {},
    types: { word: 'text' },
    rows,
    onConflict: 'DO NOTHING',
  })
  ctx.afterCommit(() => remember(ctx.workspaceId, news))
}

function remember(workspaceId: string, words: string[]): void {
  const known = kept.get(workspaceId) ?? new Set<string>()
  if (known.size + words.length > keptWords) known.clear()
  for (const word of words) known.add(word)
  kept.delete(workspaceId)
  kept.set(workspaceId, known)
  if (kept.size > keptWorkspaces) kept.delete(kept.keys().next().value!)
}

/** Rows looked at for words that stand in many places, before each word is looked for by itself. */
const newest = 300

/**
 * Forgets those of the words that stand nowhere any more, so that nobody's name stays when they are erased. Another
 * process may take such a word for kept until it restarts: then it is found as it is written, and not when mistyped.
 */
export async function forgetWords(ctx: Context, words: Iterable<string>): Promise<void> {
  const gone = [...new Set(words)].filter(canBeAlike).toSorted()
  if (gone.length === 0) return
  forgetKept(ctx)
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

/** Forgets every word that stands nowhere any more: reads all that can be found, for rare and thorough moments. */
export async function sweepWords(ctx: Context): Promise<number> {
  forgetKept(ctx)
  const { numAffectedRows } = await sql`
    DELETE FROM search_words WHERE workspace_id = ${ctx.workspaceId} AND word NOT IN (
      SELECT unnest(tsvector_to_array(words)) FROM search_entries WHERE workspace_id = ${ctx.workspaceId})`.execute(
    ctx.db,
  )
  return Number(numAffectedRows ?? 0)
}

// At once, for the rest of this transaction, and after it, for who noted words meanwhile.
function forgetKept(ctx: Context): void {
  kept.delete(ctx.workspaceId)
  ctx.afterCommit(() => kept.delete(ctx.workspaceId))
}
