import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { chunks } from '../events/record.ts'
import { fold, wordsOf } from './fold.ts'

export type SearchEntry = { kind: string; id: string; part?: number; text: string; weight?: number }

/** Makes things findable, or changes what they are found by. Written in the transaction of the change itself. */
export async function indexEntries(ctx: Context, entries: SearchEntry[]): Promise<void> {
  const rows = entries.map(({ kind, id, part = 0, text, weight = 1 }) => {
    const folded = fold(text).slice(0, 20_000)
    return {
      workspaceId: ctx.workspaceId,
      kind,
      subjectId: id,
      part,
      folded,
      words: sql<string>`array_to_tsvector(${wordsOf(folded)}::text[])`,
      weight,
    }
  })
  for (const some of chunks(rows, 500)) {
    await ctx.db
      .insertInto('searchEntries')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'kind', 'subjectId', 'part']).doUpdateSet((row) => ({
          folded: row.ref('excluded.folded'),
          words: row.ref('excluded.words'),
          weight: row.ref('excluded.weight'),
        })),
      )
      .execute()
  }
}

/** Makes things unfindable. */
export async function removeEntries(ctx: Context, kind: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .deleteFrom('searchEntries')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('kind', '=', kind)
    .where('subjectId', 'in', ids)
    .execute()
}
