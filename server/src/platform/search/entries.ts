import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { insertRows } from '../db/insert-rows.ts'
import { chunks } from '../events/record.ts'
import { fold, wordsOf } from './fold.ts'
import { forgetWords, noteWords } from './words.ts'

/** So many are folded and sent at once: each may be a page of a text. */
const entriesAtOnce = 500

export type SearchEntry = { kind: string; id: string; part?: number; text: string; weight?: number }

/**
 * Makes things findable, or changes what they are found by. Written in the transaction of the change itself. Who knows
 * that all of them are new says so, which spares looking for the words they had.
 */
export async function indexEntries(
  ctx: Context,
  entries: SearchEntry[],
  { areNew = false }: { areNew?: boolean } = {},
): Promise<void> {
  for (const some of chunks(entries, entriesAtOnce)) await indexSome(ctx, some, areNew)
}

/** Makes things of one kind findable by what they say now; those of them that say nothing any more no longer. */
export async function indexAgain(
  ctx: Context,
  kind: string,
  { ids, saying }: { ids: string[]; saying: { id: string; text: string }[] },
): Promise<void> {
  await indexEntries(
    ctx,
    saying.map(({ id, text }) => ({ kind, id, text })),
  )
  const there = new Set(saying.map(({ id }) => id))
  await removeEntries(
    ctx,
    kind,
    ids.filter((id) => !there.has(id)),
  )
}

/** Makes things unfindable. Who removes very many leaves their words, and sweeps them afterwards (`sweepWords`). */
export async function removeEntries(
  ctx: Context,
  kind: string,
  ids: string[],
  { areSwept = false }: { areSwept?: boolean } = {},
): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ words: string[] }>`
    DELETE FROM search_entries
    WHERE workspace_id = ${ctx.workspaceId} AND kind = ${kind} AND subject_id = ANY(${ids}::uuid[])
    RETURNING CASE WHEN ${areSwept}::boolean THEN '{}' ELSE tsvector_to_array(words) END AS words`.execute(
    ctx.db,
  )
  await forgetWords(
    ctx,
    rows.flatMap((row) => row.words),
  )
}

// Words hold no spaces, so those of a row travel as one text: rows of arrays of different lengths are no array.
const entryTypes = {
  kind: 'text',
  subjectId: 'uuid',
  part: 'int4',
  folded: 'text',
  words: { type: 'text', as: "array_to_tsvector(string_to_array(?, ' '))" },
  weight: 'float4',
} as const

async function indexSome(ctx: Context, entries: SearchEntry[], areNew: boolean): Promise<void> {
  const now = new Set<string>()
  const rows = entries.map(({ kind, id, part = 0, text, weight = 1 }) => {
    const folded = fold(text).slice(0, 20_000)
    const words = wordsOf(folded)
    for (const word of words) now.add(word)
    return { kind, subjectId: id, part, folded, words: words.join(' '), weight }
  })
  const before = areNew ? [] : await wordsBefore(ctx, rows)
  await insertRows(ctx, 'searchEntries', {
    shared: {},
    types: entryTypes,
    rows,
    onConflict:
      '(workspace_id, kind, subject_id, part) DO UPDATE SET folded = excluded.folded, words = excluded.words, weight = excluded.weight',
  })
  await noteWords(ctx, now)
  await forgetWords(
    ctx,
    before.filter((word) => !now.has(word)),
  )
}

type Row = { kind: string; subjectId: string; part: number }

async function wordsBefore(ctx: Context, rows: Row[]): Promise<string[]> {
  // Each by its key: while much was just written, the planner would rather read all of the workspace once.
  const { rows: found } = await sql<{ words: string[] }>`
    SELECT tsvector_to_array(entry.words) AS words
    FROM unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.subjectId)}::uuid[], ${rows.map((row) => row.part)}::int[])
      AS news (kind, subject_id, part)
    CROSS JOIN LATERAL (
      SELECT entries.words FROM search_entries entries
      WHERE entries.workspace_id = ${ctx.workspaceId} AND entries.kind = news.kind
        AND entries.subject_id = news.subject_id AND entries.part = news.part LIMIT 1) entry`.execute(ctx.db)
  return found.flatMap((row) => row.words)
}
