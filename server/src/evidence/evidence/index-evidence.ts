import type { Context } from '../../platform/context.ts'
import { indexEntries } from '../../platform/search/entries.ts'

/** Makes a piece of evidence findable by its words and note. */
export async function indexEvidence(
  ctx: Context,
  { id, words, note }: { id: string; words: string; note: string },
): Promise<void> {
  await indexEntries(ctx, [{ kind: 'evidence', id, text: `${words} ${note}` }])
}
