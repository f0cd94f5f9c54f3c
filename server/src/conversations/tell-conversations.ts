import type { Context } from '../platform/context.ts'

/** The conversations that a person took part in, for the copy of everything about them. */
export async function tellConversations(ctx: Context, person: string): Promise<Record<string, unknown>> {
  const conversations = await ctx.db
    .selectFrom('conversations')
    .innerJoin('conversationPeople', (on) =>
      on
        .onRef('conversationPeople.workspaceId', '=', 'conversations.workspaceId')
        .onRef('conversationPeople.conversationId', '=', 'conversations.id'),
    )
    .select(['kind', 'title', 'happenedAt', 'minutes', 'channel'])
    .where('conversations.workspaceId', '=', ctx.workspaceId)
    .where('conversationPeople.workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', person)
    .orderBy('happenedAt')
    .execute()
  return conversations.length > 0 ? { conversations } : {}
}
