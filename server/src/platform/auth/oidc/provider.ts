import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
})
export type Discovery = z.output<typeof Discovery>

const Keys = z.object({
  keys: z.array(z.looseObject({ kid: z.string().optional(), use: z.string().optional() })),
})

const keptMs = 3_600_000
const againAfterMs = 60_000

/** What a provider says about itself, and its keys; asked again each hour, or when a key is not known. */
export function createProvider(issuer: string) {
  let discovered: { at: number; value: Promise<Discovery> } | undefined
  let keys: { at: number; value: Promise<Map<string, KeyObject>> } | undefined

  async function discover(): Promise<Discovery> {
    if (!discovered || performance.now() - discovered.at > keptMs)
      discovered = { at: performance.now(), value: read() }
    try {
      return await discovered.value
    } catch (error) {
      discovered = undefined
      throw error
    }
  }

  async function keyNamed(kid: string): Promise<KeyObject | undefined> {
    const known =
      keys && performance.now() - keys.at < keptMs ? await keys.value.catch(() => undefined) : undefined
    const found = known?.get(kid)
    if (found || (keys && performance.now() - keys.at < againAfterMs && known)) return found
    keys = { at: performance.now(), value: readKeys() }
    return (await keys.value).get(kid)
  }

  async function read(): Promise<Discovery> {
    const found = Discovery.parse(
      await askJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
    )
    // Section 4.3 of OpenID Connect Discovery: it must be the very issuer that was asked.
    if (found.issuer !== issuer) throw new Error(`The provider calls itself ${found.issuer}, not ${issuer}.`)
    return found
  }

  async function readKeys(): Promise<Map<string, KeyObject>> {
    const { jwks_uri: address } = await discover()
    const { keys: found } = Keys.parse(await askJson(address))
    return new Map(
      found
        .filter(({ use }) => use !== 'enc')
        .map((key) => [key.kid ?? '', createPublicKey({ format: 'jwk', key: key as JsonWebKey })]),
    )
  }

  return { discover, keyNamed }
}

/** Asks the provider; small answers alone, in time, without going anywhere else. */
export async function askJson(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(10_000) })
  const text = await response.text()
  if (!response.ok) throw new Error(`The provider answered ${response.status} at ${new URL(url).pathname}.`)
  return JSON.parse(text) as unknown
}
