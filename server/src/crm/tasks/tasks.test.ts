import { createPerson } from '@firsthand/contract/crm/people'
import { listFollowUps, losingTouch } from '@firsthand/contract/crm/follow-ups'
import {
  createTask,
  finishTask,
  listTasks,
  removeTask,
  reopenTask,
  snoozeTask,
  updateTask,
} from '@firsthand/contract/crm/tasks'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

const morning = Date.parse('2026-10-24T06:00:00.000Z')
const day = 86_400_000
let now = morning

let world: World
beforeEach(async () => {
  now = morning
  world = await openWorld({ clock: () => new Date(now) })
})
afterEach(() => world.close())

const you = () => world.as('member')
const titles = async (sent: object = {}) =>
  (await world.call(you(), listTasks, sent)).items.map((task) => task.title)

test('a task due on a day is late when that day is over where it was meant, also when clocks are set back', async () => {
  // 25 October 2026 has 25 hours in Berlin: it ends at 23:00 UTC.
  const task = await world.call(you(), createTask, {
    title: 'Send Nele the photograph',
    dueDay: '2026-10-25',
    timeZone: 'Europe/Berlin',
  })

  expect(task).toMatchObject({ dueAt: '2026-10-24T22:00:00.000Z', isLate: false, dueTime: null })
  now = Date.parse('2026-10-25T22:59:59.000Z')
  expect((await world.call(you(), listTasks)).items[0]).toMatchObject({ isLate: false })
  now = Date.parse('2026-10-25T23:00:00.000Z')
  expect((await world.call(you(), listTasks)).items[0]).toMatchObject({ isLate: true })
})

test('open tasks stand by when they are due, those without a day last, and page by page', async () => {
  await world.call(you(), createTask, { title: 'some day' })
  await world.call(you(), createTask, { title: 'in a week', dueDay: '2026-10-31' })
  await world.call(you(), createTask, { title: 'tomorrow at two', dueDay: '2026-10-25', dueTime: '14:00' })
  await world.call(you(), createTask, { title: 'tomorrow', dueDay: '2026-10-25' })
  const first = await world.call(you(), listTasks, { limit: 2 })
  const second = await world.call(you(), listTasks, { limit: 2, after: first.next! })

  expect([...first.items, ...second.items].map((task) => task.title)).toEqual([
    'tomorrow',
    'tomorrow at two',
    'in a week',
    'some day',
  ])
  expect(second.next).toBeNull()
})

test('a task that is put off leaves the list until its time comes, and keeps its day', async () => {
  const { id: task } = await world.call(you(), createTask, { title: 'Ring Ines', dueDay: '2026-10-24' })
  const until = new Date(now + 3 * day).toISOString()
  await world.call(you(), snoozeTask, { task, until })

  expect(await titles()).toEqual([])
  expect(await titles({ state: 'snoozed' })).toEqual(['Ring Ines'])
  now += 3 * day
  expect((await world.call(you(), listTasks)).items[0]).toMatchObject({
    title: 'Ring Ines',
    dueDay: '2026-10-24',
    isLate: true,
    snoozedUntil: null,
  })
})

test('a task that is done can be opened again, and says who did it', async () => {
  const { id: task } = await world.call(you(), createTask, { title: 'Thank Tobi' })

  expect(await world.call(world.as('admin'), finishTask, { task })).toMatchObject({ doneBy: { name: 'Ada' } })
  expect(await titles({ state: 'done' })).toEqual(['Thank Tobi'])
  await world.call(you(), reopenTask, { task })
  expect(await titles()).toEqual(['Thank Tobi'])
  await world.call(you(), removeTask, { task })
  expect(await titles()).toEqual([])
})

test('two who change the same task notice each other', async () => {
  const { id: task, version } = await world.call(you(), createTask, { title: 'Ask Sam' })
  await world.call(world.as('admin'), updateTask, { task, version, title: 'Ask Sam and Paul' })

  await expect(world.call(you(), updateTask, { task, version, title: 'Ask Paul' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a time without a day, and people who are not there, are refused with a sentence', async () => {
  const nobody = '01890000-0000-7000-8000-000000000000'
  await expect(world.call(you(), createTask, { title: 'x', dueTime: '10:00' })).rejects.toMatchObject({
    code: 'tasks.day_missing',
  })
  await expect(world.call(you(), createTask, { title: 'x', person: nobody })).rejects.toMatchObject({
    code: 'tasks.person_missing',
  })
  await expect(world.call(you(), createTask, { title: 'x', assignee: nobody })).rejects.toMatchObject({
    code: 'tasks.member_missing',
  })
})

test('taking the day away takes its time along', async () => {
  const { id: task } = await world.call(you(), createTask, {
    title: 'Ring Kojo',
    dueDay: '2026-10-25',
    dueTime: '14:00',
  })

  expect(await world.call(you(), updateTask, { task, dueDay: null })).toMatchObject({
    dueDay: null,
    dueTime: null,
    dueAt: null,
  })
})

test('a touch can leave a follow-up behind', async () => {
  const { id: person } = await world.call(you(), createPerson, { name: 'Nele' })
  await world.call(you(), logTouchpoint, {
    person,
    channel: 'coffee',
    followUp: { inDays: 14, timeZone: 'Europe/Berlin' },
  })

  expect((await world.call(you(), listTasks, { person })).items).toMatchObject([
    {
      title: 'Follow up with Nele',
      dueDay: '2026-11-07',
      person: { name: 'Nele' },
      assignee: { name: 'Milo' },
    },
  ])
})

test('the list of the day holds what is due until the day ends in your zone, and a person once', async () => {
  const { id: nele } = await world.call(you(), createPerson, { name: 'Nele', cadenceDays: 7 })
  const { id: sam } = await world.call(you(), createPerson, { name: 'Sam', cadenceDays: 7 })
  // Due at three in the afternoon of today: in the morning list already.
  await world.call(you(), logTouchpoint, {
    person: nele,
    channel: 'call',
    at: new Date(now - 7 * day + 9 * 3_600_000).toISOString(),
  })
  await world.call(you(), logTouchpoint, {
    person: sam,
    channel: 'call',
    at: new Date(now - 9 * day).toISOString(),
  })
  await world.call(you(), createTask, { title: 'Send Sam the rota', person: sam, dueDay: '2026-10-24' })
  await world.call(you(), createTask, { title: 'Not today', dueDay: '2026-10-25', timeZone: 'Europe/London' })
  const { items, isMore } = await world.call(you(), listFollowUps, { timeZone: 'Europe/London' })

  expect(items.map(({ kind, person, why, isLate }) => [kind, person?.name, why, isLate])).toEqual([
    ['task', 'Sam', 'Send Sam the rota', false],
    ['touch', 'Nele', 'Due today: every 7 days; you last talked 7 days ago.', false],
  ])
  expect(isMore).toBe(false)
})

test('we are losing touch with those who are late by a week and by half of how often we meant to talk', async () => {
  for (const [name, cadenceDays, ago] of [
    ['Weekly, late by eight days', 7, 15],
    ['Weekly, late by six days', 7, 13],
    ['Yearly, late by a month', 365, 395],
    ['Yearly, late by seven months', 365, 575],
  ] as const) {
    const { id: person } = await world.call(you(), createPerson, { name, cadenceDays })
    await world.call(you(), logTouchpoint, {
      person,
      channel: 'call',
      at: new Date(now - ago * day).toISOString(),
    })
  }
  const { items } = await world.call(you(), losingTouch)

  expect(items.map(({ person, lateDays }) => [person.name, lateDays])).toEqual([
    ['Yearly, late by seven months', 210],
    ['Weekly, late by eight days', 8],
  ])
})
