import { Failure } from '@firsthand/contract/core/failure'
import { cancelJob, listEvents, listJobs, showJob } from '@firsthand/contract/platform/records'
import { afterEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { domains } from '../../domains.ts'
import type { Context } from '../context.ts'
import { leaveMark, marks, sampleDomain } from './testing.ts'
import type { JobRun } from './run.ts'

type Run = JobRun<{ steps: number }>

const clock = { now: new Date('2026-05-14T09:00:00Z') }
const later = (seconds: number) => void (clock.now = new Date(clock.now.getTime() + seconds * 1000))

let world: World
afterEach(() => world.close())

async function open(sample: Parameters<typeof sampleDomain>[0]): Promise<void> {
  clock.now = new Date('2026-05-14T09:00:00Z')
  world = await openWorld({ domains: [...domains, sampleDomain(sample)], clock: () => clock.now })
}

const ask = (steps = 3) => world.inWorkspace(world.bramble, (ctx) => ctx.ask('sample', { steps }))
const show = (job: string) => world.call(world.as('viewer'), showJob, { job })
const marked = () => world.inWorkspace(world.bramble, marks)

/** Goes on where the checkpoint says, one mark a step. */
async function countUp(job: Run, between: (step: number) => unknown = () => undefined): Promise<unknown> {
  for (let step = Number(job.checkpoint ?? 0) + 1; step <= job.input.steps; step += 1) {
    await job.step(async (ctx, mark) => {
      await leaveMark(ctx, `step ${step}`)
      mark({ done: step, total: job.input.steps, checkpoint: step })
    })
    await between(step)
  }
  return { steps: job.input.steps }
}

const allSteps = ['step 1', 'step 2', 'step 3']

test('a job runs after the change that asked for it, with progress and a result', async () => {
  await open({ run: (job) => countUp(job) })
  const id = await ask()
  await world.settle()

  expect(await show(id)).toMatchObject({
    state: 'done',
    done: 3,
    total: 3,
    result: { steps: 3 },
    problem: null,
  })
  expect(await marked()).toEqual(allSteps)
  const { items } = await world.call(world.as('admin'), listEvents, { subject: id })
  expect(items).toMatchObject([{ name: 'job.done', actor: { kind: 'system' } }])
})

test('a change that is rolled back leaves no job behind', async () => {
  await open({ run: (job) => countUp(job) })
  const failing = world.inWorkspace(world.bramble, async (ctx: Context) => {
    await ctx.ask('sample', { steps: 1 })
    throw new Error('No.')
  })
  await expect(failing).rejects.toThrow('No.')
  await world.settle()

  expect((await world.call(world.as('member'), listJobs, {})).items).toEqual([])
  expect(await marked()).toEqual([])
})

test('a job that fails is tried again later and goes on after its last finished step', async () => {
  let failures = 0
  await open({
    run: (job) =>
      countUp(job, (step) => {
        if (step === 2 && (failures += 1) === 1) throw new Error('The weather.')
      }),
  })
  const id = await ask()
  await world.settle()
  expect(await show(id)).toMatchObject({ state: 'waiting', done: 2 })

  later(1)
  await world.settle()
  expect(await show(id)).toMatchObject({ state: 'done' })
  expect(await marked()).toEqual(allSteps)
})

test('a job that never gets on is given up after six tries, each later than the one before', async () => {
  const tries: number[] = []
  await open({
    run: async (job) => {
      tries.push(clock.now.getTime())
      // A step that says the same each time is no progress.
      await job.step(async (_, mark) => mark({ done: 1, checkpoint: { at: 1 } }))
      throw new Error('Always.')
    },
  })
  const id = await ask()
  for (let round = 0; round < 30 && (await show(id)).finishedAt === null; round += 1) {
    await world.settle()
    later(60)
  }

  expect(await show(id)).toMatchObject({ state: 'failed', problem: { code: 'job_failed' } })
  // The first try counts as progress: it was the first to get so far.
  expect(tries).toHaveLength(7)
  const waits = tries.slice(1).map((at, index) => at - tries[index]!)
  expect(waits).toEqual(waits.toSorted((one, other) => one - other))
})

test('a failure that the asker can act on ends the job at once, in its words', async () => {
  let tries = 0
  await open({
    run: async () => {
      tries += 1
      throw new Failure({ code: 'sample.empty', status: 422, message: 'The file holds nobody.' })
    },
  })
  const id = await ask()
  await world.settle()

  expect(await show(id)).toMatchObject({
    state: 'failed',
    problem: { code: 'sample.empty', message: 'The file holds nobody.' },
  })
  expect(tries).toBe(1)
})

test('a step that fails leaves nothing of itself', async () => {
  await open({
    run: (job) =>
      job.step(async (ctx, mark) => {
        await leaveMark(ctx, 'half')
        mark({ done: 1 })
        throw new Failure({ code: 'sample.half', status: 422, message: 'Half.' })
      }),
  })
  const id = await ask()
  await world.settle()

  expect(await marked()).toEqual([])
  expect(await show(id)).toMatchObject({ state: 'failed', done: 0 })
})

test('the last step and the end of its job are one: what fails after it changes nothing', async () => {
  let runs = 0
  await open({
    run: async (job) => {
      runs += 1
      await job.finish(async (ctx) => {
        await leaveMark(ctx, 'last')
        return { marks: 1 }
      })
      throw new Error('The server died here.')
    },
  })
  const id = await ask()
  await world.settle()
  later(60)
  await world.settle()

  expect(await show(id)).toMatchObject({ state: 'done', result: { marks: 1 }, problem: null })
  expect(await marked()).toEqual(['last'])
  expect(runs).toBe(1)
})

test('a job that has not begun is cancelled at once, and never runs', async () => {
  await open({ run: (job) => countUp(job) })
  // Asked for in a transaction that also cancels it, before any worker can see it.
  const id = await world.inWorkspace(world.bramble, async (ctx) => {
    const job = await ctx.ask('sample', { steps: 3 })
    await ctx.db.updateTable('wakeups').set({ dueAt: '2030-01-01T00:00:00Z' }).where('id', '=', job).execute()
    return job
  })
  const cancelled = await world.call(world.as('member'), cancelJob, { job: id })
  expect(cancelled).toMatchObject({ state: 'cancelled', isCancelling: false })
  clock.now = new Date('2030-01-02T00:00:00Z')
  await world.settle()

  expect(await marked()).toEqual([])
  const again = world.call(world.as('member'), cancelJob, { job: id })
  await expect(again).rejects.toMatchObject({ code: 'jobs.finished' })
  const { items } = await world.call(world.as('admin'), listEvents, { subject: id })
  expect(items.map(({ name, actor }) => `${name} ${actor.name}`).toSorted()).toEqual([
    'job.cancel_asked Milo',
    'job.cancelled Milo',
  ])
})

test('a running job is cancelled between two steps, keeps what it did and takes back what it says', async () => {
  let takenBack = 0
  await open({
    takeBack: async () => void (takenBack += 1),
    run: (job) =>
      countUp(job, async (step) => {
        if (step === 2) await world.call(world.as('member'), cancelJob, { job: job.jobId })
      }),
  })
  const id = await ask()
  await world.settle()

  expect(await show(id)).toMatchObject({ state: 'cancelled', done: 2, isCancelling: false })
  expect(await marked()).toEqual(['step 1', 'step 2'])
  expect(takenBack).toBe(1)
})

test('a job that waits for its next try is cancelled without waiting', async () => {
  await open({
    run: async () => {
      throw new Error('The weather.')
    },
  })
  const id = await ask()
  await world.settle()
  await world.call(world.as('member'), cancelJob, { job: id })
  await world.settle()

  expect(await show(id)).toMatchObject({ state: 'cancelled' })
})
