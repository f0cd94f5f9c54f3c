import * as contract from '@firsthand/contract/conversations/live'
import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { refuseUnwantedWords } from '../../crm/consents/refuse-words.ts'
import { type Context, asker } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import { handle } from '../../platform/handle.ts'
import { findConversation } from '../read.ts'
import { finishLive } from './finish.ts'
import { entriesById, isWords, peopleOf, readLive } from './read.ts'
import { missingIn, momentByOurClock } from './receive.rules.ts'
import { holdNotes, indexNotes, indexNotesOf } from './search.ts'

export const liveHandlers = [
  handle(contract.showLive, (ctx, { conversation, since }) => readLive(ctx, conversation, since)),

  handle(contract.sendLive, async (ctx, { conversation, clock, entries }) => {
    await findConversation(ctx, conversation)
    for (const entry of entries) {
      const missing = missingIn(entry)
      if (missing) fail(contract.sendLive, 'entry_unfit', { missing })
    }
    if (entries.some(({ kind }) => isWords(kind)))
      await refuseUnwantedWords(ctx, await peopleOf(ctx, conversation))
    const added = await keepEntries(ctx, conversation, { clock, entries, member: asker(ctx).id })
    if (added > 0)
      ctx.record('live.noted', { kind: 'conversation', id: conversation }, { after: { entries: added } })
    return {
      entries: await entriesById(
        ctx,
        conversation,
        entries.map(({ id }) => id),
      ),
      now: ctx.instant,
    }
  }),

  handle(contract.finishLive, (ctx, { conversation }) => finishLive(ctx, conversation)),
]

type Sent = Pick<Input<typeof contract.sendLive>, 'clock' | 'entries'> & { member: string }

/** Keeps each once, however often it is sent; answers how many were new. */
export async function keepEntries(
  ctx: Context,
  conversation: string,
  { clock, entries, member }: Sent,
): Promise<number> {
  const { workspaceId, now } = ctx
  await holdNotes(ctx, [conversation])
  const { count } = await ctx.db
    .selectFrom('liveEntries')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('workspaceId', '=', workspaceId)
    .where('conversationId', '=', conversation)
    .executeTakeFirstOrThrow()
  const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()]
  // What is there already may come again from a phone that did not hear our answer.
  if (count + once.length > contract.liveLimits.entries) {
    const known = await entriesById(
      ctx,
      conversation,
      once.map(({ id }) => id),
    )
    if (count + once.length - known.length > contract.liveLimits.entries)
      fail(contract.sendLive, 'full', { limit: contract.liveLimits.entries })
  }
  let added = 0
  for (const some of chunks(once, 200)) {
    const rows = await ctx.db
      .insertInto('liveEntries')
      .values(
        some.map(({ id, kind, at, body, place, mark, of, number }) => ({
          workspaceId,
          id,
          conversationId: conversation,
          memberId: member,
          kind,
          at: momentByOurClock(at, { clock, now }),
          body,
          place,
          mark,
          ofId: of,
          number,
          receivedAt: ctx.instant,
        })),
      )
      .onConflict((clash) => clash.columns(['workspaceId', 'id']).doNothing())
      .returning('id')
      .execute()
    added += rows.length
    await indexNotes(
      ctx,
      conversation,
      rows.map(({ id }) => id),
    )
  }
  if (once.some(({ kind }) => kind === 'taken_back')) await indexNotesOf(ctx, [conversation])
  return added
}
