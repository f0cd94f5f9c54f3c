import * as contract from '@firsthand/contract/conversations/conversations'
import { createPerson, showPerson } from '@firsthand/contract/crm/people'
import { listTouchpoints } from '@firsthand/contract/crm/touchpoints'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../test/world.ts'

let world: World
let nele: string
let omar: string
beforeAll(async () => {
  world = await openWorld()
  nele = (
    await world.call(world.as('member'), createPerson, {
      name: 'Nele Brandt',
      organisation: { name: 'Bramble' },
    })
  ).id
  omar = (await world.call(world.as('member'), createPerson, { name: 'Omar Haddad' })).id
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const may14 = '2026-05-14T09:30:00.000Z'

test('a conversation is called by its people and its day until somebody names it', async () => {
  const member = world.as('member')
  const made = await call(member, contract.createConversation, {
    kind: 'interview',
    people: [nele],
    heldAt: '2026-05-14T22:30:00.000Z',
    timeZone: 'Europe/Berlin',
  })
  expect(made.title).toBe('Nele Brandt, 15 May 2026')
  expect(made.members).toEqual([{ id: member.memberId, name: 'Milo' }])

  const changed = await call(member, contract.updateConversation, {
    conversation: made.id,
    people: [nele, omar],
    heldAt: may14,
  })
  expect(changed.title).toBe('Nele Brandt and Omar Haddad, 14 May 2026')

  const named = await call(member, contract.updateConversation, {
    conversation: made.id,
    title: 'Behind the bakery',
  })
  const moved = await call(member, contract.updateConversation, { conversation: made.id, people: [nele] })
  expect([named.title, moved.title]).toEqual(['Behind the bakery', 'Behind the bakery'])
})

test('a conversation that was held touches each person once, and keeps that touch up to date', async () => {
  const member = world.as('member')
  const ada = (await call(member, createPerson, { name: 'Ada Okafor', cadenceDays: 10 })).id
  const planned = await call(member, contract.createConversation, {
    kind: 'coffee',
    people: [ada],
    plannedFor: '2026-05-20T09:00:00.000Z',
  })
  expect((await call(member, showPerson, { person: ada })).lastTouchAt).toBeNull()

  await call(member, contract.updateConversation, { conversation: planned.id, heldAt: may14, minutes: 40 })
  await call(member, contract.updateConversation, { conversation: planned.id, minutes: 45 })
  const touches = await call(member, listTouchpoints, { person: ada })
  expect(touches.items).toMatchObject([
    {
      at: may14,
      channel: 'coffee',
      direction: 'both',
      minutes: 45,
      source: { kind: 'conversation', id: planned.id },
    },
  ])
  expect(await call(member, showPerson, { person: ada })).toMatchObject({
    lastTouchAt: may14,
    nextTouchAt: '2026-05-24T09:30:00.000Z',
  })

  await call(member, contract.updateConversation, { conversation: planned.id, heldAt: null })
  expect((await call(member, listTouchpoints, { person: ada })).items).toEqual([])
})

test('conversations are found by their state, their people and the words of their title', async () => {
  const member = world.as('member')
  const zoe = (await call(member, createPerson, { name: 'Zoë Lindqvist' })).id
  const held = await call(member, contract.createConversation, {
    kind: 'sales_call',
    people: [zoe],
    heldAt: may14,
  })
  const planned = await call(member, contract.createConversation, {
    kind: 'interview',
    people: [zoe],
    plannedFor: '2026-06-01T08:00:00.000Z',
    members: [],
  })

  const ids = async (filters: Partial<Parameters<typeof world.call<typeof contract.listConversations>>[2]>) =>
    (await call(member, contract.listConversations, { person: zoe, ...filters })).items.map((each) => each.id)
  expect(await ids({})).toEqual([planned.id, held.id])
  expect(await ids({ state: 'planned' })).toEqual([planned.id])
  expect(await ids({ state: 'without_evidence' })).toEqual([held.id])
  expect(await ids({ kind: 'sales_call' })).toEqual([held.id])
  expect(await ids({ member: member.memberId })).toEqual([held.id])
  expect(await ids({ q: 'zoe lindq' })).toHaveLength(2)

  const first = await call(member, contract.listConversations, { person: zoe, limit: 1 })
  const second = await call(member, contract.listConversations, { person: zoe, limit: 1, after: first.next! })
  expect([first.total, first.items[0]?.id, second.items[0]?.id, second.next]).toEqual([
    { count: 2, exact: true },
    planned.id,
    held.id,
    null,
  ])

  const hits = await call(member, search, { q: 'Zoë Lindqvist', kinds: ['conversation'] })
  expect(hits.items.map((hit) => hit.id).toSorted()).toEqual([held.id, planned.id].toSorted())

  await call(member, contract.archiveConversation, { conversation: held.id })
  expect(await ids({})).toEqual([planned.id])
})

test('what cannot be is refused: no time, a time to come, people and members who are not there', async () => {
  const member = world.as('member')
  const make = (fields: Partial<Parameters<typeof world.call<typeof contract.createConversation>>[2]>) =>
    call(member, contract.createConversation, { kind: 'coffee', people: [], heldAt: may14, ...fields })

  await expect(make({ heldAt: null })).rejects.toMatchObject({
    code: 'conversations.time_missing',
    status: 422,
  })
  await expect(make({ heldAt: '2999-01-01T00:00:00.000Z' })).rejects.toMatchObject({
    code: 'conversations.in_future',
  })
  await expect(make({ people: [world.bramble] })).rejects.toMatchObject({
    code: 'conversations.person_missing',
  })
  await expect(make({ members: [world.as('rival').memberId] })).rejects.toMatchObject({
    code: 'conversations.member_missing',
  })
  await expect(make({ study: nele })).rejects.toMatchObject({ code: 'conversations.study_missing' })
})
