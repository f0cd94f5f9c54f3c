import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing } from '../core/shapes.ts'

export const feedLimits = { perMember: 20 }

/** `calendar`: your planned conversations (iCalendar). `claims`: new claims and rungs that changed (Atom). */
export const FeedKind = z.enum(['calendar', 'claims'])
export type FeedKind = z.output<typeof FeedKind>

export const FeedView = z.object({
  id: Id,
  kind: FeedKind,
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
})
export type FeedView = z.output<typeof FeedView>

export const listFeeds = operation({
  name: 'feeds.list',
  summary: 'List your feeds.',
  method: 'GET',
  path: '/feeds',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(FeedView) }),
})

export const createFeed = operation({
  name: 'feeds.create',
  summary: 'Make an address for your calendar or reader. It is shown this once.',
  method: 'POST',
  path: '/feeds',
  allows: 'viewer',
  onlyInPerson: true,
  input: z.object({ kind: FeedKind }),
  output: z.object({ feed: FeedView, address: z.string().describe('Whoever has it can read the feed.') }),
  errors: { too_many: { status: 409, message: 'You have {limit} feeds already. End one that is not used.' } },
})

export const revokeFeed = operation({
  name: 'feeds.revoke',
  summary: 'End a feed at once.',
  method: 'DELETE',
  path: '/feeds/{feed}',
  allows: 'viewer',
  input: z.object({ feed: Id }),
  output: Nothing,
})
