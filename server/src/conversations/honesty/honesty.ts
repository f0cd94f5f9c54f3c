import * as contract from '@firsthand/contract/conversations/honesty'
import { failCommon } from '@firsthand/contract/core/failure'
import { type RawBuilder, sql } from 'kysely'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { findConversation } from '../read.ts'
import { leadersMet } from './leaders.ts'
import { measuresOf } from './measures.ts'
import { type Looked, askedIn, readMeters, sharesByConversation } from './meters.ts'

export const honestyHandlers = [
  handle(contract.showConversationHonesty, async (ctx, { conversation }) => {
    const { id, title, happenedAt } = await findConversation(ctx, conversation)
    return readMeters(ctx, { conversations: [{ id, title, heldAt: happenedAt }] })
  }),

  handle(contract.showStudyHonesty, async (ctx, { study }) => {
    const known = await ctx.db
      .selectFrom('studies')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', study)
      .executeTakeFirst()
    if (!known) return failCommon('not_found')
    return readMeters(ctx, { conversations: await held(ctx, sql`c.study_id = ${study}`) })
  }),

  // One's own alone: a number about how somebody listens helps them, and harms in the hands of others.
  handle(contract.showOwnHonesty, async (ctx) => {
    const member = asker(ctx).id
    const mine = sql`EXISTS (SELECT FROM conversation_members m WHERE m.workspace_id = c.workspace_id
      AND m.conversation_id = c.id AND m.member_id = ${member})`
    const conversations = await held(ctx, mine)
    const looked: Looked = { conversations, member }
    const texts = await measuresOf(
      ctx,
      conversations.map(({ id }) => id),
    )
    const shares = sharesByConversation(texts, member)
    const asked = Map.groupBy(askedIn(texts, member), ({ text }) => text.conversation)
    return {
      ...(await readMeters(ctx, looked)),
      trend: conversations
        .filter(({ id }) => shares.has(id) || asked.has(id))
        .toReversed()
        .map(({ id, title, heldAt }) => {
          const questions = asked.get(id) ?? []
          const open = questions.filter(({ classes }) => classes.includes('open')).length
          return {
            conversation: { id, title },
            heldAt,
            share: shares.get(id) ?? null,
            openShare: questions.length === 0 ? null : open / questions.length,
            questions: questions.length,
          }
        }),
    }
  }),

  handle(contract.showLeadersMet, (ctx, { months }) => leadersMet(ctx, months)),
]

/** The latest that were held, newest first. */
async function held(ctx: Context, which: RawBuilder<unknown>): Promise<Looked['conversations']> {
  const { rows } = await sql<{ id: string; title: string; heldAt: string }>`
    SELECT c.id, c.title, c.held_at AS "heldAt" FROM conversations c
    WHERE c.workspace_id = ${ctx.workspaceId} AND c.archived_at IS NULL AND c.held_at IS NOT NULL AND ${which}
    ORDER BY c.happened_at DESC, c.id DESC LIMIT ${contract.honestyLimits.lookedAt}`.execute(ctx.db)
  return rows
}
