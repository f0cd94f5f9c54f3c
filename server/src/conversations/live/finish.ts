import type { finishLive as operation } from '@firsthand/contract/conversations/live'
import { type LiveState, liveState, standingEntries } from '@firsthand/contract/conversations/live-rules'
import type { Output } from '@firsthand/contract/core/operation'
import { addText } from '../../evidence/texts/add-text.ts'
import { refuseUnwantedWords } from '../../crm/consents/refuse-words.ts'
import type { Context } from '../../platform/context.ts'
import { findConversation } from '../read.ts'
import { changeConversation } from '../write.ts'
import { linesOf } from './lines.rules.ts'
import { isWords, peopleOf, readEntries } from './read.ts'
import { indexNotesOf } from './search.ts'

/**
 * The conversation took place when its timer says, and notes that are in no text yet become one. What a phone sends
 * later is not lost: finishing again makes a text of it.
 */
export async function finishLive(ctx: Context, id: string): Promise<Output<typeof operation>> {
  // Locked, so that two who finish at once make one text.
  await ctx.db
    .selectFrom('conversations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  const { title } = await findConversation(ctx, id)
  const entries = await readEntries(ctx, id)
  const state = liveState(entries, ctx.instant)
  await sayHeld(ctx, id, state)

  const left = standingEntries(entries).filter(
    ({ kind, textId }) => textId === null && (isWords(kind) || kind === 'mark'),
  )
  const turns = linesOf(left, state.startedAt)
  if (turns.length === 0) return { textId: null, lines: 0 }
  await refuseUnwantedWords(ctx, await peopleOf(ctx, id))
  const { happenedAt } = await findConversation(ctx, id)
  const textId = await addText(ctx, {
    kind: 'note',
    title: `Live notes: ${title}`.slice(0, 200),
    source: { kind: 'conversation', id },
    happenedAt,
    content: {
      bytes: Buffer.from(turns.map(({ body }) => body).join('\n\n'), 'utf8'),
      fileName: 'live-notes.txt',
      fileId: null,
    },
    parsed: {
      format: 'notes',
      confidence: 1,
      language: undefined,
      turns,
      speakers: [],
      warnings: [],
      lineEnding: 'lf',
      encoding: 'utf-8',
    },
    speakers: [],
  })
  await ctx.db
    .updateTable('liveEntries')
    .set({ textId })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', id)
    .where(
      'id',
      'in',
      left.map((entry) => entry.id),
    )
    .execute()
  await indexNotesOf(ctx, [id])
  ctx.record('live.finished', { kind: 'conversation', id }, { after: { text: textId, lines: turns.length } })
  return { textId, lines: turns.length }
}

async function sayHeld(ctx: Context, id: string, state: LiveState): Promise<void> {
  const { heldAt, minutes } = await findConversation(ctx, id)
  if (heldAt !== null) return
  const measured = Math.round(state.elapsedMs / 60_000)
  await changeConversation(ctx, id, {
    heldAt: state.startedAt ?? ctx.instant,
    ...(minutes === null && measured > 0 && { minutes: Math.min(1440, measured) }),
  })
}
