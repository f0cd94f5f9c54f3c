import * as contract from '@firsthand/contract/conversations/conversations'
import { readText } from '../evidence/texts/show.ts'
import { handle } from '../platform/handle.ts'
import { addConversationText } from './add-text.ts'
import { listConversations } from './list.ts'
import { findConversation, readConversation } from './read.ts'
import { changeConversation, followUp, insertConversation } from './write.ts'

export const conversationHandlers = [
  handle(contract.listConversations, listConversations),
  handle(contract.showConversation, (ctx, { conversation }) => readConversation(ctx, conversation)),
  handle(contract.createConversation, async (ctx, input) =>
    readConversation(ctx, await insertConversation(ctx, input)),
  ),

  handle(contract.updateConversation, async (ctx, { conversation, ...fields }) => {
    await changeConversation(ctx, conversation, fields)
    return readConversation(ctx, conversation)
  }),

  handle(contract.archiveConversation, async (ctx, { conversation, isArchived }) => {
    const before = await findConversation(ctx, conversation)
    if ((before.archivedAt !== null) === isArchived) return {}
    await ctx.db
      .updateTable('conversations')
      .set({ archivedAt: isArchived ? ctx.instant : null })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', conversation)
      .execute()
    await followUp(ctx, conversation)
    ctx.record(isArchived ? 'conversation.archived' : 'conversation.restored', {
      kind: 'conversation',
      id: conversation,
    })
    return {}
  }),

  handle(contract.addText, async (ctx, input) => readText(ctx, await addConversationText(ctx, input))),
]
