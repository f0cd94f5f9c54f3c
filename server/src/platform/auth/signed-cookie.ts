import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Settings } from '../settings.ts'
import { isSecure, sessionCookieName, sessionDays, sessionSecret } from './better-auth.ts'

/** The token of the session that a request's cookies name, when its signature holds. */
export function sessionTokenOf(cookies: string | undefined, settings: Settings): string | undefined {
  return signedValue(cookieNamed(cookies, sessionCookieName(settings)), sessionSecret(settings))
}

/** The line that sets the cookie of a session, as better-auth writes it. */
export function sessionCookie(token: string, settings: Settings): string {
  const signature = createHmac('sha256', sessionSecret(settings)).update(token).digest('base64')
  const value = encodeURIComponent(`${token}.${signature}`)
  const secure = isSecure(settings) ? '; Secure' : ''
  return `${sessionCookieName(settings)}=${value}; Max-Age=${sessionDays * 86_400}; Path=/; HttpOnly${secure}; SameSite=Lax`
}

/** The value of a cookie as it was sent. */
export function cookieNamed(cookies: string | undefined, name: string): string | undefined {
  return cookies
    ?.split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

/** The same cookies without the session: a challenge is answered for whom it was made, not for whoever is signed in. */
export function withoutSession(headers: Headers, settings: Settings): Headers {
  const kept = (headers.get('cookie') ?? '')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each && !each.startsWith(`${sessionCookieName(settings)}=`))
  const copy = new Headers(headers)
  copy.set('cookie', kept.join('; '))
  return copy
}

function signedValue(sent: string | undefined, secret: string): string | undefined {
  if (!sent) return undefined
  const [value, signature] = splitSigned(safelyDecoded(sent))
  if (!value || !signature) return undefined
  const expected = createHmac('sha256', secret).update(value).digest()
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined
}

function splitSigned(text: string): [string, string] | [] {
  const dot = text.lastIndexOf('.')
  return dot === -1 ? [] : [text.slice(0, dot), text.slice(dot + 1)]
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return '' // A cookie that is no text is no cookie of ours.
  }
}
