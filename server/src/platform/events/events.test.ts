import { setTimeout as sleep } from 'node:timers/promises'
import { createOrganisation, updateOrganisation } from '@firsthand/contract/crm/organisations'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { domains } from '../../domains.ts'
import type { Context } from '../context.ts'
import type { Consumer } from '../domain.ts'
import { leaveMark, marks, sampleDomain } from '../jobs/testing.ts'

const clock = { now: new Date('2026-05-14T09:00:00Z') }
const later = (seconds: number) => void (clock.now = new Date(clock.now.getTime() + seconds * 1000))

let world: World
afterEach(() => world.close())

async function open(...consumers: Consumer[]): Promise<void> {
  world = await openWorld({ domains: [...domains, sampleDomain({ consumers })], clock: () => clock.now })
}

const say = (name: `sample.${string}` = 'sample.said', change = {}) =>
  world.inWorkspace(world.bramble, async (ctx) =>
    ctx.record(name, { kind: 'sample', id: ctx.newId() }, change),
  )
const marked = () => world.inWorkspace(world.bramble, marks)
const outbox = () =>
  world.inWorkspace(world.bramble, (ctx: Context) =>
    ctx.db
      .selectFrom('outbox')
      .select(['consumer', 'attempts', 'problem'])
      .where('workspaceId', '=', ctx.workspaceId)
      .execute(),
  )

const listener = (name: string, run: Consumer['run'] = (ctx) => leaveMark(ctx, name)): Consumer => ({
  name,
  hears: ['sample.said'],
  run,
})

test('what was recorded is heard once by each who listens, with what changed', async () => {
  const heard: unknown[] = []
  await open(
    listener('one', async (_, event) => void heard.push(event)),
    { ...listener('all'), hears: ['sample.*'] },
    { ...listener('deaf'), hears: ['other.said', 'sample'] },
  )
  await say('sample.said', { before: { colour: 'red' }, after: { colour: ['blue'] } })
  await world.settle()

  expect(heard).toMatchObject([
    {
      name: 'sample.said',
      at: '2026-05-14T09:00:00.000Z',
      actorKind: 'system',
      subjectKind: 'sample',
      before: { colour: 'red' },
      after: { colour: ['blue'] },
    },
  ])
  expect(await marked()).toEqual(['all'])
  expect(await outbox()).toEqual([])
})

test('a change that is rolled back was never news, and news that cannot be written rolls the change back', async () => {
  await open(listener('one'))
  const failing = world.inWorkspace(world.bramble, async (ctx) => {
    await leaveMark(ctx, 'lost')
    ctx.record('sample.said', { kind: 'sample', id: ctx.newId() })
    throw new Error('No.')
  })
  await expect(failing).rejects.toThrow('No.')
  const unwritable = world.inWorkspace(world.bramble, async (ctx) => {
    await leaveMark(ctx, 'lost')
    ctx.record('sample.said', { kind: 'sample', id: ctx.newId() }, { after: 'a\u0000b' })
  })
  await expect(unwritable).rejects.toThrow()
  await world.settle()

  expect(await marked()).toEqual([])
  expect((await world.call(world.as('admin'), listEvents, {})).items).toEqual([])
})

test('a listener that fails is told again later, and holds nobody else up', async () => {
  let failures = 0
  await open(
    listener('weak', async (ctx) => {
      await leaveMark(ctx, 'weak')
      if ((failures += 1) <= 2) throw new Error('The weather.')
    }),
    listener('well'),
  )
  await say()
  await say('sample.said')
  await world.settle()
  expect(await marked()).toEqual(['well', 'well'])
  expect(await outbox()).toEqual(Array(2).fill({ consumer: 'weak', attempts: 1, problem: 'The weather.' }))

  later(1)
  await world.settle()
  expect(await marked()).toEqual(['well', 'well'])
  later(1)
  await world.settle()
  expect(await marked()).toEqual(['weak', 'weak', 'well', 'well'])
  expect(await outbox()).toEqual([])
})

test('a listener that never manages is never forgotten, and is told ever more seldom', async () => {
  const times: number[] = []
  await open(
    listener('broken', async () => {
      times.push(clock.now.getTime())
      throw new Error('Always.')
    }),
  )
  await say()
  for (let minute = 0; minute < 240; minute += 1) {
    await world.settle()
    later(60)
  }

  expect(times.length).toBeGreaterThan(8)
  expect(times.length).toBeLessThan(16)
  expect((await outbox())[0]).toMatchObject({ consumer: 'broken', problem: 'Always.' })
})

test('under two servers on one database each event is heard exactly once', async () => {
  await open(
    listener('slow', async (ctx) => {
      await sleep(2)
      await leaveMark(ctx, 'slow')
    }),
  )
  const worker = world.anotherServer().startWorker()
  for (let count = 0; count < 40; count += 1) await say()
  await Promise.all([world.settle(), worker.idle()])
  while ((await outbox()).length > 0) await sleep(10)

  expect(await marked()).toEqual(Array(40).fill('slow'))
})

test('what a listener records is news itself', async () => {
  await open(
    listener('first', async (ctx, event) =>
      ctx.record('sample.answered', { kind: 'sample', id: event.subjectId }),
    ),
    { ...listener('second'), hears: ['sample.answered'] },
  )
  await say()
  await world.settle()

  expect(await marked()).toEqual(['second'])
})

test('the audit says who changed what, from what, into what', async () => {
  await open()
  const made = await world.call(world.as('member'), createOrganisation, { name: 'Ordnung GmbH' })
  await world.call(world.as('admin'), updateOrganisation, {
    organisation: made.id,
    name: 'Ordnung AG',
  })
  const { items } = await world.call(world.as('admin'), listEvents, { subject: made.id })

  expect(items.map(({ name, actor }) => `${name} by ${actor.name}`).toSorted()).toEqual([
    'organisation.created by Milo',
    'organisation.updated by Ada',
  ])
  const updated = items.find(({ name }) => name === 'organisation.updated')!
  expect(updated).toMatchObject({
    actor: { kind: 'member' },
    before: { name: 'Ordnung GmbH' },
    after: { name: 'Ordnung AG' },
  })
})

test('the audit is read page by page, newest first, each entry once', async () => {
  await open()
  for (let count = 0; count < 7; count += 1) {
    later(count % 2) // Some within the same millisecond.
    await say()
  }
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await world.call(world.as('admin'), listEvents, { limit: 3, ...(after && { after }) })
    seen.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)

  expect(seen).toHaveLength(7)
  expect(new Set(seen).size).toBe(7)
})
