import type { Account } from '../context.ts'
import { type Auth, type IdentityParts, unlessRefused } from './better-auth.ts'
import { withoutSession } from './signed-cookie.ts'

export type SecondStep = { isOn: boolean; recoveryCodesLeft: number }

/** Codes of an app (TOTP, RFC 6238) after the password, with recovery codes for the day the telephone is gone. */
export function createSecondStep({ pool, settings }: IdentityParts, auth: Auth) {
  async function show(accountId: string): Promise<SecondStep> {
    const { rows } = await pool.query(
      'SELECT 1 FROM auth."twoFactor" t JOIN auth."user" u ON u.id = t."userId" WHERE u.id = $1 AND t.verified AND u."twoFactorEnabled"',
      [accountId],
    )
    if (rows.length === 0) return { isOn: false, recoveryCodesLeft: 0 }
    const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: accountId } })
    return { isOn: true, recoveryCodesLeft: backupCodes.length }
  }

  /** Makes a secret for the app. It counts only after a first right code; until then each try makes a new one. */
  async function begin(headers: Headers, password: string | undefined) {
    return unlessRefused(async () => {
      const begun = await auth.api.enableTwoFactor({
        headers,
        body: { method: 'totp', ...(password && { password }) },
      })
      if (begun.method !== 'totp') throw new Error('The library began something else than codes of an app.')
      // Written as in a form; several apps would show a plus where a space is meant.
      return { uri: begun.totpURI.replaceAll('+', '%20'), recoveryCodes: begun.backupCodes }
    })
  }

  /** Switches it on with the first right code. The session gets a new cookie. */
  async function finish(account: Account, headers: Headers, code: string): Promise<Headers | 'refused'> {
    const answer = await unlessRefused(() =>
      auth.api.verifyTOTP({ headers, body: { code }, returnHeaders: true }),
    )
    if (answer === 'refused') return 'refused'
    await useUp(account.id, code)
    return answer.headers
  }

  async function stop(headers: Headers, password: string | undefined): Promise<Headers | 'refused'> {
    const answer = await unlessRefused(() =>
      auth.api.disableTwoFactor({ headers, body: password ? { password } : {}, returnHeaders: true }),
    )
    return answer === 'refused' ? 'refused' : answer.headers
  }

  async function renewRecoveryCodes(headers: Headers, password: string | undefined) {
    const answer = await unlessRefused(() =>
      auth.api.generateBackupCodes({ headers, body: password ? { password } : {} }),
    )
    return answer === 'refused' ? 'refused' : answer.backupCodes
  }

  /** Takes an account's second step away, for whoever has lost everything: only from the server's own terminal. */
  async function drop(email: string): Promise<boolean> {
    const { rows } = await pool.query<{ id: string }>(
      'UPDATE auth."user" SET "twoFactorEnabled" = false WHERE email = $1 AND "twoFactorEnabled" RETURNING id',
      [email.toLowerCase()],
    )
    if (rows[0]) await pool.query('DELETE FROM auth."twoFactor" WHERE "userId" = $1', [rows[0].id])
    return rows.length > 0
  }

  /** The second half of signing in: by the challenge in the cookie, whatever session came along. */
  async function enterCode(headers: Headers, code: string): Promise<Headers | 'refused'> {
    const bare = withoutSession(headers, settings)
    const isOfApp = /^\d{6}$/.test(code)
    const answer = await unlessRefused(() =>
      isOfApp
        ? auth.api.verifyTOTP({ headers: bare, body: { code }, returnHeaders: true })
        : auth.api.verifyBackupCode({ headers: bare, body: { code }, returnHeaders: true }),
    )
    if (answer === 'refused') return 'refused'
    const { token, user } = answer.response
    if (!isOfApp || (await useUp(user.id, code))) return answer.headers
    await pool.query('DELETE FROM auth.session WHERE token = $1', [token])
    return 'refused'
  }

  /** Notes that a code was used; false when it had been. A code of an app is right for a minute and a half. */
  async function useUp(accountId: string, code: string): Promise<boolean> {
    const now = new Date()
    await pool.query('DELETE FROM auth."usedCode" WHERE "userId" = $1 AND "usedAt" < $2', [
      accountId,
      new Date(now.getTime() - 180_000),
    ])
    const { rowCount } = await pool.query(
      'INSERT INTO auth."usedCode" ("userId", code, "usedAt") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [accountId, code, now],
    )
    return rowCount === 1
  }

  return { show, begin, finish, stop, renewRecoveryCodes, drop, enterCode }
}
