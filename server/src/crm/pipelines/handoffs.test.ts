import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { leaveEntry, showEntry, takeEntry } from '@firsthand/contract/crm/pipelines-entries'
import {
  acceptHandoff,
  listHandoffs,
  offerHandoff,
  refuseHandoff,
  showHandoff,
  withdrawHandoff,
} from '@firsthand/contract/crm/pipelines-handoffs'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'
import { pipelineIn } from './testing.ts'

let world: World
let now = Date.parse('2026-05-04T09:00:00.000Z')
let kit: Awaited<ReturnType<typeof pipelineIn>>
let ben: Actor
let cleo: Actor
beforeAll(async () => {
  world = await openWorld({ clock: () => new Date(now) })
  kit = await pipelineIn(world)
  ben = await world.makeMember({ name: 'Ben', role: 'member' })
  cleo = await world.makeMember({ name: 'Cleo', role: 'member' })
  await kit.roles(world.as('member'), 'sales_development')
  await kit.roles(ben, 'account_executive')
  await kit.roles(cleo, 'account_executive')
})
afterAll(() => world.close())

const offer = (entry: string, more: object = {}) =>
  world.call(world.as('member'), offerHandoff, { entry, toRole: 'account_executive', ...more })

test('a hand-off carries what was heard, the touches and the open questions, as they were then', async () => {
  const member = world.as('member')
  const person = await kit.person('Nele')
  const evidence = {
    kind: 'said_past' as const,
    words: 'We lost two orders last Friday',
    person,
    heardBy: [member.memberId],
    happenedAt: new Date(now).toISOString(),
  }
  await world.call(member, createEvidence, evidence as never)
  await world.call(member, logTouchpoint, { person, channel: 'coffee', note: 'She pays the bills herself' })
  const { id } = await kit.enter({ person })
  const made = await offer(id, {
    note: 'Wants a price',
    openQuestions: ['Who signs?'],
    toMember: ben.memberId,
  })
  await world.call(member, logTouchpoint, { person, channel: 'call', note: 'Later' })

  const seen = await world.call(ben, showHandoff, { handoff: made.id })
  const section = (kind: string) => seen.packet?.find((each) => each.kind === kind)
  expect(seen.openQuestions).toEqual(['Who signs?'])
  expect(section('heard')?.lines[0]).toMatchObject({
    words: 'We lost two orders last Friday',
    members: ['Milo'],
  })
  expect(section('touches')?.lines.map((line) => line.words)).toEqual(['She pays the bills herself'])
  expect(section('consents')?.lines[0]).toMatchObject({
    words: 'Yes: contact, transcribe, quote',
    detail: 'never asked',
  })
  expect(seen.youMay).toEqual({ answer: true, withdraw: false })
})

test('who owns it changes when it is accepted, and not before', async () => {
  const { id } = await kit.enter()
  const made = await offer(id, { toMember: ben.memberId })
  const before = await world.call(ben, showEntry, { entry: id })
  expect(before).toMatchObject({ turn: 'sales_development', hasOffer: true })
  await expect(world.call(cleo, acceptHandoff, { handoff: made.id })).rejects.toMatchObject({
    code: 'handoffs.not_for_you',
  })
  now += 1_000
  await world.call(ben, acceptHandoff, { handoff: made.id })

  const after = await world.call(ben, showEntry, { entry: id })
  expect(after).toMatchObject({ turn: 'account_executive', hasOffer: false })
  expect(after.owners.map(({ role, member }) => [role, member.name])).toEqual([
    ['sales_development', 'Milo'],
    ['account_executive', 'Ben'],
  ])
})

test('of two who accept at the same moment one owns it, and the other is told who', async () => {
  const { id } = await kit.enter()
  const { id: handoff } = await offer(id)
  const outcomes = await Promise.allSettled(
    [ben, cleo].map((actor) => world.call(actor, acceptHandoff, { handoff })),
  )
  const lost = outcomes.find((each) => each.status === 'rejected')
  const { owners } = await world.call(ben, showEntry, { entry: id })
  const winner = owners.find((each) => each.role === 'account_executive')!.member.name

  expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  expect(lost).toMatchObject({
    reason: { code: 'handoffs.answered', message: `Too late: ${winner} has accepted this already.` },
  })
})

test('a refusal needs a reason and sends it back; an offer can be taken back', async () => {
  const { id } = await kit.enter()
  const first = await offer(id)
  await expect(offer(id)).rejects.toMatchObject({ code: 'handoffs.already_offered' })
  await expect(world.call(ben, refuseHandoff, { handoff: first.id, reason: '' })).rejects.toMatchObject({
    status: 400,
  })
  const refused = await world.call(ben, refuseHandoff, {
    handoff: first.id,
    reason: 'Nobody asked about money yet',
  })
  expect(refused).toMatchObject({ answer: 'refused', answeredBy: { name: 'Ben' } })
  expect(await world.call(ben, showEntry, { entry: id })).toMatchObject({
    turn: 'sales_development',
    hasOffer: false,
  })

  now += 1_000
  const second = await offer(id)
  await expect(world.call(ben, withdrawHandoff, { handoff: second.id })).rejects.toMatchObject({
    code: 'handoffs.not_yours',
  })
  await world.call(world.as('member'), withdrawHandoff, { handoff: second.id })
  await expect(world.call(ben, acceptHandoff, { handoff: second.id })).rejects.toMatchObject({
    message: 'Too late: Milo has withdrawn this already.',
  })
  const { items } = await world.call(ben, listHandoffs, { entry: id })
  expect(items.map((each) => each.answer)).toEqual(['withdrawn', 'refused'])
})

test('an offer without an answer becomes overdue by itself, once', async () => {
  const { id } = await kit.enter()
  const made = await offer(id, { answerWithinHours: 4 })
  await world.settle()
  now += 5 * 3_600_000
  await world.settle()

  const inbox = await world.call(ben, listHandoffs, { box: 'for_you', waiting: true })
  expect(inbox.items.find((each) => each.id === made.id)).toMatchObject({ isOverdue: true })
  const { items } = await world.call(world.as('owner'), listEvents, { subject: id })
  expect(items.filter((event) => event.name === 'handoff.overdue')).toHaveLength(1)
})

test('an entry is handed over by who owns it, to somebody who has the role', async () => {
  const { id } = await kit.enter()
  await expect(
    world.call(ben, offerHandoff, { entry: id, toRole: 'sales_development' }),
  ).rejects.toMatchObject({
    code: 'handoffs.not_yours',
    message: 'Only an owner of this entry can hand it over. Take a role in it, or ask Milo.',
  })
  await expect(offer(id, { toMember: world.as('viewer').memberId })).rejects.toMatchObject({
    code: 'handoffs.lacks_role',
  })
  await expect(offer(id, { toRole: 'sales_engineer' })).rejects.toMatchObject({
    code: 'handoffs.nobody_in_role',
  })
})

test('a role that nobody has in an entry can be taken, and let go of', async () => {
  const { id } = await kit.enter()
  await expect(world.call(ben, takeEntry, { entry: id, role: 'sales_development' })).rejects.toMatchObject({
    code: 'entries.lacks_role',
  })
  await world.call(ben, takeEntry, { entry: id, role: 'account_executive' })
  await expect(world.call(cleo, takeEntry, { entry: id, role: 'account_executive' })).rejects.toMatchObject({
    message: 'Ben owns it in this role. Ask them to hand it over.',
  })
  const left = await world.call(ben, leaveEntry, { entry: id, role: 'account_executive' })
  expect(left.formerOwners).toMatchObject([{ role: 'account_executive', member: { name: 'Ben' } }])
})
