import { createConversation } from '@firsthand/contract/conversations/conversations'
import { archiveChannel, createChannel, listChannels } from '@firsthand/contract/crm/channels'
import { setCadence } from '@firsthand/contract/crm/follow-ups'
import { createPerson, showPerson } from '@firsthand/contract/crm/people'
import { createTask, finishTask } from '@firsthand/contract/crm/tasks'
import { listTimeline } from '@firsthand/contract/crm/timeline'
import { logSeveralTouchpoints, logTouchpoint, updateTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const day = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString()
const you = () => world.as('member')

async function storied() {
  const { id: tobi } = await world.call(you(), createPerson, { name: 'Tobi' })
  const { id: person } = await world.call(you(), createPerson, { name: 'Harriet', introducedBy: tobi })
  await world.call(you(), logTouchpoint, { person, channel: 'call', at: daysAgo(9), note: 'First call' })
  await world.call(world.as('admin'), logTouchpoint, { person, channel: 'coffee', at: daysAgo(3) })
  const { id: conversation } = await world.call(you(), createConversation, {
    kind: 'interview',
    title: 'On Thursdays',
    people: [person],
    heldAt: daysAgo(6),
  })
  await world.call(you(), createEvidence, {
    kind: 'said_past',
    words: 'We threw away eleven portions.',
    person,
    happenedAt: daysAgo(6),
  })
  const { id: task } = await world.call(you(), createTask, { title: 'Send the figures', person })
  await world.call(you(), finishTask, { task })
  return { person, conversation }
}

test('the timeline holds what every part of Firsthand knows, newest first; a conversation stands once', async () => {
  const { person, conversation } = await storied()
  const { items, kinds } = await world.call(world.as('viewer'), listTimeline, { person })

  expect(items.map(({ kind }) => kind).toSorted()).toEqual(
    ['added', 'evidence', 'introduction', 'task', 'touch', 'touch', 'touch'].toSorted(),
  )
  expect(items.map(({ at }) => at)).toEqual(
    items
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  )
  expect(items.filter(({ link }) => link?.id === conversation)).toMatchObject([
    { kind: 'touch', title: 'Meeting', touch: { source: { kind: 'conversation' } } },
  ])
  expect(kinds).toContain('evidence')
})

test('the timeline page by page is the timeline at once, also by kind, member and channel', async () => {
  const { person } = await storied()
  const whole = await world.call(you(), listTimeline, { person })
  const paged = []
  let after: string | undefined
  do {
    const page = await world.call(you(), listTimeline, { person, limit: 2, ...(after && { after }) })
    paged.push(...page.items)
    after = page.next ?? undefined
  } while (after)

  expect(paged).toEqual(whole.items)
  const kindsOf = async (filter: object) =>
    (await world.call(you(), listTimeline, { person, ...filter })).items.map(({ title }) => title)
  expect(await kindsOf({ kind: 'evidence' })).toEqual(['We threw away eleven portions.'])
  expect(await kindsOf({ channel: 'coffee' })).toEqual(['Coffee'])
  expect(await kindsOf({ member: world.as('admin').memberId })).toEqual(['Coffee'])
})

test('a channel of your own can be used until it is put away, and old touches keep its name', async () => {
  const { id: person } = await world.call(you(), createPerson, { name: 'Gus' })
  const channel = await world.call(you(), createChannel, { name: 'Trade fair' })
  await world.call(you(), logTouchpoint, { person, channel: channel.key })
  await expect(world.call(you(), createChannel, { name: 'trade FAIR' })).rejects.toMatchObject({
    code: 'channels.exists',
  })
  await expect(world.call(you(), createChannel, { name: 'coffee' })).rejects.toMatchObject({
    code: 'channels.exists',
  })
  await world.call(you(), archiveChannel, { channel: channel.id! })

  expect((await world.call(you(), listChannels)).items.map(({ key }) => key)).not.toContain(channel.key)
  await expect(world.call(you(), logTouchpoint, { person, channel: channel.key })).rejects.toMatchObject({
    code: 'touchpoints.channel_missing',
  })
  expect((await world.call(you(), listTimeline, { person, kind: 'touch' })).items[0]).toMatchObject({
    title: 'Trade fair',
  })
  expect((await world.call(you(), createChannel, { name: 'Trade fair' })).id).toBe(channel.id)
})

test('one dinner is a touch with everybody who was there', async () => {
  const people = []
  for (const name of ['Paul', 'Greta']) people.push((await world.call(you(), createPerson, { name })).id)
  const { items } = await world.call(you(), logSeveralTouchpoints, {
    people,
    channel: 'in_person',
    minutes: 90,
  })

  expect(items.map(({ personId }) => personId)).toEqual(people)
  expect(await world.call(you(), showPerson, { person: people[1]! })).toMatchObject({ touchpointCount: 1 })
  await expect(
    world.call(you(), logSeveralTouchpoints, {
      people: [people[0]!, '01890000-0000-7000-8000-000000000000'],
      channel: 'coffee',
    }),
  ).rejects.toMatchObject({ code: 'touchpoints.person_missing' })
})

test('a touch of a conversation is mended there, and two who mend another notice each other', async () => {
  const { person } = await storied()
  const { items } = await world.call(you(), listTimeline, { person, kind: 'touch' })
  const fromConversation = items.find(({ touch }) => touch?.source)!.touch!
  const own = items.find(({ touch }) => !touch?.source)!.touch!

  await expect(
    world.call(you(), updateTouchpoint, { touchpoint: fromConversation.id, note: 'x' }),
  ).rejects.toMatchObject({ code: 'touchpoints.from_source' })
  await world.call(you(), updateTouchpoint, { touchpoint: own.id, version: own.version, note: 'better' })
  await expect(
    world.call(you(), updateTouchpoint, { touchpoint: own.id, version: own.version, note: 'worse' }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('new people follow the shortest cadence of what they are to us, unless it is said otherwise', async () => {
  await world.call(world.as('admin'), setCadence, { type: 'buyer', days: 30 })
  await world.call(world.as('admin'), setCadence, { type: 'partner', days: 14 })
  const make = async (fields: object) =>
    (await world.call(you(), createPerson, { name: 'Rosalind', ...fields })).cadenceDays

  expect(await make({ contactTypes: [{ type: 'buyer' }, { type: 'partner' }] })).toBe(14)
  expect(await make({ contactTypes: [{ type: 'expert' }] })).toBeNull()
  expect(await make({ contactTypes: [{ type: 'buyer' }], cadenceDays: null })).toBeNull()
  await world.call(world.as('admin'), setCadence, { type: 'buyer', days: null })
  expect(await make({ contactTypes: [{ type: 'buyer' }] })).toBeNull()
})
