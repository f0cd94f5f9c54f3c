import { type Auth, type IdentityParts, unlessRefused } from './better-auth.ts'
import { withoutSession } from './signed-cookie.ts'

export type PasskeyRow = { id: string; name: string | null; createdAt: Date | null; backedUp: boolean }

/** Keys that a device keeps (WebAuthn): each opens the account alone, after a finger, a face or a PIN. */
export function createPasskeys({ pool, settings }: IdentityParts, auth: Auth) {
  /** What the browser needs to make a key; the challenge is remembered with a cookie. */
  async function prepare(headers: Headers) {
    const { headers: answered, response } = await auth.api.generatePasskeyRegistrationOptions({
      headers,
      query: {},
      returnHeaders: true,
    })
    return { options: response as unknown as Record<string, unknown>, headers: answered }
  }

  async function add(
    headers: Headers,
    given: { response: unknown; name: string },
  ): Promise<'done' | 'refused'> {
    const answer = await unlessRefused(() => auth.api.verifyPasskeyRegistration({ headers, body: given }))
    return answer === 'refused' ? 'refused' : 'done'
  }

  /** What the browser needs to sign in with any key that it knows for this place. */
  async function offer(headers: Headers) {
    const { headers: answered, response } = await auth.api.generatePasskeyAuthenticationOptions({
      headers: withoutSession(headers, settings),
      returnHeaders: true,
    })
    return { options: response as unknown as Record<string, unknown>, headers: answered }
  }

  async function signInWith(headers: Headers, response: unknown): Promise<Headers | 'refused'> {
    const answer = await unlessRefused(() =>
      auth.api.verifyPasskeyAuthentication({
        headers: withoutSession(headers, settings),
        body: { response: response as never }, // It checks what it reads; its type has every field.
        returnHeaders: true,
      }),
    )
    return answer === 'refused' ? 'refused' : answer.headers
  }

  async function list(accountId: string): Promise<PasskeyRow[]> {
    const { rows } = await pool.query<PasskeyRow>(
      'SELECT id, name, "createdAt", "backedUp" FROM auth.passkey WHERE "userId" = $1 ORDER BY "createdAt", id',
      [accountId],
    )
    return rows
  }

  async function rename(accountId: string, id: string, name: string): Promise<boolean> {
    const { rowCount } = await pool.query(
      'UPDATE auth.passkey SET name = $3 WHERE "userId" = $1 AND id = $2',
      [accountId, id, name],
    )
    return rowCount === 1
  }

  async function remove(accountId: string, id: string): Promise<boolean> {
    const { rowCount } = await pool.query('DELETE FROM auth.passkey WHERE "userId" = $1 AND id = $2', [
      accountId,
      id,
    ])
    return rowCount === 1
  }

  return { prepare, add, offer, signInWith, list, rename, remove }
}
