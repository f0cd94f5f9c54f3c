import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Settings } from '../../settings.ts'
import { isSecure } from '../better-auth.ts'
import { cookieNamed } from '../signed-cookie.ts'

/** What a browser carries, sealed, on its way to the provider and back. */
const Way = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  /** Set for whoever holds an open invitation: they may get an account. */
  invited: z.boolean(),
  /** Set when somebody signed in connects their account. */
  connects: z.string().nullable(),
  until: z.number(),
})
export type Way = z.output<typeof Way>

export const wayMinutes = 10
export const callbackPath = '/api/v1/account/provider/callback'

/** Keeps the way in a cookie of the browser that set out, so that nobody else can arrive in its place. */
export function createWays(settings: Settings) {
  const key = Buffer.from(hkdfSync('sha256', settings.secret, '', 'sign-in by a provider', 32))
  const name = `${isSecure(settings) ? '__Secure-' : ''}firsthand.way`
  const attributes = `Path=${callbackPath}; HttpOnly; SameSite=Lax${isSecure(settings) ? '; Secure' : ''}`

  return {
    cookieFor(way: Way): string {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const sealed = Buffer.concat([cipher.update(JSON.stringify(way), 'utf8'), cipher.final()])
      const value = Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
      return `${name}=${value}; Max-Age=${wayMinutes * 60}; ${attributes}`
    },
    /** Takes the cookie back. */
    expired: `${name}=; Max-Age=0; ${attributes}`,
    read(cookies: string | undefined): Way | null {
      const sent = Buffer.from(cookieNamed(cookies, name) ?? '', 'base64url')
      if (sent.length < 29) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sent.subarray(0, 12), { authTagLength: 16 })
        decipher.setAuthTag(sent.subarray(12, 28))
        const text = Buffer.concat([decipher.update(sent.subarray(28)), decipher.final()]).toString('utf8')
        const way = Way.parse(JSON.parse(text))
        return way.until > Date.now() ? way : null
      } catch {
        return null // Made up, cut, or sealed by another installation.
      }
    },
  }
}

/** Where to go afterwards: a page of ours, or the first one. */
export function ownPage(next: string | undefined, publicUrl: string): string {
  if (!next || !/^\/(?:$|account|(?:w|join)\/)/.test(next) || /[\\\p{Cc}]/u.test(next)) return '/'
  const url = URL.parse(next, publicUrl)
  return url?.origin === publicUrl ? `${url.pathname}${url.search}${url.hash}` : '/'
}
