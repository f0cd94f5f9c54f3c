import { randomBytes } from 'node:crypto'
import type { Account } from '../context.ts'
import { type Auth, type IdentityParts } from './better-auth.ts'
import { sessionTokenOf } from './signed-cookie.ts'

export type SessionRow = {
  id: string
  createdAt: Date
  updatedAt: Date
  ipAddress: string | null
  userAgent: string | null
  isThis: boolean
}

export type Proof = 'proved' | 'refused' | 'sign_in_again'

const freshMinutes = 10
const emailLinkHours = 24

/** What somebody sees and changes of their own account. */
export function createOwnAccount({ pool, settings }: IdentityParts, auth: Auth) {
  const tokenOf = (headers: Headers) => sessionTokenOf(headers.get('cookie') ?? undefined, settings) ?? ''

  async function listSessions(account: Account, headers: Headers): Promise<SessionRow[]> {
    const { rows } = await pool.query<SessionRow>(
      `SELECT id, "createdAt", "updatedAt", "ipAddress", "userAgent", token = $2 AS "isThis" FROM auth.session
       WHERE "userId" = $1 AND "expiresAt" > $3 ORDER BY "isThis" DESC, "updatedAt" DESC, id LIMIT 200`,
      [account.id, tokenOf(headers), new Date()],
    )
    return rows
  }

  /** Ends one session of this account; false when it is not theirs or over already. */
  async function endSession(account: Account, id: string): Promise<boolean> {
    const { rowCount } = await pool.query('DELETE FROM auth.session WHERE "userId" = $1 AND id = $2', [
      account.id,
      id,
    ])
    return rowCount === 1
  }

  /** Ends all sessions but the one that asks. Answers how many. */
  async function endOtherSessions(account: Account, headers: Headers): Promise<number> {
    const { rowCount } = await pool.query('DELETE FROM auth.session WHERE "userId" = $1 AND token <> $2', [
      account.id,
      tokenOf(headers),
    ])
    return rowCount ?? 0
  }

  async function hasPassword(accountId: string): Promise<boolean> {
    return (await passwordHashOf(accountId)) !== null
  }

  /** Whether it is really them: by the password, or for an account without one by having signed in just now. */
  async function prove(account: Account, headers: Headers, password: string | undefined): Promise<Proof> {
    const hash = await passwordHashOf(account.id)
    if (hash === null) return (await isFresh(account.id, tokenOf(headers))) ? 'proved' : 'sign_in_again'
    const context = await auth.$context
    return (await context.password.verify({ hash, password: password ?? '' })) ? 'proved' : 'refused'
  }

  /** Sets the password, ends every other session and takes back links that would set another. */
  async function setPassword(account: Account, headers: Headers, password: string): Promise<void> {
    const { password: hashing, internalAdapter } = await auth.$context
    const hash = await hashing.hash(password)
    if (await hasPassword(account.id)) await internalAdapter.updatePassword(account.id, hash)
    else
      await internalAdapter.linkAccount({
        userId: account.id,
        providerId: 'credential',
        accountId: account.id,
        password: hash,
      })
    await endOtherSessions(account, headers)
    await dropLinks(account.id)
  }

  async function rename(accountId: string, name: string): Promise<void> {
    await (await auth.$context).internalAdapter.updateUser(accountId, { name })
  }

  /** Gives the account another address. Links sent to the old one are worth nothing after it. */
  async function setEmail(accountId: string, email: string, isVerified: boolean): Promise<'done' | 'taken'> {
    const { rows } = await pool.query('SELECT 1 FROM auth."user" WHERE email = $1 AND id <> $2', [
      email.toLowerCase(),
      accountId,
    ])
    if (rows.length > 0) return 'taken'
    try {
      await pool.query(
        'UPDATE auth."user" SET email = $2, "emailVerified" = $3, "updatedAt" = $4 WHERE id = $1',
        [accountId, email.toLowerCase(), isVerified, new Date()],
      )
    } catch (error) {
      if ((error as { code?: string }).code === '23505') return 'taken'
      throw error
    }
    await dropLinks(accountId)
    return 'done'
  }

  /** A link that proves an address to be theirs, for one day. */
  async function createEmailLink(accountId: string, email: string): Promise<string> {
    const token = randomBytes(24).toString('base64url')
    const { internalAdapter } = await auth.$context
    await internalAdapter.createVerificationValue({
      identifier: `change-email:${token}`,
      value: `${accountId} ${email.toLowerCase()}`,
      expiresAt: new Date(Date.now() + emailLinkHours * 3_600_000),
    })
    return `${settings.publicUrl}/confirm-email#${token}`
  }

  /** Whose address a link proves, once. */
  async function takeEmailLink(token: string): Promise<{ account: Account; email: string } | null> {
    const { internalAdapter } = await auth.$context
    const kept = await internalAdapter.consumeVerificationValue(`change-email:${token}`)
    const [accountId = '', email = ''] = kept?.value.split(' ') ?? []
    const user = accountId && email ? await internalAdapter.findUserById(accountId) : null
    return user && { account: { id: user.id, name: user.name, email: user.email }, email }
  }

  /** Makes every link and half-done sign-in of this account worthless. */
  async function dropLinks(accountId: string): Promise<void> {
    await pool.query('DELETE FROM auth.verification WHERE value = $1 OR starts_with(value, $2)', [
      accountId,
      `${accountId} `,
    ])
  }

  /** Lets the address count as proved: somebody opened a link that only its mailbox received. */
  async function markVerified(accountId: string): Promise<void> {
    await pool.query('UPDATE auth."user" SET "emailVerified" = true WHERE id = $1', [accountId])
  }

  async function passwordHashOf(accountId: string): Promise<string | null> {
    const { rows } = await pool.query<{ password: string }>(
      `SELECT password FROM auth.account WHERE "userId" = $1 AND "providerId" = 'credential' AND password IS NOT NULL`,
      [accountId],
    )
    return rows[0]?.password ?? null
  }

  async function isFresh(accountId: string, token: string): Promise<boolean> {
    const { rows } = await pool.query(
      'SELECT 1 FROM auth.session WHERE "userId" = $1 AND token = $2 AND "createdAt" > $3',
      [accountId, token, new Date(Date.now() - freshMinutes * 60_000)],
    )
    return rows.length > 0
  }

  return {
    listSessions,
    endSession,
    endOtherSessions,
    hasPassword,
    prove,
    setPassword,
    rename,
    setEmail,
    createEmailLink,
    takeEmailLink,
    dropResetLinks: dropLinks,
    markVerified,
  }
}
