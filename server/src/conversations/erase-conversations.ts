import { sql } from 'kysely'
import { eraseTextsOf } from '../evidence/erase-words.ts'
import type { Context } from '../platform/context.ts'
import { removeIfLoose } from '../platform/files/loose.ts'
import { forgetHistory } from '../platform/records/forget.ts'
import { indexNotesOf } from './live/search.ts'

/** Conversations with nobody else are about them alone: the title, the place and what was written there go. */
export async function eraseConversations(ctx: Context, person: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT p.conversation_id AS id FROM conversation_people p WHERE p.workspace_id = ${ctx.workspaceId}
      AND p.person_id = ${person} AND NOT EXISTS (SELECT FROM conversation_people o WHERE o.workspace_id = ${ctx.workspaceId}
        AND o.conversation_id = p.conversation_id AND o.person_id <> ${person})`.execute(ctx.db)
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return
  await eraseTextsOf(ctx, ids, person)
  await ctx.db
    .updateTable('conversations')
    .set({ title: 'Conversation with an erased person', place: '', updatedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  await eraseNotes(ctx, ids)
  await forgetHistory(ctx, ids)
}

/** What was noted while they talked, and what was photographed. Times and ticks stay: they are about us. */
async function eraseNotes(ctx: Context, conversations: string[]): Promise<void> {
  await ctx.db
    .updateTable('liveEntries')
    .set({ body: '', place: '' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', 'in', conversations)
    .execute()
  await indexNotesOf(ctx, conversations)
  const photos = await ctx.db
    .deleteFrom('fieldPhotos')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', 'in', conversations)
    .returning('fileId')
    .execute()
  await removeIfLoose(
    ctx,
    photos.map((photo) => photo.fileId),
  )
}
