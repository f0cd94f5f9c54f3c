import { showAccount } from '@firsthand/contract/platform/accounts'
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  removeMember,
  revokeInvitation,
  showInvitation,
  updateMember,
} from '@firsthand/contract/platform/members'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVisitor } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'

const password = 'a long password'
let now: Date
let world: World
let base: string
beforeEach(async () => {
  now = new Date('2026-05-14T09:00:00Z')
  world = await openWorld({ clock: () => now })
  base = await world.listen()
})
afterEach(() => world.close())

type Invitation = { email?: string; role?: 'viewer' | 'member' | 'admin' | 'owner'; by?: 'admin' | 'owner' }

async function invite({ email, role = 'member', by = 'admin' }: Invitation = {}) {
  const answer = await world.call(world.as(by), createInvitation, { role, ...(email && { email }) })
  const token = answer.link.split('#')[1]!
  return { ...answer, token, ticket: { workspaceId: world.bramble, token } }
}

const nora = { name: 'Nora', email: 'nora@example.com', password }

test('somebody invited sees what to, makes an account and is a member', async () => {
  const { ticket, link } = await invite({ role: 'viewer' })
  expect(link).toMatch(new RegExp(`^http://localhost:3000/join/${world.bramble}#.{32}$`))
  const visitor = createVisitor(base)
  const shown = await visitor.send(showInvitation, ticket)
  expect(shown.body).toEqual({ workspace: 'Bramble', invitedBy: 'Ada', role: 'viewer', email: null })

  expect((await visitor.send(acceptInvitation, { ...ticket, ...nora })).status).toBe(200)
  const account = await visitor.send(showAccount, {})
  expect(account.body.workspaces).toMatchObject([{ id: world.bramble, name: 'Bramble', role: 'viewer' }])
  expect((await world.call(world.as('admin'), listInvitations)).items).toEqual([])
})

test('an invitation works once, also for two who open it at the same moment', async () => {
  const { ticket } = await invite()
  const answers = await Promise.all(
    ['nora', 'nils', 'nele'].map((name) =>
      createVisitor(base).send(acceptInvitation, {
        ...ticket,
        name,
        email: `${name}@example.com`,
        password,
      }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 410, 410])

  const late = await createVisitor(base).send(showInvitation, ticket)
  expect(late).toMatchObject({ status: 410, code: 'invitations.link_expired' })
})

test('an invitation ends after two weeks', async () => {
  const { ticket } = await invite()
  now = new Date('2026-05-28T08:59:00Z')
  expect((await createVisitor(base).send(showInvitation, ticket)).status).toBe(200)
  now = new Date('2026-05-28T09:00:01Z')

  const answer = await createVisitor(base).send(acceptInvitation, { ...ticket, ...nora })
  expect(answer).toMatchObject({ status: 410, code: 'invitations.link_expired' })
})

test('an invitation that was taken back is closed, and taking it back twice says that nothing is there', async () => {
  const { invitation, ticket } = await invite()
  await world.call(world.as('admin'), revokeInvitation, { invitation: invitation.id })

  expect((await createVisitor(base).send(acceptInvitation, { ...ticket, ...nora })).status).toBe(410)
  const again = world.call(world.as('admin'), revokeInvitation, { invitation: invitation.id })
  await expect(again).rejects.toMatchObject({ status: 404 })
})

test('an invitation for one address is for nobody else', async () => {
  const { ticket } = await invite({ email: 'Nora@Example.com' })
  const other = await createVisitor(base).send(acceptInvitation, {
    ...ticket,
    ...nora,
    email: 'nils@example.com',
  })
  expect(other).toMatchObject({ status: 403, code: 'invitations.other_email' })

  expect((await createVisitor(base).send(acceptInvitation, { ...ticket, ...nora })).status).toBe(200)
})

test('an account that exists is not given to whoever holds an invitation for its address', async () => {
  await world.application.services.identity.signUp(nora)
  const { ticket } = await invite({ email: nora.email })
  const answer = await createVisitor(base).send(acceptInvitation, {
    ...ticket,
    ...nora,
    password: 'a guessed password',
  })

  expect(answer).toMatchObject({ status: 409, code: 'invitations.email_taken' })
})

test('nobody invites above their own role, and a viewer and a member invite nobody', async () => {
  const above = world.call(world.as('admin'), createInvitation, { role: 'owner' })
  await expect(above).rejects.toMatchObject({ status: 403, code: 'invitations.above_you' })
  for (const who of ['viewer', 'member'] as const) {
    const asking = world.call(world.as(who), createInvitation, { role: 'viewer' })
    await expect(asking).rejects.toMatchObject({ status: 403, code: 'not_allowed' })
  }
})

test('an invitation is worth no more than the role that its maker still has', async () => {
  const { ticket } = await invite({ role: 'admin' })
  await world.call(world.as('owner'), updateMember, { member: world.as('admin').memberId, role: 'member' })

  const answer = await createVisitor(base).send(acceptInvitation, { ...ticket, ...nora })
  expect(answer).toMatchObject({ status: 410, code: 'invitations.link_expired' })
})

test('a token opens no other workspace than its own', async () => {
  const { token } = await invite()
  const answer = await createVisitor(base).send(showInvitation, { workspaceId: world.rival, token })

  expect(answer).toMatchObject({ status: 410, code: 'invitations.link_expired' })
})

test('somebody who is a member already keeps their role, and the invitation stays for whom it was meant', async () => {
  const first = await invite({ role: 'admin' })
  const visitor = createVisitor(base)
  await visitor.send(acceptInvitation, { ...first.ticket, ...nora })
  const second = await invite({ role: 'viewer' })

  expect((await visitor.send(acceptInvitation, second.ticket)).status).toBe(200)
  expect((await visitor.send(showAccount, {})).body.workspaces).toMatchObject([{ role: 'admin' }])
  expect((await createVisitor(base).send(showInvitation, second.ticket)).status).toBe(200)
})

test('a former member who is invited again is the same member, with the new role', async () => {
  const { ticket } = await invite({ role: 'admin' })
  const visitor = createVisitor(base)
  await visitor.send(acceptInvitation, { ...ticket, ...nora })
  const [before] = (await visitor.send(showAccount, {})).body.workspaces
  await world.call(world.as('owner'), removeMember, { member: before!.memberId })
  expect((await visitor.send(showAccount, {})).body.workspaces).toEqual([])

  await visitor.send(acceptInvitation, (await invite({ role: 'viewer' })).ticket)
  const [after] = (await visitor.send(showAccount, {})).body.workspaces
  expect(after).toMatchObject({ memberId: before!.memberId, role: 'viewer' })
})

test('the token is kept as a hash alone, and the audit does not have it', async () => {
  const { token, invitation } = await invite({ email: 'nora@example.com' })
  const rows = await world.inWorkspace(world.bramble, ({ db }) =>
    db.selectFrom('invitations').selectAll().execute(),
  )
  const { items } = await world.call(world.as('owner'), listEvents, { subject: invitation.id })

  expect(JSON.stringify(rows)).not.toContain(token)
  expect(items).toMatchObject([{ name: 'invitation.created' }])
  expect(JSON.stringify(items)).not.toContain(token)
})
