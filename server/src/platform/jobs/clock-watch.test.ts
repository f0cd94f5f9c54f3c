import { setTimeout as sleep } from 'node:timers/promises'
import { showJob } from '@firsthand/contract/platform/records'
import { afterEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { domains } from '../../domains.ts'
import type { Consumer } from '../domain.ts'
import type { JobRun } from './run.ts'
import { leaveMark, marks, sampleDomain } from './testing.ts'

type Run = JobRun<{ steps: number }>

const begun = Date.parse('2026-05-14T09:00:00Z')
const clock = { now: new Date(begun) }
const setTo = (secondsAfterBegin: number) => void (clock.now = new Date(begun + secondsAfterBegin * 1_000))
const hour = 3_600

let world: World
afterEach(() => world.close())

async function open(sample: { run?: (job: Run) => Promise<unknown>; consumers?: Consumer[] }): Promise<void> {
  setTo(0)
  world = await openWorld({ domains: [...domains, sampleDomain(sample)], clock: () => clock.now })
}

const ask = (steps = 1) => world.inWorkspace(world.bramble, (ctx) => ctx.ask('sample', { steps }))
const show = (job: string) => world.call(world.as('viewer'), showJob, { job })
const marked = () => world.inWorkspace(world.bramble, marks)
const mark = (job: Run, name: string) => job.step((ctx) => leaveMark(ctx, name))

/** Waits until the worker has looked at the clock, and then until what it brought forward is done. */
async function settleAt(seconds: number): Promise<void> {
  await world.settle()
  setTo(seconds)
  await world.settle()
}

test('jobs that wait when the clock is set back are done by the new time, once', async () => {
  const held = Promise.withResolvers<void>()
  await open({
    run: async (job) => {
      await held.promise
      await mark(job, 'done')
    },
  })
  const ids = await Promise.all(Array.from({ length: 5 }, () => ask()))
  // Two at once is what a worker does: three wait.
  while ((await Promise.all(ids.map(show))).filter(({ state }) => state === 'running').length < 2)
    await sleep(5)
  setTo(-hour)
  held.resolve()
  await settleAt(-hour + 5)

  expect(await marked()).toEqual(Array(5).fill('done'))
})

test('a job under way when the clock is set back goes on where it is: nobody takes it up a second time', async () => {
  const held = Promise.withResolvers<void>()
  let runs = 0
  await open({
    run: async (job) => {
      runs += 1
      await mark(job, 'step 1')
      await held.promise
      await mark(job, 'step 2')
    },
  })
  const id = await ask()
  while ((await marked()).length === 0) await sleep(5)
  const worker = world.anotherServer().startWorker()
  await worker.idle()
  setTo(-hour)
  await worker.idle()
  held.resolve()
  await settleAt(-hour + 5)

  expect(runs).toBe(1)
  expect(await show(id)).toMatchObject({ state: 'done' })
  expect(await marked()).toEqual(['step 1', 'step 2'])
})

test('what failed before the clock was set back is tried again soon by the new time', async () => {
  let tries = 0
  const heard: string[] = []
  await open({
    run: async (job) => {
      tries += 1
      if (tries < 3) throw new Error('Not yet.')
      await mark(job, 'done')
    },
    consumers: [
      {
        name: 'listener',
        hears: ['sample.*'],
        run: async (_, { name }) => {
          if (clock.now.getTime() >= begun) throw new Error('Not yet.')
          heard.push(name)
        },
      },
    ],
  })
  await ask()
  await world.inWorkspace(world.bramble, async (ctx) =>
    ctx.record('sample.said', { kind: 'sample', id: ctx.newId() }),
  )
  await world.settle()
  setTo(-hour)
  await settleAt(-hour + 5)
  await settleAt(-hour + 60)

  expect(await marked()).toEqual(['done'])
  expect(heard).toEqual(['sample.said'])
})

test('what is due on a day of its own is not done earlier because the clock was set back', async () => {
  await open({ run: (job) => mark(job, 'done') })
  await world.inWorkspace(world.bramble, async (ctx) => {
    const id = await ctx.ask('sample', { steps: 1 })
    await ctx.db
      .updateTable('wakeups')
      .set({ dueAt: new Date(begun + 2 * hour * 1_000).toISOString() })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
  })
  await world.settle()
  setTo(-hour)
  await settleAt(-hour + 5)
  await world.anotherServer().startWorker().idle()
  expect(await marked()).toEqual([])

  setTo(2 * hour)
  await world.settle()
  expect(await marked()).toEqual(['done'])
})

test.each(['asked for', 'begun'] as const)(
  'what was %s by a clock that was ahead is done once a server starts by the right time',
  async (how) => {
    const held = Promise.withResolvers<void>()
    let runs = 0
    await open({
      run: async (job) => {
        runs += 1
        if (how === 'begun' && runs === 1) await held.promise
        await mark(job, 'done')
      },
    })
    const ahead = world.anotherServer({ clock: () => new Date(clock.now.getTime() + hour * 1_000) })
    const system = { workspaceId: world.bramble, as: 'system' } as const
    await ahead.transactor.inWorkspace(system, (ctx) => ctx.ask('sample', { steps: 1 }))
    if (how === 'begun') {
      const worker = ahead.startWorker()
      while (runs === 0) await sleep(5)
      // Stopped in the middle of it, as a server that is killed: the claim stays.
      void worker.stop()
    }
    await settleAt(5)
    expect(await marked()).toEqual([])

    await world.anotherServer().startWorker().idle()
    await settleAt(10)
    expect(await marked()).toEqual(['done'])
    held.resolve()
  },
)
