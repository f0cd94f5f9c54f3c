import { requestReset, showAccount, signIn } from '@firsthand/contract/platform/accounts'
import { listMembers } from '@firsthand/contract/platform/members'
import {
  changeEmail,
  changePassword,
  confirmEmail,
  endOtherSessions,
  endSession,
  listSessions,
  updateProfile,
} from '@firsthand/contract/platform/own-account'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMailSink } from '../../../test/mail-sink.ts'
import { type Visitor, createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { joinAs as join, password } from './testing.ts'

const fresh = 'a fresh password'
let now = new Date()
let sink: Awaited<ReturnType<typeof openMailSink>>
let world: World
let mailing: World
let base: string
beforeAll(async () => {
  const clock = () => now
  sink = await openMailSink()
  world = await openWorld({ clock, environment: { OPERATORS: 'operator@example.com' } })
  mailing = await openWorld({ clock, environment: { SMTP_URL: sink.url } })
  base = await world.listen()
})
afterAll(async () => {
  await world.close()
  await mailing.close()
  await sink.close()
})

function joinAs(name: string, at = world) {
  now = new Date(now.getTime() + 120_000) // Joining from one place is limited too.
  return join(at, name)
}

/** The latest mail, once so many have come in all. */
async function lastMail(count: number) {
  return (await sink.arrived(count)).at(-1)!
}

async function elsewhere(email: string, browser = 'Elsewhere/1.0', secret = password): Promise<Visitor> {
  const visitor = createVisitor(base)
  const answer = await visitor.send(
    signIn,
    { email, password: secret },
    { headers: { 'user-agent': browser } },
  )
  expect(answer).toMatchObject({ status: 200, body: { needsCode: false } })
  return visitor
}

test('an account sees where it is signed in, which one this is, and no secret of any', async () => {
  const { visitor, email } = await joinAs('sara')
  await elsewhere(email, 'Telephone/2.0')
  const { body } = await visitor.send(listSessions, {})

  expect(body.items.map(({ isThis }) => isThis)).toEqual([true, false])
  expect(body.items[1]).toMatchObject({ browser: 'Telephone/2.0', from: '127.0.0.1' })
  const token = decodeURIComponent([...visitor.cookies.values()][0]!).split('.')[0]!
  expect(JSON.stringify(body)).not.toContain(token)
})

test('where a session comes from is what we saw, not what the request says', async () => {
  const { visitor, email } = await joinAs('sven')
  const headers = { 'x-forwarded-for': '203.0.113.9', 'x-firsthand-caller': '203.0.113.9' }
  await createVisitor(base).send(signIn, { email, password }, { headers })
  const { body } = await visitor.send(listSessions, {})

  expect(body.items.map(({ from }) => from)).toEqual(['127.0.0.1', '127.0.0.1'])
})

test('a session that is ended is worth nothing at once, and nobody ends another account’s', async () => {
  const { visitor, email } = await joinAs('sina')
  const other = await elsewhere(email)
  const session = (await visitor.send(listSessions, {})).body.items.find(({ isThis }) => !isThis)!.id
  const { visitor: stranger } = await joinAs('stan')
  expect((await stranger.send(endSession, { session })).status).toBe(404)
  expect((await other.send(showAccount, {})).status).toBe(200)
  expect((await visitor.send(endSession, { session })).status).toBe(200)

  expect((await other.send(showAccount, {})).code).toBe('not_signed_in')
  expect((await visitor.send(showAccount, {})).status).toBe(200)
})

test('signing out everywhere else leaves this session alone', async () => {
  const { visitor, email } = await joinAs('suse')
  const others = [await elsewhere(email), await elsewhere(email)]
  const { body } = await visitor.send(endOtherSessions, {})

  expect(body.ended).toBe(2)
  for (const other of others) expect((await other.send(showAccount, {})).status).toBe(401)
  expect((await visitor.send(showAccount, {})).status).toBe(200)
})

test('a new password needs the old one, ends other sessions, and the old one opens nothing more', async () => {
  const { visitor, email } = await joinAs('siri')
  const other = await elsewhere(email)
  const wrong = await visitor.send(changePassword, { current: 'a wrong password', password: fresh })
  expect(wrong).toMatchObject({ status: 403, code: 'account.password_wrong' })
  expect((await visitor.send(changePassword, { password: fresh })).code).toBe('account.password_wrong')
  expect((await visitor.send(changePassword, { current: password, password: fresh })).status).toBe(200)

  expect((await other.send(showAccount, {})).status).toBe(401)
  expect((await visitor.send(showAccount, {})).status).toBe(200)
  expect((await createVisitor(base).send(signIn, { email, password })).status).toBe(403)
  await elsewhere(email, 'Again/1.0', fresh)
})

test('whoever finds an open browser cannot guess its password for long', async () => {
  const { visitor } = await joinAs('sofie')
  const statuses: number[] = []
  for (let guess = 0; guess < 11; guess += 1)
    statuses.push((await visitor.send(changePassword, { current: `guess ${guess}`, password: fresh })).status)

  expect(statuses).toEqual([...Array(10).fill(403), 429])
})

test('a new name is seen by everybody in the workspace', async () => {
  const { visitor, email } = await joinAs('simon')
  await visitor.send(updateProfile, { name: 'Simone' })
  const { items } = await world.call(world.as('owner'), listMembers, {})

  expect(items.find((member) => member.email === email)?.name).toBe('Simone')
  expect((await visitor.send(showAccount, {})).body.name).toBe('Simone')
})

test('where no mail is set, a new address holds at once, and never one that another account has', async () => {
  const { visitor } = await joinAs('selma')
  const { email: taken } = await joinAs('stella')
  const refused = await visitor.send(changeEmail, { email: taken.toUpperCase(), current: password })
  expect(refused.code).toBe('account.email_taken')
  const changed = await visitor.send(changeEmail, { email: 'Selma@New.example', current: password })
  expect(changed.body).toEqual({ mustConfirm: false })

  await elsewhere('selma@new.example')
  const { items } = await world.call(world.as('owner'), listMembers, {})
  expect(items.map((member) => member.email)).toContain('selma@new.example')
})

test('where mail is set, a new address holds once its link is opened, and the old one is told', async () => {
  const { visitor, email } = await joinAs('sissi', mailing)
  const asked = await visitor.send(changeEmail, { email: 'sissi@new.example', current: password })
  expect(asked.body).toEqual({ mustConfirm: true })
  expect((await visitor.send(showAccount, {})).body.email).toBe(email)
  const mail = await lastMail(1)
  expect(mail.to).toEqual(['sissi@new.example'])
  const token = /confirm-email#(\S+)/.exec(mail.text)![1]!
  const opened = await createVisitor(await mailing.listen()).send(confirmEmail, { token })

  expect(opened.body).toEqual({ email: 'sissi@new.example' })
  expect((await visitor.send(showAccount, {})).body.email).toBe('sissi@new.example')
  expect((await lastMail(2)).to).toEqual([email])
  expect((await visitor.send(confirmEmail, { token })).code).toBe('account.link_expired')
})

test('a new password makes a link to another address worthless', async () => {
  const { visitor } = await joinAs('solveig', mailing)
  await visitor.send(changeEmail, { email: 'solveig@thief.example', current: password })
  const token = /confirm-email#(\S+)/.exec((await lastMail(3)).text)![1]!
  await visitor.send(changePassword, { current: password, password: fresh })

  expect((await visitor.send(confirmEmail, { token })).status).toBe(410)
  expect((await visitor.send(requestReset, { email: 'solveig@thief.example' })).status).toBe(200)
})

test('nobody moves to the address of an operator', async () => {
  const { visitor } = await joinAs('severin')
  const asked = await visitor.send(changeEmail, { email: 'Operator@example.com', current: password })

  expect(asked.code).toBe('account.email_taken')
})
