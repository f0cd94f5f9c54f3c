import {
  createWorkspace,
  requestReset,
  resetPassword,
  showAccount,
  signIn,
  signOut,
  signUp,
} from '@firsthand/contract/platform/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visitor, createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld, openWorldForTest } from '../../../test/world.ts'
import { connectOwner } from '../db/pools.ts'

const password = 'a long password'
let now = new Date('2026-05-14T09:00:00Z')
let world: World
let base: string
beforeAll(async () => {
  world = await openWorld({ environment: { SIGN_UP: 'open' }, clock: () => now })
  base = await world.listen()
})
afterAll(() => world.close())

let made = 0
async function signedUp(at = base): Promise<{ visitor: Visitor; email: string; cookie: string }> {
  now = new Date(now.getTime() + 120_000) // Sign-ups from one place are limited too.
  const visitor = createVisitor(at)
  const email = `person${(made += 1)}@example.com`
  const answer = await visitor.send(signUp, { name: 'Ada', email, password, workspace: 'Ada’s' })
  expect(answer.status).toBe(200)
  return { visitor, email, cookie: answer.headers.getSetCookie()[0]! }
}

test('signing in and out starts and ends a session, and the old cookie is worth nothing after it', async () => {
  const { visitor, email } = await signedUp()
  const kept = new Map(visitor.cookies)
  expect((await visitor.send(showAccount, {})).body.email).toBe(email)
  expect((await visitor.send(signOut, {})).status).toBe(200)
  expect((await visitor.send(showAccount, {})).code).toBe('not_signed_in')
  for (const [name, value] of kept) visitor.cookies.set(name, value)
  expect((await visitor.send(showAccount, {})).code).toBe('not_signed_in')

  const later = createVisitor(base)
  expect((await later.send(signIn, { email: email.toUpperCase(), password })).status).toBe(200)
  expect((await later.send(showAccount, {})).body.email).toBe(email)
})

test('the cookie of a session is out of reach for scripts and other sites', async () => {
  const { cookie } = await signedUp()

  expect(cookie).toMatch(/^firsthand\.session_token=/)
  expect(cookie).toMatch(/; HttpOnly/i)
  expect(cookie).toMatch(/; SameSite=Lax/i)
  expect(cookie).toMatch(/; Path=\//i)
  expect(cookie).not.toMatch(/; Secure|; Domain/i)
})

test('under https the cookie is never sent in the clear, and the session works', async () => {
  const secured = await openWorldForTest({
    environment: { PUBLIC_URL: 'https://firsthand.example', SIGN_UP: 'open' },
  })
  const { visitor, email, cookie } = await signedUp(await secured.listen())

  expect(cookie).toMatch(/^__Secure-firsthand\.session_token=/)
  expect(cookie).toMatch(/; Secure/i)
  const answer = await visitor.send(showAccount, {})
  expect(answer.body.email).toBe(email)
  expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d+/)
})

test('a cookie that was made up, cut or signed by somebody else is nobody', async () => {
  const { visitor } = await signedUp()
  const [[name, value]] = [...visitor.cookies] as [[string, string]]
  const [token, signature] = decodeURIComponent(value).split('.') as [string, string]
  for (const forged of [
    '',
    '.',
    token,
    `${token}.`,
    `${token}.AAAA`,
    `${token}x.${signature}`,
    '%',
    '%00',
    `${'x'.repeat(4000)}.${signature}`,
  ]) {
    visitor.cookies.set(name, forged === '%' ? forged : encodeURIComponent(forged))
    expect((await visitor.send(showAccount, {})).status, forged).toBe(401)
  }
})

test('signing in gives a new session, whatever cookie came along', async () => {
  const { email, visitor } = await signedUp()
  const before = [...visitor.cookies.values()][0]
  const answer = await visitor.send(signIn, { email, password })

  expect(answer.status).toBe(200)
  expect([...visitor.cookies.values()][0]).not.toBe(before)
})

test('an unknown address and a wrong password get the same answer after the same work', async () => {
  const { email } = await signedUp()
  const timed = async (given: { email: string; password: string }) => {
    const began = performance.now()
    const { status, body } = await createVisitor(base).send(signIn, given)
    return { status, body, ms: performance.now() - began }
  }
  const wrong: number[] = []
  const unknown: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const known = await timed({ email, password: 'a wrong password' })
    const nobody = await timed({ email: `nobody${round}@example.com`, password: 'a wrong password' })
    expect(nobody).toMatchObject({ status: known.status, body: known.body })
    wrong.push(known.ms)
    unknown.push(nobody.ms)
  }
  // Both hash a password, which takes tens of milliseconds; without it, an unknown address answers in two or three.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...wrong) / 2)
})

test('asking for a reset answers the same for known and unknown addresses', async () => {
  const { email } = await signedUp()
  const known = await createVisitor(base).send(requestReset, { email })
  const nobody = await createVisitor(base).send(requestReset, { email: 'nobody@example.com' })

  expect({ ...nobody, headers: null }).toEqual({ ...known, headers: null })
})

test('two sign-ups with one address at the same moment make one account, and the other is told', async () => {
  const person = { name: 'Ada', email: 'twins@example.com', password, workspace: 'Twins' }
  const answers = await Promise.all([1, 2, 3].map(() => createVisitor(base).send(signUp, person)))

  expect(answers.map(({ code }) => code ?? 'ok').toSorted()).toEqual([
    'account.email_taken',
    'account.email_taken',
    'ok',
  ])
})

test('an account may have several workspaces and its own role in each', async () => {
  const { visitor } = await signedUp()
  const second = await visitor.send(createWorkspace, { name: 'Second' })
  const { body } = await visitor.send(showAccount, {})

  expect(body.workspaces.map(({ name, role }) => `${name}: ${role}`)).toEqual([
    'Ada’s: owner',
    'Second: owner',
  ])
  expect(body.workspaces[1]!.id).toBe(second.body.workspaceId)
})

test('an account stops at fifty workspaces', async () => {
  const { visitor } = await signedUp()
  const outcomes: (string | undefined)[] = []
  for (let count = 2; count <= 51; count += 1)
    outcomes.push((await visitor.send(createWorkspace, { name: `Number ${count}` })).code)

  expect(outcomes.slice(0, 49).every((code) => code === undefined)).toBe(true)
  expect(outcomes[49]).toBe('workspaces.too_many')
})

test('a session ends by itself', async () => {
  const { visitor } = await signedUp()
  const owner = await connectOwner(world.address)
  await owner.query(`UPDATE auth.session SET "expiresAt" = '2020-01-01'`)
  await owner.end()

  expect((await visitor.send(showAccount, {})).code).toBe('not_signed_in')
})

test('a link that was made up sets no password', async () => {
  const answer = await createVisitor(base).send(resetPassword, {
    token: 'guess',
    password: 'another password',
  })

  expect(answer).toMatchObject({ status: 410, code: 'account.link_expired' })
})
