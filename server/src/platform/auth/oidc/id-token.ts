import { type KeyObject, constants, verify } from 'node:crypto'
import { z } from 'zod'

const Header = z.object({ alg: z.string(), kid: z.string().default('') })

const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
  exp: z.number(),
  iat: z.number(),
  nonce: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
  name: z.string().optional(),
})
export type Claims = z.output<typeof Claims>

export type Expected = { issuer: string; clientId: string; nonce: string; now: Date }

const leewaySeconds = 60

/** Reads an ID token and checks it as OpenID Connect Core, section 3.1.3.7, says. Throws when anything is not right. */
export async function readIdToken(
  token: string,
  expected: Expected,
  keyNamed: (kid: string) => Promise<KeyObject | undefined>,
): Promise<Claims> {
  const [head = '', body = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0) throw new Error('The ID token is not made of three parts.')
  const { alg, kid } = Header.parse(parsed(head))
  const key = await keyNamed(kid)
  if (!key) throw new Error('The ID token is signed with a key that the provider does not publish.')
  if (!isSigned({ alg, key, text: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') }))
    throw new Error('The signature of the ID token does not hold.')
  const claims = Claims.parse(parsed(body))
  refuseWrong(claims, expected)
  return claims
}

function refuseWrong(claims: Claims, { issuer, clientId, nonce, now }: Expected): void {
  const audience = [claims.aud].flat()
  const seconds = now.getTime() / 1000
  if (claims.iss !== issuer) throw new Error('The ID token is from another issuer.')
  if (!audience.includes(clientId)) throw new Error('The ID token is for another client.')
  if (audience.length > 1 && claims.azp !== clientId) throw new Error('The ID token is for another party.')
  if (claims.exp < seconds - leewaySeconds) throw new Error('The ID token has expired.')
  if (claims.iat > seconds + leewaySeconds) throw new Error('The ID token is from the future.')
  if (claims.nonce !== nonce) throw new Error('The ID token belongs to another sign-in.')
}

/** The algorithms a provider signs with. `none` and those with a shared secret are not among them. */
function isSigned(what: { alg: string; key: KeyObject; text: string; signature: Buffer }): boolean {
  const { alg, key, signature } = what
  const data = Buffer.from(what.text)
  const type = key.asymmetricKeyType
  if (/^RS(?:256|384|512)$/.test(alg) && type === 'rsa')
    return verify(`sha${alg.slice(2)}`, data, key, signature)
  if (/^PS(?:256|384|512)$/.test(alg) && type === 'rsa')
    return verify(
      `sha${alg.slice(2)}`,
      data,
      { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
      signature,
    )
  if (/^ES(?:256|384|512)$/.test(alg) && type === 'ec')
    return verify(`sha${alg.slice(2)}`, data, { key, dsaEncoding: 'ieee-p1363' }, signature)
  if (alg === 'EdDSA' && type === 'ed25519') return verify(null, data, key, signature)
  throw new Error(`The ID token is signed by ${alg}, which is not taken.`)
}

function parsed(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown
}
