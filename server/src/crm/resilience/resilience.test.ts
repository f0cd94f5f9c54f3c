import { createPerson } from '@firsthand/contract/crm/people'
import { showResilience } from '@firsthand/contract/crm/resilience'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { asksForOneYes, none, sentenceOf } from './resilience.rules.ts'

// A Wednesday.
const now = new Date('2026-11-18T12:00:00.000Z')
let world: World
beforeAll(async () => {
  world = await openWorld({ clock: () => now })
  const { id: person } = await world.call(world.as('member'), createPerson, { name: 'Nele' })
  const log = (fields: object) =>
    world.call(world.as('member'), logTouchpoint, { person, channel: 'call', ...fields })
  for (let count = 0; count < 6; count += 1) await log({ outcome: 'declined' })
  for (let count = 0; count < 3; count += 1) await log({ outcome: 'no_answer', channel: 'mail' })
  for (let count = 0; count < 2; count += 1) await log({ outcome: 'yes' })
  await log({ outcome: 'reached' })
  // They wrote to us: nobody asked.
  await log({ direction: 'theirs' })
  // Sunday 23:30 in Berlin, which is still last week there, and Sunday in UTC too.
  await log({ outcome: 'declined', at: '2026-11-15T22:30:00.000Z' })
  await world.call(world.as('admin'), logTouchpoint, { person, channel: 'coffee', outcome: 'yes' })
})
afterAll(() => world.close())

test('what we asked is counted with what came of it; what came by itself is not asked', async () => {
  const view = await world.call(world.as('viewer'), showResilience, { weeks: 2, timeZone: 'Europe/Berlin' })

  expect(view.total).toEqual({ asked: 14, talked: 1, yes: 3, refused: 7, silent: 3 })
  expect(view.weeks).toMatchObject([
    { week: '2026-11-09', asked: 1, refused: 1 },
    { week: '2026-11-16', asked: 13 },
  ])
  expect(view.sentence).toBe('7 noes this month, and 3 yeses: you asked 14 times.')
})

test('members and channels stand by name, and a few asks get no interval', async () => {
  const view = await world.call(world.as('viewer'), showResilience, { weeks: 2, timeZone: 'Europe/Berlin' })

  expect(
    view.members.map(({ member, asked, yesShare }) => [member.name, asked, yesShare.low !== null]),
  ).toEqual([
    ['Ada', 1, false],
    ['Milo', 13, true],
  ])
  expect(view.channels.map(({ channel, asked }) => [channel, asked])).toEqual([
    ['Call', 10],
    ['Coffee', 1],
    ['Mail', 3],
  ])
  expect(view.yes.low).toBeGreaterThan(0)
})

test('one member or one channel can be looked at alone', async () => {
  const mail = await world.call(world.as('viewer'), showResilience, { weeks: 2, channel: 'mail' })
  const ada = await world.call(world.as('viewer'), showResilience, {
    weeks: 2,
    member: world.as('admin').memberId,
  })

  expect(mail.total).toMatchObject({ asked: 3, silent: 3 })
  expect(ada.total).toMatchObject({ asked: 1, yes: 1 })
  expect(ada.asksForOneYes).toBeNull()
})

test('a refusal is said kindly, and never without how often was asked', () => {
  expect(sentenceOf({ ...none, asked: 31, refused: 14 })).toBe(
    '14 noes this month: you asked 31 times. Each was the price of asking.',
  )
  expect(sentenceOf(none)).toContain('hardest')
  expect(sentenceOf({ ...none, asked: 2, silent: 1 })).toBe(
    '1 silence this month: you asked twice. Silence is not a no.',
  )
})

test('how many asks one yes takes is the share turned over, with its interval', () => {
  // 5 of 20: Wilson 95 % is 0.112 to 0.469 (Newcombe 1998, method 3).
  expect(asksForOneYes({ ...none, asked: 20, yes: 5 })).toEqual({ low: 2.1, middle: 4, high: 8.9 })
  expect(asksForOneYes({ ...none, asked: 9, yes: 5 })).toBeNull()
})
