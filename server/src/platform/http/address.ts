import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { Settings } from '../settings.ts'

/**
 * Where a request comes from, for rate limits. A proxy's word counts only when settings say that one stands in front:
 * its own entry is the last, and those before it are whatever the caller wrote.
 */
export function callerAddress(request: IncomingMessage, settings: Settings): string {
  const forwarded = request.headers['x-forwarded-for']
  const nearest = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined
  return networkOf((settings.trustProxy && nearest) || request.socket.remoteAddress || 'unknown')
}

/** One household or server has a whole /64 of IPv6, so that counts as one address. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('%')[0]!.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = plain.includes('::')
    ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
    : []
  const groups = [...before, ...zeros, ...after].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
  return `${groups.slice(0, 4).join(':')}::/64`
}
