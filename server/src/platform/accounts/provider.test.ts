import { showAccount, showInstallation, signIn } from '@firsthand/contract/platform/accounts'
import { acceptInvitation, createInvitation } from '@firsthand/contract/platform/members'
import { showSecurity } from '@firsthand/contract/platform/own-account'
import { beginProvider, connectProvider, disconnectProvider } from '@firsthand/contract/platform/provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProvider } from '../../../test/oidc-provider.ts'
import { type Visitor, createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { joinAs, password } from './testing.ts'

let now = new Date()
let world: World
let base: string
let provider: Awaited<ReturnType<typeof openProvider>>
beforeAll(async () => {
  provider = await openProvider({ redirectUri: 'http://localhost:3000/api/v1/account/provider/callback' })
  world = await openWorld({
    clock: () => now,
    environment: { ...provider.environment, OPERATORS: 'operator@example.com' },
  })
  base = await world.listen()
})
afterAll(async () => {
  await world.close()
  await provider.close()
})

const person = (name: string, more = {}) => ({
  sub: `sub-${name}`,
  email: `${name}@example.com`,
  email_verified: true,
  name,
  ...more,
})

/** Goes to the provider and back. Answers where one ends up. */
async function through(visitor: Visitor, wish: { next?: string; invitation?: object } = {}): Promise<string> {
  now = new Date(now.getTime() + 60_000) // Beginning from one place is limited.
  const { body } = await visitor.send(beginProvider, wish as never)
  return arrive(visitor, await provider.walk(body.url))
}

async function arrive(visitor: Visitor, back: URL): Promise<string> {
  expect(back.origin).toBe('http://localhost:3000')
  const { status, headers } = await visitor.fetch(back.pathname + back.search)
  expect(status).toBe(303)
  return headers.get('location')!.replace('http://localhost:3000', '')
}

async function invitationFor(email?: string) {
  const { link } = await world.call(world.as('owner'), createInvitation, {
    role: 'member',
    ...(email && { email }),
  })
  return { workspaceId: world.bramble, token: link.split('#')[1]! }
}

test('a visitor learns which provider there is', async () => {
  expect((await createVisitor(base).send(showInstallation, {})).body.provider).toBe('Work')
})

test('somebody invited comes in through the provider without a password, and again later', async () => {
  provider.be(person('olga'))
  const visitor = createVisitor(base)
  const invitation = await invitationFor('olga@example.com')
  const next = `/join/${world.bramble}#${invitation.token}`
  expect(await through(visitor, { invitation, next })).toBe(next)
  expect((await visitor.send(acceptInvitation, invitation)).status).toBe(200)

  const later = createVisitor(base)
  expect(await through(later, { next: `/w/${world.bramble}/today` })).toBe(`/w/${world.bramble}/today`)
  const { body } = await later.send(showAccount, {})
  expect(body).toMatchObject({ name: 'olga', email: 'olga@example.com', workspaces: [{ name: 'Bramble' }] })
  expect((await later.send(showSecurity, {})).body).toMatchObject({
    hasPassword: false,
    provider: { name: 'Work', isConnected: true },
  })
})

test('whoever the provider knows and nobody invited stays outside', async () => {
  provider.be(person('otto'))
  const visitor = createVisitor(base)

  expect(await through(visitor)).toBe('/sign-in?refused=no_account')
  expect(await through(visitor, { invitation: { workspaceId: world.bramble, token: 'guess' } })).toBe(
    '/sign-in?refused=no_account',
  )
  expect((await visitor.send(showAccount, {})).status).toBe(401)
})

test('an invitation makes no account with the address of an operator', async () => {
  provider.be(person('operator'))
  const invitation = await invitationFor()

  expect(await through(createVisitor(base), { invitation })).toBe('/sign-in?refused=no_account')
})

test('an address that the provider has not checked opens nothing', async () => {
  provider.be(person('orla', { email_verified: false }))
  const invitation = await invitationFor()

  expect(await through(createVisitor(base), { invitation })).toBe('/sign-in?refused=not_verified')
})

test('an account whose address nobody has proved is not handed over; its owner connects it with the password', async () => {
  const { visitor, email } = await joinAs(world, 'oskar')
  provider.be(person('oskar'))
  expect(await through(createVisitor(base))).toBe('/sign-in?refused=not_connected')

  expect((await visitor.send(connectProvider, { current: 'a wrong password' })).code).toBe(
    'account.password_wrong',
  )
  const { body } = await visitor.send(connectProvider, { current: password })
  expect(await arrive(visitor, await provider.walk(body.url))).toBe('/account')
  const later = createVisitor(base)
  expect(await through(later)).toBe('/')
  expect((await later.send(showAccount, {})).body.email).toBe(email)
  expect((await later.send(disconnectProvider, { current: password })).status).toBe(200)
  expect(await through(createVisitor(base))).toBe('/sign-in?refused=not_connected')
})

test('one account of the provider opens one account here', async () => {
  provider.be(person('odette'))
  const invitation = await invitationFor()
  await through(createVisitor(base), { invitation })
  now = new Date(now.getTime() + 60_000)
  const { visitor } = await joinAs(world, 'odo')
  const { body } = await visitor.send(connectProvider, { current: password })

  expect(await arrive(visitor, await provider.walk(body.url))).toBe('/account?refused=taken')
})

test('only who set out arrives, once, and only for the account that asked', async () => {
  provider.be(person('olga'))
  const visitor = createVisitor(base)
  const { body } = await visitor.send(beginProvider, {})
  const back = await provider.walk(body.url)
  // Somebody else's browser, which a stolen or planted address reaches, has no way of this kind.
  expect(await arrive(createVisitor(base), back)).toBe('/sign-in?refused=interrupted')
  const forged = new URL(back)
  forged.searchParams.set('state', 'forged')
  const kept = new Map(visitor.cookies)
  expect(await arrive(visitor, forged)).toBe('/sign-in?refused=interrupted')
  for (const [name, value] of kept) visitor.cookies.set(name, value)
  const elsewhere = new URL(back)
  elsewhere.searchParams.set('iss', 'https://other.example')
  expect(await arrive(visitor, elsewhere)).toBe('/sign-in?refused=interrupted')
  for (const [name, value] of kept) visitor.cookies.set(name, value)
  expect(await arrive(visitor, back)).toBe('/')
  for (const [name, value] of kept) visitor.cookies.set(name, value)
  expect(await arrive(visitor, back)).toBe('/sign-in?refused=unreachable')
})

test('a code without the secret that began it is worth nothing, since PKCE binds both', async () => {
  provider.be(person('olga'))
  const first = createVisitor(base)
  const second = createVisitor(base)
  const one = await provider.walk((await first.send(beginProvider, {})).body.url)
  const other = await provider.walk((await second.send(beginProvider, {})).body.url)
  // The code of one in the way of the other: state is right, the verifier is not.
  other.searchParams.set('code', one.searchParams.get('code')!)

  expect(await arrive(second, other)).toBe('/sign-in?refused=unreachable')
})

test('afterwards one is led to pages of ours alone', async () => {
  provider.be(person('olga'))
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/w/../../@evil',
    '/join/\t/x',
    '/api/v1/account',
  ])
    expect(await through(createVisitor(base), { next }), next).toMatch(/^\/(?:$|@evil$)/)
})

test('the password still works beside the provider', async () => {
  now = new Date(now.getTime() + 60_000)
  const { email } = await joinAs(world, 'oona')

  expect((await createVisitor(base).send(signIn, { email, password })).status).toBe(200)
})
