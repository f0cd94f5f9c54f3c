import { failCommon } from '@firsthand/contract/core/failure'
import type { IncomingMessage } from 'node:http'
import type { Settings } from '../settings.ts'

/**
 * Refuses a change that another site's page sends. Cookies are SameSite=Lax already; this is the second lock, and it holds
 * without a cookie too: otherwise another site could sign a visitor in as somebody else. Tools that send no Origin are not
 * browsers.
 */
export function refuseCrossSite(request: IncomingMessage, settings: Settings): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin } = request.headers
  const fetchSite = request.headers['sec-fetch-site']
  if (origin !== undefined && !isOurs(origin, request, settings)) failCommon('cross_site')
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') failCommon('cross_site')
}

function isOurs(origin: string, request: IncomingMessage, settings: Settings): boolean {
  if (origin === new URL(settings.publicUrl).origin) return true
  // Before an address is set, localhost and 127.0.0.1 both reach us; the browser still says which page asks.
  return settings.publicUrlIsGuessed && isLoopback(origin) && new URL(origin).host === request.headers.host
}

function isLoopback(origin: string): boolean {
  return /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(origin)
}
