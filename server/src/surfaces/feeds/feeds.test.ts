import {
  archiveConversation,
  createConversation,
  updateConversation,
} from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createTask, finishTask } from '@firsthand/contract/crm/tasks'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { removeMember } from '@firsthand/contract/platform/members'
import { createFeed, listFeeds, revokeFeed } from '@firsthand/contract/surfaces/feeds'
import type { Sent } from '@firsthand/contract/core/operation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'
import { readCalendar } from './testing.ts'

let now = new Date('2026-05-14T09:00:00Z')
let world: World
let base: string
beforeAll(async () => {
  world = await openWorld({ clock: () => now })
  base = await world.listen()
})
afterAll(() => world.close())

/** Makes a feed and answers where the test reaches it. */
async function feedOf(actor: Actor, kind: 'calendar' | 'claims') {
  const { address, feed } = await world.call(actor, createFeed, { kind })
  return { feed: feed.id, address: address.replace('http://localhost:3000', base) }
}

async function read(address: string, headers: Record<string, string> = {}) {
  const answer = await fetch(address, { headers })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

test('a calendar shows what a member plans, with whom, where and for how long, and follows changes', async () => {
  const person = await world.call(world.as('member'), createPerson, { name: 'Tobi; Lull, "T"' })
  const planned = await world.call(world.as('member'), createConversation, {
    kind: 'interview',
    title: 'Why nights?\\ä',
    people: [person.id],
    place: 'Hafenstraße 1, Hamburg',
    plannedFor: '2026-05-20T09:00:00.000Z',
    minutes: 45,
  } as Sent<typeof createConversation>)
  const { address } = await feedOf(world.as('member'), 'calendar')

  const answer = await read(address)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const { properties, events } = readCalendar(answer.text)
  expect(properties).toMatchObject({ VERSION: '2.0', 'X-WR-CALNAME': 'Bramble · conversations' })
  expect(events).toEqual([
    expect.objectContaining({
      UID: `${planned.id}@firsthand`,
      DTSTART: '20260520T090000Z',
      DTEND: '20260520T094500Z',
      SUMMARY: 'Why nights?\\ä',
      LOCATION: 'Hafenstraße 1, Hamburg',
      DESCRIPTION: 'Tobi; Lull, "T"',
      URL: `http://localhost:3000/w/${world.bramble}/conversations/${planned.id}`,
    }),
  ])

  const move = { conversation: planned.id, plannedFor: '2026-05-21T10:00:00.000Z' }
  await world.call(world.as('member'), updateConversation, move as Sent<typeof updateConversation>)
  expect(readCalendar((await read(address)).text).events[0]!.DTSTART).toBe('20260521T100000Z')
  await world.call(world.as('member'), archiveConversation, { conversation: planned.id })
  expect(readCalendar((await read(address)).text).events).toEqual([])
})

test('a calendar is one member’s: others’ conversations are not in it', async () => {
  const person = await world.call(world.as('admin'), createPerson, { name: 'Una' })
  await world.call(world.as('admin'), createConversation, {
    kind: 'interview',
    people: [person.id],
    plannedFor: '2026-06-01T09:00:00.000Z',
  } as Sent<typeof createConversation>)

  const mine = await feedOf(world.as('admin'), 'calendar')
  const theirs = await feedOf(world.as('viewer'), 'calendar')
  expect(readCalendar((await read(mine.address)).text).events.length).toBe(1)
  expect(readCalendar((await read(theirs.address)).text).events).toEqual([])
})

test('a reader hears of new claims, newest first, as well-formed XML, and of no other workspace', async () => {
  const claim = (sentence: string) => ({ sentence, kind: 'assumption' }) as Sent<typeof createClaim>
  await world.call(world.as('member'), createClaim, claim('Couriers <leave> & "nights" matter'))
  now = new Date(now.getTime() + 1_000)
  await world.call(world.as('member'), createClaim, claim('The second one'))
  await world.call(world.as('rival'), createClaim, claim('Theirs alone'))
  const { address } = await feedOf(world.as('viewer'), 'claims')
  const { text, headers } = await read(address)

  expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  const titles = [...text.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title)
  expect(titles).toEqual([
    'Bramble · claims',
    'New claim: The second one',
    'New claim: Couriers &lt;leave&gt; &amp; &quot;nights&quot; matter',
  ])
  expect(text).toContain('<author><name>Milo</name></author>')
  expect(text).not.toContain('Theirs')
})

test('an address that is asked again without news costs no body', async () => {
  const { address } = await feedOf(world.as('member'), 'claims')
  const first = await read(address)
  const again = await read(address, { 'if-none-match': first.headers.get('etag')! })

  expect(again).toMatchObject({ status: 304, text: '' })
})

test('an address is worth nothing once it is revoked, its member has left, or a letter is wrong', async () => {
  const leaver = await world.makeMember({ name: 'Lea', role: 'member' })
  const gone = await feedOf(leaver, 'calendar')
  await world.call(world.as('owner'), removeMember, { member: leaver.memberId })
  const revoked = await feedOf(world.as('member'), 'calendar')
  await world.call(world.as('member'), revokeFeed, { feed: revoked.feed })
  const good = await feedOf(world.as('member'), 'calendar')

  const wrong = good.address.replace(/.\.ics$/, (end) => (end.startsWith('0') ? '1.ics' : '0.ics'))
  for (const address of [
    gone.address,
    revoked.address,
    wrong,
    good.address.replace('.ics', '.atom'),
    `${base}/feeds/nothing`,
  ])
    expect((await read(address)).status).toBe(404)
  expect((await read(good.address)).status).toBe(200)
})

test('members see and end their own feeds alone, and the secret is shown once', async () => {
  const made = await world.call(world.as('member'), createFeed, { kind: 'calendar' })
  const seenBy = async (actor: Actor) => (await world.call(actor, listFeeds)).items

  expect(JSON.stringify(await seenBy(world.as('member')))).not.toContain(made.address.slice(-40, -4))
  expect((await seenBy(world.as('owner'))).map(({ id }) => id)).not.toContain(made.feed.id)
  await expect(world.call(world.as('owner'), revokeFeed, { feed: made.feed.id })).rejects.toMatchObject({
    status: 404,
  })
})

test('whoever guesses addresses is slowed down', async () => {
  now = new Date(now.getTime() + 120_000)
  const statuses: number[] = []
  for (let tried = 0; tried < 22; tried += 1)
    statuses.push((await read(`${base}/feeds/${'a'.repeat(80)}.ics`)).status)

  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(404))
  expect(statuses.slice(20)).toEqual([429, 429])
})

test('a calendar holds the member’s open tasks: those without a time stand over their day', async () => {
  const you = await world.makeMember({ name: 'Leo', role: 'member' })
  const { address } = await feedOf(you, 'calendar')
  await world.call(you, createTask, {
    title: 'Ring Kojo',
    dueDay: '2026-05-20',
    dueTime: '14:15',
    timeZone: 'Europe/Berlin',
  })
  const { id: task } = await world.call(you, createTask, { title: 'Write to Ines', dueDay: '2026-05-21' })
  await world.call(you, createTask, { title: 'Some day' })
  await world.call(world.as('member'), createTask, { title: 'Not yours', dueDay: '2026-05-21' })
  const { text } = await read(address)

  expect(readCalendar(text).events).toEqual([
    expect.objectContaining({ SUMMARY: 'Ring Kojo', DTSTART: '20260520T121500Z', DTEND: '20260520T124500Z' }),
    expect.objectContaining({ SUMMARY: 'Write to Ines', DTSTART: '20260521' }),
  ])
  expect(text).toContain('DTSTART;VALUE=DATE:20260521\r\n')
  await world.call(you, finishTask, { task })
  expect((await read(address)).text).not.toContain('Write to Ines')
})
