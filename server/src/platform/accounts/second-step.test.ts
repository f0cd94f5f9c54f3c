import { showAccount, signIn } from '@firsthand/contract/platform/accounts'
import { endOtherSessions, showSecurity } from '@firsthand/contract/platform/own-account'
import {
  beginSecondStep,
  enterCode,
  finishSecondStep,
  renewRecoveryCodes,
  stopSecondStep,
} from '@firsthand/contract/platform/second-step'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visitor, createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { connectOwner } from '../db/pools.ts'
import { codeOf, joinAs, password } from './testing.ts'

let now = new Date()
let world: World
let base: string
beforeAll(async () => {
  world = await openWorld({ clock: () => now })
  base = await world.listen()
})
afterAll(() => world.close())

/** Somebody whose app shows codes. The code that switched it on is used up, so later ones come from the next half minute. */
async function guarded(name: string) {
  now = new Date(now.getTime() + 400_000)
  const { visitor, email } = await joinAs(world, name)
  const { body } = await visitor.send(beginSecondStep, { current: password })
  expect((await visitor.send(finishSecondStep, { code: codeOf(body.secret) })).status).toBe(200)
  return { visitor, email, ...body, next: () => codeOf(body.secret, Date.now() + 30_000) }
}

async function halfSignedIn(email: string): Promise<Visitor> {
  const visitor = createVisitor(base)
  expect((await visitor.send(signIn, { email, password })).body).toEqual({ needsCode: true })
  return visitor
}

test('with a second step the password alone opens nothing, and a code of the app does', async () => {
  const { email, next } = await guarded('tom')
  const visitor = await halfSignedIn(email)
  expect((await visitor.send(showAccount, {})).code).toBe('not_signed_in')
  expect((await visitor.send(enterCode, { code: next() })).status).toBe(200)

  expect((await visitor.send(showAccount, {})).body.email).toBe(email)
})

test('a code opens once, even when somebody else saw it in time', async () => {
  const { email, next } = await guarded('tim')
  const code = next()
  expect((await (await halfSignedIn(email)).send(enterCode, { code })).status).toBe(200)
  const other = await halfSignedIn(email)

  expect((await other.send(enterCode, { code })).code).toBe('account.code_refused')
  expect((await other.send(showAccount, {})).status).toBe(401)
})

test('a recovery code works once, in place of the app', async () => {
  const { email, visitor, recoveryCodes } = await guarded('tina')
  expect(recoveryCodes).toHaveLength(10)
  const [code = ''] = recoveryCodes
  expect((await (await halfSignedIn(email)).send(enterCode, { code })).status).toBe(200)
  expect((await (await halfSignedIn(email)).send(enterCode, { code })).code).toBe('account.code_refused')
  expect((await visitor.send(showSecurity, {})).body.secondStep).toEqual({ isOn: true, recoveryCodesLeft: 9 })

  const renewed = await visitor.send(renewRecoveryCodes, { current: password })
  expect(renewed.body.recoveryCodes).not.toContain(recoveryCodes[1])
  const old = await (await halfSignedIn(email)).send(enterCode, { code: recoveryCodes[1]! })
  expect(old.code).toBe('account.code_refused')
})

test('after five wrong codes the right one is too late, and one begins with the password again', async () => {
  const { email, next } = await guarded('toni')
  const visitor = await halfSignedIn(email)
  for (let guess = 0; guess < 5; guess += 1)
    expect((await visitor.send(enterCode, { code: `00000${guess}` })).code).toBe('account.code_refused')

  expect((await visitor.send(enterCode, { code: next() })).code).toBe('account.code_refused')
  expect((await (await halfSignedIn(email)).send(enterCode, { code: next() })).status).toBe(200)
})

test('a half-done sign-in ends by itself', async () => {
  const { email, next } = await guarded('tara')
  const visitor = await halfSignedIn(email)
  const owner = await connectOwner(world.address)
  await owner.query(`UPDATE auth.verification SET "expiresAt" = '2020-01-01'`)
  await owner.end()

  expect((await visitor.send(enterCode, { code: next() })).code).toBe('account.code_refused')
})

test('a code without a password before it, and one for somebody else’s challenge, opens nothing', async () => {
  const { next, visitor: signedIn } = await guarded('thea')
  expect((await createVisitor(base).send(enterCode, { code: next() })).code).toBe('account.code_refused')

  // Signed in as one account, with the challenge of another: the code of the first must not answer it.
  const { email: other } = await guarded('theo')
  const session = new Map(signedIn.cookies)
  await signedIn.send(signIn, { email: other, password })
  for (const [name, value] of session) signedIn.cookies.set(name, value)
  expect((await signedIn.send(enterCode, { code: next() })).code).toBe('account.code_refused')
})

test('a secret that no code has confirmed guards nothing', async () => {
  const { visitor, email } = await joinAs(world, 'tilda')
  await visitor.send(beginSecondStep, { current: password })
  expect((await visitor.send(finishSecondStep, { code: '000000' })).code).toBe('account.code_refused')

  expect((await visitor.send(showSecurity, {})).body.secondStep.isOn).toBe(false)
  expect((await createVisitor(base).send(signIn, { email, password })).body).toEqual({ needsCode: false })
})

test('switching it on and off needs the password, and off means off', async () => {
  const { visitor, email } = await guarded('tess')
  const open = await visitor.send(stopSecondStep, { current: 'a wrong password' })
  expect(open.code).toBe('account.password_wrong')
  expect((await visitor.send(beginSecondStep, {})).code).toBe('account.password_wrong')
  expect((await visitor.send(beginSecondStep, { current: password })).code).toBe('account.already_on')
  expect((await visitor.send(stopSecondStep, { current: password })).status).toBe(200)

  expect((await visitor.send(endOtherSessions, {})).status).toBe(200)
  expect((await createVisitor(base).send(signIn, { email, password })).body).toEqual({ needsCode: false })
})

test('neither secrets nor recovery codes are kept as they are', async () => {
  const { secret, recoveryCodes, uri } = await guarded('till')
  const owner = await connectOwner(world.address)
  const { rows } = await owner.query('SELECT * FROM auth."twoFactor"')
  await owner.end()
  const kept = JSON.stringify(rows)

  expect(uri).toMatch(/^otpauth:\/\/totp\/[^+]*issuer=Firsthand%20[^+]*$/)
  for (const each of [secret, ...recoveryCodes]) expect(kept).not.toContain(each)
})

test('whoever runs the installation takes the second step away from somebody who lost everything', async () => {
  const { email } = await guarded('trude')
  expect(await world.application.services.identity.secondStep.drop(email.toUpperCase())).toBe(true)

  expect((await createVisitor(base).send(signIn, { email, password })).body).toEqual({ needsCode: false })
  expect(await world.application.services.identity.secondStep.drop('nobody@example.com')).toBe(false)
})
