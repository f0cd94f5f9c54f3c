import type { IncomingMessage } from 'node:http'
import type { Settings } from '../settings.ts'

/** Where a request comes from. A proxy's word counts only when settings say that one stands in front. */
export function callerAddress(request: IncomingMessage, settings: Settings): string {
  const forwarded = request.headers['x-forwarded-for']
  const nearest = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined
  return (settings.trustProxy && nearest) || request.socket.remoteAddress || 'unknown'
}
