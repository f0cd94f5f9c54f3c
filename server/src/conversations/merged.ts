import type { Context } from '../platform/context.ts'
import { indexNotesBeside } from './live/search.ts'
import { indexConversation } from './write.ts'

const indexedAtMost = 500

/** After two people became one, or two again: their conversations are found by the names they have now. */
export async function findByNewNames(ctx: Context, people: string[]): Promise<void> {
  const rows = await ctx.db
    .selectFrom('conversationPeople')
    .innerJoin('conversations', (on) =>
      on
        .onRef('conversations.workspaceId', '=', 'conversationPeople.workspaceId')
        .onRef('conversations.id', '=', 'conversationPeople.conversationId'),
    )
    .select('conversations.id')
    .distinct()
    .where('conversationPeople.workspaceId', '=', ctx.workspaceId)
    .where('conversationPeople.personId', 'in', people)
    .where('conversations.archivedAt', 'is', null)
    .limit(indexedAtMost)
    .execute()
  for (const { id } of rows) await indexConversation(ctx, id)
  for (const person of people) await indexNotesBeside(ctx, { texts: [], person })
}
