import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Account } from '../../context.ts'
import { isOperator } from '../../status/operators.ts'
import type { IdentityParts } from '../better-auth.ts'
import type { Identity } from '../identity.ts'
import { type Claims, readIdToken } from './id-token.ts'
import { askJson, createProvider } from './provider.ts'
import { type Way, callbackPath, createWays, ownPage, wayMinutes } from './way.ts'

/** Why nobody was let in; the sign-in page says it in a sentence. */
export type OidcRefusal =
  | 'interrupted'
  | 'unreachable'
  | 'no_account'
  | 'not_verified'
  | 'not_connected'
  | 'taken'

export type Arrival = { cookies: string[]; goTo: string; accountId?: string; refused?: OidcRefusal }

export type Oidc = NonNullable<ReturnType<typeof createOidc>>

const Tokens = z.object({ id_token: z.string(), access_token: z.string().optional() })

type Parts = IdentityParts & { identity: Identity }

/** Signing in through a provider of the installation's own choice (OpenID Connect: code flow with PKCE, state, nonce). */
export function createOidc({ pool, settings, log, identity }: Parts) {
  const { oidc: given, publicUrl } = settings
  if (!given) return null
  const { issuer, clientId, clientSecret, name } = given
  const provider = createProvider(issuer)
  const ways = createWays(settings)
  const redirectUri = `${publicUrl}${callbackPath}`
  const providerId = `oidc ${issuer}`

  /** The provider's page to go to, and the cookie that knows the way back. */
  async function begin(wish: { next?: string | undefined; invited: boolean; connects: string | null }) {
    const { authorization_endpoint: page } = await provider.discover()
    const way: Way = {
      state: secret(),
      nonce: secret(),
      verifier: secret(),
      next: ownPage(wish.next, publicUrl),
      invited: wish.invited,
      connects: wish.connects,
      until: Date.now() + wayMinutes * 60_000,
    }
    const url = new URL(page)
    const parameters = {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: way.state,
      nonce: way.nonce,
      code_challenge: createHash('sha256').update(way.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }
    for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value)
    return { url: url.href, cookie: ways.cookieFor(way) }
  }

  /** Somebody comes back from the provider. */
  async function arrive(query: URLSearchParams, headers: Headers, account: Account | null): Promise<Arrival> {
    const way = ways.read(headers.get('cookie') ?? undefined)
    const cookies = [ways.expired]
    const refuse = (refused: OidcRefusal): Arrival => ({
      cookies,
      refused,
      goTo: `${way?.connects ? '/account' : '/sign-in'}?refused=${refused}`,
    })
    const code = query.get('code')
    if (!way || !code || query.get('state') !== way.state) return refuse('interrupted')
    // RFC 9207: an answer that names another issuer was meant for another sign-in.
    if ((query.get('iss') ?? issuer) !== issuer) return refuse('interrupted')
    let claims: Claims
    try {
      claims = await exchange(code, way)
    } catch (error) {
      log.warn({ err: error }, 'A sign-in through the provider failed.')
      return refuse('unreachable')
    }
    if (way.connects) {
      if (account?.id !== way.connects) return refuse('interrupted')
      return (await connect(account.id, claims.sub)) ? { cookies, goTo: '/account' } : refuse('taken')
    }
    const found = await accountFor(claims, way)
    if ('refused' in found) return refuse(found.refused)
    const { accountId } = found
    return {
      cookies: [...cookies, await identity.startSession(accountId, headers)],
      goTo: way.next,
      accountId,
    }
  }

  /** Whose account it is: the connected one; else one with the same proved address; else a new one, if they may. */
  async function accountFor(
    claims: Claims,
    way: Way,
  ): Promise<{ accountId: string } | { refused: OidcRefusal }> {
    const connected = await connectedTo(claims.sub)
    if (connected) return { accountId: connected }
    if (!claims.email || claims.email_verified !== true) return { refused: 'not_verified' }
    const email = claims.email.toLowerCase()
    const { rows } = await pool.query<{ id: string; emailVerified: boolean }>(
      'SELECT id, "emailVerified" FROM auth."user" WHERE email = $1',
      [email],
    )
    const known = rows[0]
    // Whoever made that account never showed that the address is theirs: it may be somebody who waits for its owner.
    if (known && !known.emailVerified) return { refused: 'not_connected' }
    if (known) return connectOrRefuse(known.id, claims.sub)
    // An operator's address carries rights: its account is made with the link from the terminal alone.
    if (isOperator(email, settings) || (!way.invited && settings.signUp !== 'open'))
      return { refused: 'no_account' }
    const made = await identity.createAccount({ name: (claims.name ?? email).slice(0, 120), email })
    return made === 'email_taken' ? { refused: 'not_connected' } : connectOrRefuse(made.id, claims.sub)
  }

  async function connectOrRefuse(
    accountId: string,
    sub: string,
  ): Promise<{ accountId: string } | { refused: OidcRefusal }> {
    return (await connect(accountId, sub)) ? { accountId } : { refused: 'taken' }
  }

  async function exchange(code: string, way: Way): Promise<Claims> {
    const { token_endpoint: address } = await provider.discover()
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)
    const tokens = Tokens.parse(
      await askJson(address, {
        method: 'POST',
        headers: { authorization: `Basic ${basic.toString('base64')}`, accept: 'application/json' },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirectUri,
          code_verifier: way.verifier,
        }),
      }),
    )
    const expected = { issuer, clientId, nonce: way.nonce, now: new Date() }
    const claims = await readIdToken(tokens.id_token, expected, provider.keyNamed)
    if (claims.email !== undefined || !tokens.access_token) return claims
    return { ...claims, ...(await userInfo(tokens.access_token, claims.sub)) }
  }

  /** Many providers tell the address only when asked once more. */
  async function userInfo(accessToken: string, sub: string): Promise<Partial<Claims>> {
    const { userinfo_endpoint: address } = await provider.discover()
    if (!address) return {}
    const told = UserInfo.parse(
      await askJson(address, { headers: { authorization: `Bearer ${accessToken}` } }),
    )
    if (told.sub !== sub) throw new Error('The provider told about somebody else.')
    return told
  }

  async function connectedTo(sub: string): Promise<string | undefined> {
    const { rows } = await pool.query<{ userId: string }>(
      'SELECT "userId" FROM auth.account WHERE "providerId" = $1 AND "accountId" = $2',
      [providerId, sub],
    )
    return rows[0]?.userId
  }

  /** False when this account of the provider opens another account here. */
  async function connect(accountId: string, sub: string): Promise<boolean> {
    await pool.query(
      `INSERT INTO auth.account (id, "accountId", "providerId", "userId", "createdAt", "updatedAt")
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $4) ON CONFLICT ("providerId", "accountId") DO NOTHING`,
      [sub, providerId, accountId, new Date()],
    )
    return (await connectedTo(sub)) === accountId
  }

  async function isConnected(accountId: string): Promise<boolean> {
    const { rows } = await pool.query(
      'SELECT 1 FROM auth.account WHERE "providerId" = $1 AND "userId" = $2',
      [providerId, accountId],
    )
    return rows.length > 0
  }

  async function disconnect(accountId: string): Promise<void> {
    await pool.query('DELETE FROM auth.account WHERE "providerId" = $1 AND "userId" = $2', [
      providerId,
      accountId,
    ])
  }

  return { name, begin, arrive, isConnected, disconnect }
}

const UserInfo = z.object({
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
  name: z.string().optional(),
})

function secret(): string {
  return randomBytes(32).toString('base64url')
}
