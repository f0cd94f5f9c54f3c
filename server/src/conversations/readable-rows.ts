import type { Hide } from '../evidence/redaction/beside.ts'
import type { Context } from '../platform/context.ts'
import { anyOf } from '../platform/db/any-of.ts'
import type { ReadableRows } from '../platform/domain.ts'
import { captionShown } from './field-notes/photos.ts'
import { hidingInEach, noteShown } from './live/read.ts'
import { readableBackgrounds } from './prepare/backgrounds.ts'

/** Live notes, what stands below photos and what is believed of people, as they are shown: without what is hidden in their conversations. */
export const readableNotes: Record<string, ReadableRows> = {
  async live_entries(ctx, ids) {
    const rows = await ctx.db
      .selectFrom('liveEntries')
      .select(['id', 'conversationId', 'body', 'place'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', anyOf(ids))
      .execute()
    return shownIn(ctx, rows, noteShown)
  },

  async field_photos(ctx, ids) {
    const rows = await ctx.db
      .selectFrom('fieldPhotos')
      .select(['id', 'conversationId', 'caption', 'place'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', anyOf(ids))
      .execute()
    return shownIn(ctx, rows, captionShown)
  },

  backgrounds: readableBackgrounds,
}

async function shownIn<Row extends { id: string; conversationId: string }>(
  ctx: Context,
  rows: Row[],
  wordsOf: (row: Row, hide: Hide) => Record<string, string>,
) {
  const hides = await hidingInEach(
    ctx,
    rows.map((row) => row.conversationId),
  )
  return rows.map((row) => ({ id: row.id, ...wordsOf(row, hides.get(row.conversationId)!) }))
}
