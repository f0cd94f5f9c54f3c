import {
  createWorkspace,
  requestReset,
  resetPassword,
  showAccount,
  signIn,
} from '@firsthand/contract/platform/accounts'
import { acceptInvitation, createInvitation, createResetLink } from '@firsthand/contract/platform/members'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMailSink } from '../../../test/mail-sink.ts'
import { type Visitor, createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { connectOwner } from '../db/pools.ts'
import { createLog } from '../log.ts'

const password = 'a long password'
const fresh = 'a fresh password'
const written: string[] = []
let now = new Date()
let sink: Awaited<ReturnType<typeof openMailSink>>
let world: World
let base: string
beforeAll(async () => {
  sink = await openMailSink()
  const log = createLog('trace', { write: (line: string) => void written.push(line) })
  world = await openWorld({ environment: { SMTP_URL: sink.url }, log, clock: () => now })
  base = await world.listen()
})
afterAll(async () => {
  await world.close()
  await sink.close()
})

type Joined = { visitor: Visitor; email: string; memberId: string }

/** Somebody with an account, in the workspace Bramble. */
async function joined(name: string, role: 'viewer' | 'admin' = 'viewer'): Promise<Joined> {
  now = new Date(now.getTime() + 120_000)
  const { link } = await world.call(world.as('owner'), createInvitation, { role })
  const visitor = createVisitor(base)
  const email = `${name}@example.com`
  const ticket = { workspaceId: world.bramble, token: link.split('#')[1]! }
  expect((await visitor.send(acceptInvitation, { ...ticket, name, email, password })).status).toBe(200)
  const { body } = await visitor.send(showAccount, {})
  return { visitor, email, memberId: body.workspaces[0]!.memberId }
}

const tokenOf = (link: string) => link.split('#')[1]!

async function linkFor({ memberId }: Joined, by: 'admin' | 'owner' = 'admin'): Promise<string> {
  return tokenOf((await world.call(world.as(by), createResetLink, { member: memberId })).link)
}

test('an administrator’s link sets a new password once and ends every session', async () => {
  const nora = await joined('nora')
  const token = await linkFor(nora)
  expect((await createVisitor(base).send(resetPassword, { token, password: fresh })).status).toBe(200)

  expect(written.filter((line) => line.includes('password_reset'))).toHaveLength(1)
  expect((await nora.visitor.send(showAccount, {})).status).toBe(401)
  const old = await createVisitor(base).send(signIn, { email: nora.email, password })
  expect(old.code).toBe('account.refused')
  const signedIn = await createVisitor(base).send(signIn, { email: nora.email, password: fresh })
  expect(signedIn.status).toBe(200)
  const again = await createVisitor(base).send(resetPassword, { token, password: 'yet another password' })
  expect(again).toMatchObject({ status: 410, code: 'account.link_expired' })
  const { items } = await world.call(world.as('owner'), listEvents, { subject: nora.memberId, limit: 1 })
  expect(items).toMatchObject([{ name: 'member.reset_link_made', actor: { name: 'Ada' } }])
})

test('a link that was used makes the other links of the account worthless', async () => {
  const nils = await joined('nils')
  const tokens = [await linkFor(nils), await linkFor(nils)]
  expect((await createVisitor(base).send(resetPassword, { token: tokens[1]!, password: fresh })).status).toBe(
    200,
  )

  expect((await createVisitor(base).send(resetPassword, { token: tokens[0]!, password })).status).toBe(410)
})

test('a link ends after a day', async () => {
  const nele = await joined('nele')
  const token = await linkFor(nele)
  const owner = await connectOwner(world.address)
  await owner.query(`UPDATE auth.verification SET "expiresAt" = '2020-01-01'`)
  await owner.end()

  expect((await createVisitor(base).send(resetPassword, { token, password: fresh })).status).toBe(410)
})

test('an administrator makes no link for an owner', async () => {
  const making = world.call(world.as('admin'), createResetLink, { member: world.as('owner').memberId })

  await expect(making).rejects.toMatchObject({ status: 403, code: 'members.above_you' })
})

test('an administrator makes no link for an account that has other workspaces', async () => {
  const noah = await joined('noah')
  await noah.visitor.send(createWorkspace, { name: 'Noah’s own' })

  await expect(linkFor(noah)).rejects.toMatchObject({ status: 403, code: 'members.elsewhere' })
})

test('a link made before an account gets another workspace does not open that one', async () => {
  const nina = await joined('nina')
  const token = await linkFor(nina)
  await nina.visitor.send(createWorkspace, { name: 'Nina’s own' })

  expect((await createVisitor(base).send(resetPassword, { token, password: fresh })).status).toBe(410)
})

test('a member without an account gets no link, whatever address they carry', async () => {
  const nanna = await joined('nanna')
  const id = await world.inWorkspace(world.bramble, async (ctx) => {
    const member = ctx.newId()
    await ctx.db
      .insertInto('members')
      .values({
        workspaceId: world.bramble,
        id: member,
        name: 'Nobody',
        email: nanna.email,
        role: 'viewer',
        createdAt: ctx.instant,
      })
      .execute()
    return member
  })

  await expect(world.call(world.as('owner'), createResetLink, { member: id })).rejects.toMatchObject({
    status: 404,
  })
})

test('where mail is set up, a link comes by mail and works; an unknown address gets none', async () => {
  const nico = await joined('nico')
  const before = sink.received.length
  for (const email of ['nobody@example.com', nico.email.toUpperCase()]) {
    expect((await createVisitor(base).send(requestReset, { email })).body).toEqual({ sendsMail: true })
  }
  const mail = (await sink.arrived(before + 1))[before]!
  expect(sink.received).toHaveLength(before + 1)
  expect(mail.to.map((address) => address.toLowerCase())).toEqual([nico.email])

  const token = /\/reset-password#(\S+)/.exec(mail.text)![1]!
  expect((await createVisitor(base).send(resetPassword, { token, password: fresh })).status).toBe(200)
  expect((await createVisitor(base).send(signIn, { email: nico.email, password: fresh })).status).toBe(200)
})

test('an invitation for an address goes there by mail', async () => {
  const before = sink.received.length
  const sent = { role: 'viewer', email: 'new@example.com' } as const
  const { wasMailed, link } = await world.call(world.as('admin'), createInvitation, sent)
  const mail = (await sink.arrived(before + 1))[before]!

  expect(wasMailed).toBe(true)
  expect(mail.to).toEqual(['new@example.com'])
  expect(mail.text).toContain(link)
})

test('links are kept as hashes', async () => {
  const nuria = await joined('nuria')
  const token = await linkFor(nuria)
  const owner = await connectOwner(world.address)
  const { rows } = await owner.query('SELECT * FROM auth.verification')
  await owner.end()

  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('no password, token, link or cookie is in the log', async () => {
  const nadja = await joined('nadja')
  const token = await linkFor(nadja)
  await createVisitor(base).send(resetPassword, { token, password: fresh })
  await createVisitor(base).send(signIn, { email: nadja.email, password: 'a wrong password' })
  await nadja.visitor.fetch(`/api/v1/account?token=${token}`)
  const cookies = [...nadja.visitor.cookies.values()].map((value) => decodeURIComponent(value).split('.')[0]!)
  const log = written.join('')

  expect(log).toContain('/api/v1/account/reset-password')
  for (const secret of [password, fresh, 'a wrong password', token, ...cookies])
    expect(log).not.toContain(secret)
})
