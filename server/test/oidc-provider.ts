import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type ProviderPerson = { sub: string; email: string; email_verified: boolean; name: string }

/** A real provider of OpenID Connect on a port of its own, where whoever comes is signed in as `person` at once. */
export async function openProvider({ redirectUri }: { redirectUri: string }) {
  const client = { id: 'firsthand', secret: 'the-secret-of-this-test' }
  let person: ProviderPerson = { sub: 'nobody', email: '', email_verified: false, name: '' }
  const http = createServer()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['a key for cookies of this test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Claims come with the ID token, as most providers do it.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...person, sub }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  http.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/'))
      void provider.interactionFinished(request, response, { login: { accountId: person.sub } })
    else void answer(request, response)
  })

  /** Follows the provider's pages, as a browser without a session there does, until they lead elsewhere. */
  async function walk(url: string): Promise<URL> {
    const cookies = new Map<string, string>()
    for (let at = new URL(url), steps = 0; steps < 10; steps += 1) {
      if (at.origin !== issuer) return at
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      const next = response.headers.get('location')
      if (!next) throw new Error(`The provider stopped with ${response.status}: ${await response.text()}`)
      at = new URL(next, at)
    }
    throw new Error('The provider leads in circles.')
  }

  return {
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'Work',
    },
    be: (who: ProviderPerson) => void (person = who),
    walk,
    close: () =>
      new Promise<void>((resolve) => {
        http.closeAllConnections()
        http.close(() => resolve())
      }),
  }
}
