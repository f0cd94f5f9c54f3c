import { createPerson, showPerson, snoozePerson, updatePerson } from '@firsthand/contract/crm/people'
import { createTask, listTasks, updateTask } from '@firsthand/contract/crm/tasks'
import {
  listTouchpoints,
  logTouchpoint,
  removeTouchpoint,
  updateTouchpoint,
} from '@firsthand/contract/crm/touchpoints'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const day = 86_400_000
// One moment for all tests: seconds pass between two of their lines.
const start = Math.floor(Date.now() / 1000) * 1000
const daysAgo = (days: number) => new Date(start - days * day).toISOString()

async function somebody(fields: object = {}): Promise<string> {
  return (await world.call(world.as('member'), createPerson, { name: 'Nele', ...fields })).id
}
const show = (person: string) => world.call(world.as('member'), showPerson, { person })
const log = (person: string, fields: object = {}) =>
  world.call(world.as('member'), logTouchpoint, { person, channel: 'call', ...fields })

test('the next touch is the last one plus the cadence', async () => {
  const person = await somebody({ cadenceDays: 14 })
  await log(person, { at: daysAgo(4) })

  expect(await show(person)).toMatchObject({
    lastTouchAt: daysAgo(4),
    nextTouchAt: daysAgo(-10),
    touchpointCount: 1,
  })
  await world.call(world.as('member'), updatePerson, { person, cadenceDays: 30 })
  expect(await show(person)).toMatchObject({ nextTouchAt: daysAgo(-26) })
})

test('an older touch noted later does not move the last one back', async () => {
  const person = await somebody()
  await log(person, { at: daysAgo(1) })
  await log(person, { at: daysAgo(30) })

  expect(await show(person)).toMatchObject({ lastTouchAt: daysAgo(1), touchpointCount: 2 })
})

test('a try without an answer counts as a try, and moves neither touch nor what was put off', async () => {
  const person = await somebody({ cadenceDays: 7 })
  await log(person, { at: daysAgo(2) })
  await world.call(world.as('member'), snoozePerson, { person, until: daysAgo(-60) })
  await log(person, { outcome: 'no_answer' })

  expect(await show(person)).toMatchObject({
    lastTouchAt: daysAgo(2),
    nextTouchAt: daysAgo(-60),
    touchpointCount: 2,
  })
})

test('taking a touch back restores the one before', async () => {
  const person = await somebody({ cadenceDays: 7 })
  await log(person, { at: daysAgo(9) })
  const { id } = await log(person, { at: daysAgo(1) })
  await world.call(world.as('member'), removeTouchpoint, { touchpoint: id })

  expect(await show(person)).toMatchObject({ lastTouchAt: daysAgo(9), nextTouchAt: daysAgo(2) })
})

test('a touch that is still to come is refused', async () => {
  await expect(log(await somebody(), { at: daysAgo(-1) })).rejects.toMatchObject({
    status: 422,
    code: 'touchpoints.in_future',
  })
})

test('touches are listed newest first, page by page', async () => {
  const person = await somebody()
  for (const days of [5, 1, 3]) await log(person, { at: daysAgo(days), note: `${days} days ago` })
  const first = await world.call(world.as('viewer'), listTouchpoints, { person, limit: 2 })
  const second = await world.call(world.as('viewer'), listTouchpoints, {
    person,
    limit: 2,
    after: first.next!,
  })

  expect([...first.items, ...second.items].map((touch) => touch.note)).toEqual([
    '1 days ago',
    '3 days ago',
    '5 days ago',
  ])
  expect(second.next).toBeNull()
  expect(first.items[0]).toMatchObject({ member: { name: 'Milo' }, direction: 'ours', outcome: 'reached' })
})

test('a touch that a colleague changed meanwhile is not taken back unseen', async () => {
  const touch = await log(await somebody(), { note: 'First words' })
  await world.call(world.as('admin'), updateTouchpoint, { touchpoint: touch.id, note: 'She said yes' })

  await expect(
    world.call(world.as('member'), removeTouchpoint, { touchpoint: touch.id, version: touch.version }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('a touch that is taken back takes the task along that was made with it, unless somebody worked on it', async () => {
  const remove = ({ id, version, followUp }: Awaited<ReturnType<typeof log>>) =>
    world.call(world.as('member'), removeTouchpoint, { touchpoint: id, version, followUp: followUp! })
  const tasksOf = async (person: string) =>
    (await world.call(world.as('member'), listTasks, { person })).items.map(({ title }) => title)

  const [untouched, changed] = [await somebody(), await somebody()]
  await world.call(world.as('member'), createTask, { title: 'Send the paper', person: untouched })
  const [one, other] = [
    await log(untouched, { followUp: { inDays: 3, title: 'Ask again' } }),
    await log(changed, { followUp: { inDays: 3, title: 'Ask again' } }),
  ]
  await world.call(world.as('admin'), updateTask, { task: other.followUp!, title: 'Ask on Friday' })
  await remove(one)
  await remove(other)

  expect(await tasksOf(untouched)).toEqual(['Send the paper'])
  expect(await tasksOf(changed)).toEqual(['Ask on Friday'])
})
