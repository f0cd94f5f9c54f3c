import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** Headers of every answer. Pages get a nonce for the style elements that Mantine writes. */
export function setSecurityHeaders(response: ServerResponse, secure: boolean): string {
  const nonce = randomBytes(16).toString('base64')
  response.setHeader(
    'content-security-policy',
    [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      // Style attributes carry sizes and colours that components compute; they cannot load or run anything here.
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "media-src 'self' blob:",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  )
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (secure) response.setHeader('strict-transport-security', 'max-age=31536000')
  return nonce
}
