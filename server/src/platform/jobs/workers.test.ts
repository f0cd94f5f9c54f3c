import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '@firsthand/contract/core/failure'
import { cancelJob, showJob } from '@firsthand/contract/platform/records'
import { afterEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { domains } from '../../domains.ts'
import { leaveMark, marks, sampleDomain } from './testing.ts'
import type { JobRun } from './run.ts'

type Run = JobRun<{ steps: number }>

const clock = { now: new Date('2026-05-14T09:00:00Z') }

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

/** Another server, whose clock says so many seconds more: for it a lease is over whose holder is alive and renews it. */
function anotherServer(seconds: number) {
  return world.anotherServer({
    domains: [...domains, sampleDomain({ run: (job) => countUp(job) })],
    clock: () => new Date(clock.now.getTime() + seconds * 1_000),
  })
}

const allSteps = ['step 1', 'step 2', 'step 3']

test('a job of a worker that died is taken up by another after the lease, where its last step ended', async () => {
  const held = Promise.withResolvers<void>()
  await open({ run: (job) => countUp(job, () => held.promise) })
  const id = await ask()
  while ((await show(id)).done < 1) await sleep(5)

  const other = anotherServer(3)
  await other.startWorker().idle()
  expect(await show(id)).toMatchObject({ state: 'running', done: 1 })
  await other.close()
  const afterLease = anotherServer(60)
  await afterLease.startWorker().idle()
  await afterLease.close()
  held.resolve()
  await world.settle()
  expect(await show(id)).toMatchObject({ state: 'done', done: 3 })
  expect(await marked()).toEqual(allSteps)
})

test('a run that another has overtaken leaves: it neither goes on nor ends the job', async () => {
  const held = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  await open({
    run: async (job) => {
      await job.step(async (_, mark) => mark({ done: 0 }))
      begun.resolve()
      await held.promise
      throw new Failure({ code: 'sample.late', status: 422, message: 'Too late to say anything.' })
    },
  })
  const id = await ask()
  await begun.promise
  await anotherServer(60).startWorker().idle()
  held.resolve()
  await world.settle()

  expect(await show(id)).toMatchObject({ state: 'done', problem: null })
  expect(await marked()).toEqual(allSteps)
})

test('two workers on one database do each job once', async () => {
  await open({ run: (job) => countUp(job) })
  const worker = world.anotherServer().startWorker()
  const ids = await Promise.all(Array.from({ length: 12 }, () => ask(1)))
  await Promise.all([world.settle(), worker.idle()])
  while ((await Promise.all(ids.map(show))).some(({ finishedAt }) => finishedAt === null)) await sleep(10)

  expect(await marked()).toEqual(Array(12).fill('step 1'))
})

test('many waiting jobs do not stand in the way of news', async () => {
  const held = Promise.withResolvers<void>()
  const heard: string[] = []
  await open({
    run: () => held.promise,
    consumers: [{ name: 'listener', hears: ['sample.*'], run: async (_, { name }) => void heard.push(name) }],
  })
  await world.inWorkspace(world.bramble, async (ctx) => {
    for (let count = 0; count < 60; count += 1) await ctx.ask('sample', { steps: 1 })
  })
  await world.inWorkspace(world.bramble, async (ctx) =>
    ctx.record('sample.said', { kind: 'sample', id: ctx.newId() }),
  )
  while (heard.length === 0) await sleep(5)
  held.resolve()
  await world.settle()

  expect(heard).toEqual(['sample.said'])
})

test('a job is seen by nobody of another workspace', async () => {
  await open({ run: (job) => countUp(job) })
  const id = await ask()
  await world.settle()

  await expect(world.call(world.as('rival'), showJob, { job: id })).rejects.toMatchObject({ status: 404 })
  await expect(world.call(world.as('rival'), cancelJob, { job: id })).rejects.toMatchObject({ status: 404 })
})
