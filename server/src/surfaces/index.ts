import type { Domain } from '../platform/domain.ts'
import { feedRoute } from './feeds/feed-route.ts'
import { endFeedsOfLeavers, feedHandlers } from './feeds/feeds.ts'
import { mcpRoute } from './mcp/mcp-route.ts'

/** Ways in beside REST, all made from the same operations, and feeds over everything. */
export function surfaces(domains: () => Domain[]): Domain {
  return {
    name: 'surfaces',
    handlers: feedHandlers,
    consumers: [endFeedsOfLeavers],
    routes: [mcpRoute(domains), feedRoute],
  }
}
