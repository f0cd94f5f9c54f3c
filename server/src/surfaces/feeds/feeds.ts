import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/surfaces/feeds'
import { createHash, randomBytes } from 'node:crypto'
import { type Context, asker } from '../../platform/context.ts'
import type { Consumer } from '../../platform/domain.ts'
import { type Handler, handle } from '../../platform/handle.ts'

const { perMember } = contract.feedLimits
const endings: Record<contract.FeedKind, string> = { calendar: 'ics', claims: 'atom' }

export const feedHandlers: Handler[] = [
  handle(contract.listFeeds, async (ctx) => {
    const rows = await ownFeeds(ctx).execute()
    return { items: rows.map(present) }
  }),

  handle(contract.createFeed, async (ctx, { kind }) => {
    const you = asker(ctx)
    if ((await ownFeeds(ctx).execute()).length >= perMember)
      fail(contract.createFeed, 'too_many', { limit: perMember })
    const id = ctx.newId()
    const secret = randomBytes(24).toString('hex')
    const feed = { id, kind, createdAt: ctx.instant, lastUsedAt: null }
    await ctx.db
      .insertInto('feeds')
      .values({ workspaceId: ctx.workspaceId, ...feed, hash: hashOf(secret), memberId: you.id })
      .execute()
    ctx.record('feed.created', { kind: 'feed', id }, { after: { kind } })
    const token = `${ctx.workspaceId.replaceAll('-', '')}${secret}`
    return { feed, address: `${ctx.services.settings.publicUrl}/feeds/${token}.${endings[kind]}` }
  }),

  handle(contract.revokeFeed, async (ctx, { feed: id }) => {
    const feed = (await ownFeeds(ctx).where('id', '=', id).executeTakeFirst()) ?? failCommon('not_found')
    await ctx.db
      .updateTable('feeds')
      .set({ revokedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    ctx.record('feed.revoked', { kind: 'feed', id }, { before: { kind: feed.kind } })
    return {}
  }),
]

/** A feed ends with its owner's membership, and does not come back with a new one. */
export const endFeedsOfLeavers: Consumer = {
  name: 'feeds.leavers',
  hears: ['member.left'],
  async run(ctx, event) {
    await ctx.db
      .updateTable('feeds')
      .set({ revokedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('memberId', '=', event.subjectId)
      .where('revokedAt', 'is', null)
      .execute()
  },
}

/** What a token names: the workspace, and the hash under which the feed is kept. Undefined for what is no token. */
export function readToken(text: string): { workspaceId: string; hash: string; ending: string } | undefined {
  const [, hex, secret, ending] = /^([0-9a-f]{32})([0-9a-f]{48})\.(ics|atom)$/.exec(text) ?? []
  if (!hex || !secret || !ending) return undefined
  const workspaceId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { workspaceId, hash: hashOf(secret), ending }
}

export function endingOf(kind: string): string {
  return endings[kind as contract.FeedKind]
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

function ownFeeds(ctx: Context) {
  return ctx.db
    .selectFrom('feeds')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('memberId', '=', asker(ctx).id)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
}

function present({
  id,
  kind,
  createdAt,
  lastUsedAt,
}: Awaited<ReturnType<typeof readOne>>): contract.FeedView {
  return { id, kind: kind as contract.FeedKind, createdAt, lastUsedAt }
}

function readOne(ctx: Context) {
  return ownFeeds(ctx).executeTakeFirstOrThrow()
}
