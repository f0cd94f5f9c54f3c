import {
  showWorkspace,
  listMembers,
  removeMember,
  updateMember,
  createInvitation,
} from '@firsthand/contract/platform/members'
import { listEvents } from '@firsthand/contract/platform/records'
import { beforeEach, afterEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeEach(async () => void (world = await openWorld()))
afterEach(() => world.close())

const memberId = (who: 'viewer' | 'member' | 'admin' | 'owner') => world.as(who).memberId

test('an owner makes an admin an owner, and an admin cannot', async () => {
  const asAdmin = world.call(world.as('admin'), updateMember, { member: memberId('member'), role: 'owner' })
  await expect(asAdmin).rejects.toMatchObject({ status: 403, code: 'members.above_you' })

  const changed = await world.call(world.as('owner'), updateMember, {
    member: memberId('admin'),
    role: 'owner',
  })
  expect(changed.role).toBe('owner')
})

test('nobody lifts their own role, and a member changes nobody else', async () => {
  for (const [who, sent] of [
    ['admin', { member: memberId('admin'), role: 'owner' }],
    ['member', { member: memberId('member'), role: 'admin' }],
    ['member', { member: memberId('member'), isLeader: true }],
    ['member', { member: memberId('viewer'), role: 'viewer' }],
    ['member', { member: memberId('viewer'), weeklyConversationsGoal: 9 }],
  ] as const) {
    await expect(world.call(world.as(who), updateMember, sent), JSON.stringify(sent)).rejects.toMatchObject({
      code: 'members.above_you',
    })
  }
})

test('an admin neither changes nor removes an owner', async () => {
  const changing = world.call(world.as('admin'), updateMember, { member: memberId('owner'), role: 'viewer' })
  await expect(changing).rejects.toMatchObject({ code: 'members.above_you' })
  const removing = world.call(world.as('admin'), removeMember, { member: memberId('owner') })
  await expect(removing).rejects.toMatchObject({ code: 'members.above_you' })
})

test('a member sets their own weekly goal, and nothing else of theirs changes', async () => {
  const changed = await world.call(world.as('member'), updateMember, {
    member: memberId('member'),
    weeklyConversationsGoal: 7,
  })

  expect(changed).toMatchObject({ role: 'member', isLeader: false, weeklyConversationsGoal: 7 })
})

test('the last owner can neither leave nor become anything less', async () => {
  const leaving = world.call(world.as('owner'), removeMember, { member: memberId('owner') })
  await expect(leaving).rejects.toMatchObject({ status: 409, code: 'members.last_owner' })
  const lowering = world.call(world.as('owner'), updateMember, { member: memberId('owner'), role: 'admin' })
  await expect(lowering).rejects.toMatchObject({ status: 409, code: 'members.last_owner' })
})

test('two owners who leave at the same moment do not leave the workspace to nobody', async () => {
  const second = await world.makeMember({ name: 'Otto', role: 'owner' })
  const outcomes = await Promise.allSettled([
    world.call(world.as('owner'), removeMember, { member: memberId('owner') }),
    world.call(second, removeMember, { member: second.memberId }),
  ])

  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a role that is taken stays taken, though its holder changes something of theirs at the same moment', async () => {
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 8 }, (_, goal) =>
      world.call(world.as('admin'), updateMember, {
        member: memberId('admin'),
        weeklyConversationsGoal: goal,
      }),
    ),
    world.call(world.as('owner'), updateMember, { member: memberId('admin'), role: 'viewer' }),
    ...Array.from({ length: 8 }, (_, goal) =>
      world.call(world.as('admin'), updateMember, {
        member: memberId('admin'),
        weeklyConversationsGoal: goal,
      }),
    ),
  ])

  expect(outcomes[8]!.status).toBe('fulfilled')
  const { items } = await world.call(world.as('owner'), listMembers, {})
  expect(items.find(({ id }) => id === memberId('admin'))!.role).toBe('viewer')
})

test('a former member loses access at once, and is listed only when asked for', async () => {
  expect((await world.call(world.as('member'), showWorkspace)).you.name).toBe('Milo')
  await world.call(world.as('admin'), removeMember, { member: memberId('member') })

  await expect(world.call(world.as('member'), showWorkspace)).rejects.toMatchObject({ status: 404 })
  const names = async (withFormer: boolean) =>
    (await world.call(world.as('owner'), listMembers, { withFormer })).items.map(({ name }) => name)
  expect(await names(false)).not.toContain('Milo')
  expect(await names(true)).toContain('Milo')
})

test('a viewer may leave', async () => {
  await world.call(world.as('viewer'), removeMember, { member: memberId('viewer') })

  await expect(world.call(world.as('viewer'), showWorkspace)).rejects.toMatchObject({ status: 404 })
})

test('a changed role is in the audit with who, what, before and after', async () => {
  await world.call(world.as('owner'), updateMember, { member: memberId('viewer'), role: 'member' })
  const { items } = await world.call(world.as('owner'), listEvents, { subject: memberId('viewer') })

  expect(items).toMatchObject([
    {
      name: 'member.updated',
      actor: { kind: 'member', id: memberId('owner'), name: 'Mara' },
      subject: { kind: 'member', id: memberId('viewer') },
      before: { role: 'viewer' },
      after: { role: 'member' },
    },
  ])
})

test('invitations of somebody who was sent away are taken back', async () => {
  await world.call(world.as('admin'), createInvitation, { role: 'admin' })
  await world.call(world.as('owner'), removeMember, { member: memberId('admin') })

  const open = await world.inWorkspace(world.bramble, ({ db }) =>
    db.selectFrom('invitations').select('id').where('revokedAt', 'is', null).execute(),
  )
  expect(open).toEqual([])
})
