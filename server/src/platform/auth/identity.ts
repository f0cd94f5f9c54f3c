import { randomBytes } from 'node:crypto'
import { APIError } from 'better-auth'
import type { Account } from '../context.ts'
import { type IdentityParts, callerHeader, createBetterAuth } from './better-auth.ts'
import { createOwnAccount } from './own-account.ts'
import { createPasskeys } from './passkeys.ts'
import { createSecondStep } from './second-step.ts'
import { sessionCookie, sessionTokenOf } from './signed-cookie.ts'

export type SignedIn = { account: Account; headers: Headers }

/** Accounts, passwords and sessions. Wraps better-auth, which nothing outside this folder imports. */
export type Identity = ReturnType<typeof createIdentity>

const resetHours = 24

export function createIdentity(parts: IdentityParts) {
  const { pool, settings } = parts
  const auth = createBetterAuth(parts, (accountId) => {
    parts.log.info({ account: accountId, what: 'password_reset' }, 'account')
    return ownAccount.dropResetLinks(accountId)
  })
  const ownAccount = createOwnAccount(parts, auth)

  async function signUp(
    person: { name: string; email: string; password: string },
    headers: Headers = new Headers(),
  ): Promise<SignedIn | 'email_taken'> {
    try {
      const answer = await auth.api.signUpEmail({ body: person, headers, returnHeaders: true })
      return { account: accountOf(answer.response.user), headers: answer.headers }
    } catch (error) {
      if (error instanceof APIError && error.body?.code?.startsWith('USER_ALREADY_EXISTS'))
        return 'email_taken'
      // Two sign-ups at the same moment: the unique index refused the later one, in words that do not say so.
      if (error instanceof APIError && error.statusCode < 500 && (await hasAccount(person.email)))
        return 'email_taken'
      throw error
    }
  }

  /** With the headers of the request, the session says where it was begun. `headers` carry the challenge of a second step. */
  async function signIn(
    given: { email: string; password: string },
    headers: Headers = new Headers(),
  ): Promise<SignedIn | { needsCode: Headers } | 'refused'> {
    try {
      const answer = await auth.api.signInEmail({ body: given, headers, returnHeaders: true })
      const { response } = answer
      // What the plugin for second steps answers instead; the library's types do not know.
      if ('twoFactorRedirect' in response) return { needsCode: answer.headers }
      return { account: accountOf(response.user), headers: answer.headers }
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
    const token = sessionTokenOf(cookies, settings)
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

  /** Makes an account for somebody whom a provider vouches for; they have no password here. */
  async function createAccount(person: { name: string; email: string }): Promise<Account | 'email_taken'> {
    if (await hasAccount(person.email)) return 'email_taken'
    const { internalAdapter } = await auth.$context
    const known = { name: person.name, email: person.email.toLowerCase(), emailVerified: true }
    const user = await internalAdapter.createUser(known, { method: 'oauth' })
    return accountOf(user)
  }

  /** Begins a session for an account that was recognised otherwise. Answers the cookie to set. */
  async function startSession(accountId: string, headers: Headers): Promise<string> {
    const { internalAdapter } = await auth.$context
    const session = await internalAdapter.createSession(accountId, false, {
      ipAddress: headers.get(callerHeader) ?? '',
      userAgent: headers.get('user-agent') ?? '',
    })
    return sessionCookie(session.token, settings)
  }

  return {
    ...ownAccount,
    secondStep: createSecondStep(parts, auth),
    passkeys: createPasskeys(parts, auth),
    signUp,
    signIn,
    signOut,
    recognise,
    refresh,
    createResetLink,
    resetPassword,
    createAccount,
    startSession,
  }
}

function accountOf(user: { id: string; name: string; email: string }): Account {
  return { id: user.id, name: user.name, email: user.email }
}
