import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { accountLimits } from '@firsthand/contract/platform/accounts'
import { APIError, betterAuth } from 'better-auth'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Account } from '../context.ts'
import { newId } from '../db/ids.ts'
import type { Settings } from '../settings.ts'

export type SignedIn = { account: Account; headers: Headers }

/** Accounts, passwords and sessions. Wraps better-auth, which nothing else imports. */
export type Identity = ReturnType<typeof createIdentity>

const resetHours = 24

export function createIdentity({ pool, settings, log }: { pool: pg.Pool; settings: Settings; log: Logger }) {
  const secret = createHmac('sha256', settings.secret).update('sessions').digest('base64url')
  const secure = settings.publicUrl.startsWith('https:')
  const cookieName = `${secure ? '__Secure-' : ''}firsthand.session_token`
  const auth = betterAuth({
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret,
    database: pool,
    telemetry: { enabled: false },
    trustedOrigins: [settings.publicUrl],
    emailAndPassword: {
      enabled: true,
      minPasswordLength: accountLimits.shortestPassword,
      maxPasswordLength: accountLimits.password,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: ({ user }) => dropResetLinks(user.id),
    },
    // Whoever reads a back-up must not find links that still open accounts.
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: 30 * 86_400, updateAge: 86_400 },
    rateLimit: { enabled: false }, // Ours stands in front of every operation that needs none signed in.
    logger: {
      log: (level, message) => log[level === 'error' ? 'warn' : 'debug']({ from: 'better-auth' }, message),
    },
    advanced: {
      cookiePrefix: 'firsthand',
      useSecureCookies: secure,
      database: { generateId: () => newId() },
    },
  })

  async function signUp(person: {
    name: string
    email: string
    password: string
  }): Promise<SignedIn | 'email_taken'> {
    try {
      const { headers, response } = await auth.api.signUpEmail({ body: person, returnHeaders: true })
      return { account: accountOf(response.user), headers }
    } catch (error) {
      if (error instanceof APIError && error.body?.code?.startsWith('USER_ALREADY_EXISTS'))
        return 'email_taken'
      // Two sign-ups at the same moment: the unique index refused the later one, in words that do not say so.
      if (error instanceof APIError && error.statusCode < 500 && (await hasAccount(person.email)))
        return 'email_taken'
      throw error
    }
  }

  async function signIn(given: { email: string; password: string }): Promise<SignedIn | 'refused'> {
    try {
      const { headers, response } = await auth.api.signInEmail({ body: given, returnHeaders: true })
      return { account: accountOf(response.user), headers }
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) return 'refused'
      throw error
    }
  }

  async function signOut(headers: Headers): Promise<Headers> {
    const answer = await auth.api.signOut({ headers, returnHeaders: true })
    return answer.headers
  }

  /** Who a request's cookie says it is: the signature first, then the session, in one query. */
  async function recognise(cookies: string | undefined): Promise<Account | null> {
    const token = signedValue(cookies, cookieName, secret)
    if (!token) return null
    const { rows } = await pool.query<Account>({
      name: 'recognise',
      text: 'SELECT u.id, u.name, u.email FROM auth.session s JOIN auth."user" u ON u.id = s."userId" WHERE s.token = $1 AND s."expiresAt" > $2',
      values: [token, new Date()],
    })
    return rows[0] ?? null
  }

  /** Lengthens a session that is in use; answers the cookies to set. */
  async function refresh(headers: Headers): Promise<Headers> {
    const answer = await auth.api.getSession({ headers, returnHeaders: true })
    return answer.headers
  }

  /** A link that sets a new password, for one day. Null when there is no such account. */
  async function createResetLink(whose: { email: string } | { accountId: string }): Promise<string | null> {
    const { internalAdapter } = await auth.$context
    const user =
      'email' in whose
        ? (await internalAdapter.findUserByEmail(whose.email.toLowerCase()))?.user
        : await internalAdapter.findUserById(whose.accountId)
    if (!user) return null
    const token = randomBytes(24).toString('base64url')
    await internalAdapter.createVerificationValue({
      identifier: `reset-password:${token}`,
      value: user.id,
      expiresAt: new Date(Date.now() + resetHours * 3_600_000),
    })
    return `${settings.publicUrl}/reset-password#${token}`
  }

  /** Makes every link that would set a new password for this account worthless. */
  async function dropResetLinks(accountId: string): Promise<void> {
    await pool.query('DELETE FROM auth.verification WHERE value = $1', [accountId])
  }

  async function hasAccount(email: string): Promise<boolean> {
    const { rows } = await pool.query('SELECT 1 FROM auth."user" WHERE email = $1', [email.toLowerCase()])
    return rows.length > 0
  }

  /** Sets a new password, ends every session of the account and takes back its other links. */
  async function resetPassword(token: string, password: string): Promise<'done' | 'expired'> {
    try {
      await auth.api.resetPassword({ body: { token, newPassword: password } })
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) return 'expired'
      throw error
    }
    return 'done'
  }

  return { signUp, signIn, signOut, recognise, refresh, createResetLink, dropResetLinks, resetPassword }
}

function accountOf(user: { id: string; name: string; email: string }): Account {
  return { id: user.id, name: user.name, email: user.email }
}

/** The value of a signed cookie whose signature holds. */
function signedValue(cookies: string | undefined, name: string, secret: string): string | undefined {
  const found = cookies
    ?.split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${name}=`))
  if (!found) return undefined
  const [value, signature] = splitSigned(safelyDecoded(found.slice(name.length + 1)))
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
