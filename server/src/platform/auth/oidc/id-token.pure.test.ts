import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { readIdToken } from './id-token.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const now = new Date('2026-05-14T09:00:00Z')
const expected = { issuer: 'https://id.example', clientId: 'firsthand', nonce: 'n', now }
const seconds = now.getTime() / 1000
const claims = {
  iss: 'https://id.example',
  sub: 'ada',
  aud: 'firsthand',
  exp: seconds + 300,
  iat: seconds,
  nonce: 'n',
}

function token(body: object, { alg = 'RS256', key = privateKey } = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg, kid: 'k' })}.${part(body)}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

const read = (text: string) =>
  readIdToken(text, expected, async (kid) => (kid === 'k' ? publicKey : undefined))

test('a right token says who it is', async () => {
  expect((await read(token(claims))).sub).toBe('ada')
  expect((await read(token({ ...claims, aud: ['firsthand', 'other'], azp: 'firsthand' }))).sub).toBe('ada')
})

test.each([
  ['from another issuer', { iss: 'https://evil.example' }],
  ['for another client', { aud: 'other' }],
  ['for several clients, of another party', { aud: ['firsthand', 'other'], azp: 'other' }],
  ['that has expired', { exp: seconds - 61 }],
  ['from the future', { iat: seconds + 61 }],
  ['of another sign-in', { nonce: 'm' }],
  ['without a nonce', { nonce: undefined }],
])('a token %s is refused', async (_, wrong) => {
  await expect(read(token({ ...claims, ...wrong }))).rejects.toThrow(/ID token/)
})

test('a token that nobody signed, or somebody else, or with a shared secret, is refused', async () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  await expect(read(token(claims, { key: stranger }))).rejects.toThrow('signature')
  await expect(read(token(claims, { alg: 'none' }))).rejects.toThrow('not taken')
  await expect(read(token(claims, { alg: 'HS256' }))).rejects.toThrow('not taken')
  await expect(read(`${token(claims).split('.').slice(0, 2).join('.')}.`)).rejects.toThrow('signature')
})
