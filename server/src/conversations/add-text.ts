import * as contract from '@firsthand/contract/conversations/conversations'
import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { refuseUnwantedWords } from '../crm/consents/refuse-words.ts'
import { addText } from '../evidence/texts/add-text.ts'
import { contentHash, findSameContent, readContent, readTurns } from '../evidence/texts/content.ts'
import type { Context } from '../platform/context.ts'
import { findConversation } from './read.ts'

/** Adds a transcript or notes to a conversation; answers the text's id. */
export async function addConversationText(
  ctx: Context,
  input: Input<typeof contract.addText>,
): Promise<string> {
  const { conversation: id, source, title, format, reading, speakers } = input
  // Locked, so that the same file that is sent twice at once comes in once.
  await ctx.db
    .selectFrom('conversations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  const conversation = await findConversation(ctx, id)
  const people = await ctx.db
    .selectFrom('conversationPeople')
    .select('personId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', id)
    .execute()
  await refuseUnwantedWords(
    ctx,
    people.map((each) => each.personId),
  )
  const content = await readContent(ctx, source)
  const parsed = await readTurns(content, {
    format,
    wish: reading,
    refuse: (params) => fail(contract.addText, 'unreadable', params),
  })
  if (await findSameContent(ctx, contentHash(parsed.turns), id)) fail(contract.addText, 'twice')

  const isNote = parsed.format === 'notes'
  return addText(ctx, {
    kind: isNote ? 'note' : 'transcript',
    title: title ?? conversation.title,
    source: { kind: 'conversation', id },
    happenedAt: conversation.happenedAt,
    content,
    parsed,
    speakers,
  })
}
