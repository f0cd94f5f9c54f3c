import { failCommon } from '@firsthand/contract/core/failure'
import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { callerAddress } from '../../platform/http/address.ts'
import type { PlainRoute } from '../../platform/http/routes.ts'
import { endingOf, readToken } from './feeds.ts'
import { readFeed } from './read-feed.ts'

const useIsNotedEveryMs = 60_000

/** Calendars and readers ask for an address and can do no more: the secret is in it. */
export const feedRoute: PlainRoute = {
  method: 'GET',
  path: '/feeds/{feed}',
  allows: 'anyone',
  summary: 'Read a feed by its secret address: planned conversations (.ics) or news of claims (.atom).',
  async run({ request, response, params, services, transactor }) {
    const token = readToken(params.feed!)
    const answer =
      token &&
      (await transactor.inWorkspace({ workspaceId: token.workspaceId, as: 'system' }, (ctx) =>
        answerFor(ctx, token),
      ))
    if (!answer) {
      await services.limits.wrongKeys.count(callerAddress(request, services.settings))
      return failCommon('not_found')
    }
    const etag = `"${createHash('sha256').update(answer.body).digest('base64url').slice(0, 22)}"`
    response.setHeader('etag', etag)
    response.setHeader('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
    response.writeHead(200, {
      'content-type': answer.type,
      'content-length': Buffer.byteLength(answer.body),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-robots-tag': 'noindex',
    })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
  },
}

async function answerFor(ctx: Context, { hash, ending }: { hash: string; ending: string }) {
  const feed = await ctx.db
    .selectFrom('feeds')
    .innerJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'feeds.workspaceId').onRef('members.id', '=', 'feeds.memberId'),
    )
    .selectAll('feeds')
    .where('feeds.workspaceId', '=', ctx.workspaceId)
    .where('members.workspaceId', '=', ctx.workspaceId)
    .where('hash', '=', hash)
    .where('revokedAt', 'is', null)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  if (!feed || endingOf(feed.kind) !== ending) return undefined
  const due = new Date(ctx.now.getTime() - useIsNotedEveryMs).toISOString()
  if (!feed.lastUsedAt || feed.lastUsedAt <= due)
    await ctx.db
      .updateTable('feeds')
      .set({ lastUsedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', feed.id)
      .execute()
  return readFeed(ctx, feed)
}
