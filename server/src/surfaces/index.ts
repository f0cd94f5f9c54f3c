import type { Domain } from '../platform/domain.ts'
import { mcpRoute } from './mcp/mcp-route.ts'

/** Ways in beside REST, all made from the same operations. */
export function surfaces(domains: () => Domain[]): Domain {
  return { name: 'surfaces', handlers: [], routes: [mcpRoute(domains)] }
}
