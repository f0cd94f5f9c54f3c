import { showDigest, updateDigest } from '@firsthand/contract/crm/digest'
import { jobKinds } from '@firsthand/contract/platform/job-kinds'
import { cancelJob, listJobs, showJob } from '@firsthand/contract/platform/records'
import { showRetention, updateRetention } from '@firsthand/contract/platform/retention'
import { exportWorkspace } from '@firsthand/contract/platform/transfer'
import { afterEach, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { domains } from '../../domains.ts'
import { sampleDomain } from './testing.ts'

const clock = { now: new Date('2026-05-14T09:00:00Z') }

let world: World
afterEach(() => world.close())

async function open(sample: Parameters<typeof sampleDomain>[0] = {}): Promise<void> {
  clock.now = new Date('2026-05-14T09:00:00Z')
  world = await openWorld({ domains: [...domains, sampleDomain(sample)], clock: () => clock.now })
}

const planned = async () => (await world.call(world.as('member'), listJobs, { planned: true })).items

test('nobody stops what the rules of retention have planned, and the rules go on', async () => {
  await open()
  const rules = [{ kind: 'history' as const, afterDays: 30 }]
  const { nextAt } = await world.call(world.as('owner'), updateRetention, { rules })
  const [sweep] = await planned()
  expect(sweep).toMatchObject({
    kind: 'retention.sweep',
    state: 'waiting',
    startsAt: nextAt,
    canCancel: false,
  })
  for (const role of ['member', 'admin', 'owner'] as const)
    await expect(world.call(world.as(role), cancelJob, { job: sweep!.id })).rejects.toMatchObject({
      code: 'jobs.must_run',
      status: 409,
    })

  expect((await world.call(world.as('owner'), showRetention, {})).nextAt).toBe(nextAt)
})

test('nobody stops the digest of somebody else: each has a switch of their own', async () => {
  await open()
  const before = await world.call(world.as('owner'), updateDigest, { every: 'day' })
  const [digest] = await planned()
  expect(digest).toMatchObject({ kind: 'digest.send', canCancel: false })
  await expect(world.call(world.as('member'), cancelJob, { job: digest!.id })).rejects.toMatchObject({
    code: 'jobs.must_run',
  })

  expect(before.nextAt).not.toBeNull()
  expect((await world.call(world.as('owner'), showDigest, {})).nextAt).toBe(before.nextAt)
})

test('what is planned stands apart from what somebody asked for', async () => {
  await open()
  const rules = [{ kind: 'history' as const, afterDays: 30 }]
  await world.call(world.as('owner'), updateRetention, { rules })
  const job = await world.inWorkspace(world.bramble, (ctx) => ctx.ask('sample', { steps: 1 }))
  const list = async (filter: { planned?: boolean }) =>
    (await world.call(world.as('member'), listJobs, filter)).items.map(({ kind }) => kind)

  expect(await list({ planned: true })).toEqual(['retention.sweep'])
  expect(await list({ planned: false })).toEqual(['sample'])
  expect((await list({})).toSorted()).toEqual(['retention.sweep', 'sample'])
  await world.settle()
  expect(await world.call(world.as('member'), showJob, { job })).toMatchObject({ canCancel: false })
})

test('an archive of the workspace is stopped by administrators alone', async () => {
  await open()
  const { job } = await world.call(world.as('owner'), exportWorkspace, {})
  await expect(world.call(world.as('member'), cancelJob, { job })).rejects.toMatchObject({
    code: 'not_allowed',
    status: 403,
  })
  expect(await world.call(world.as('member'), showJob, { job })).toMatchObject({ canCancel: false })
  expect(await world.call(world.as('admin'), showJob, { job })).toMatchObject({ canCancel: true })
})

test('a job that is cancelled before it begins takes back what was made ready for it', async () => {
  let takenBack = 0
  await open({ takeBack: async () => void (takenBack += 1) })
  const job = await world.inWorkspace(world.bramble, (ctx) =>
    ctx.ask('sample', { steps: 1 }, '2030-01-01T00:00:00.000Z'),
  )
  expect(await world.call(world.as('member'), cancelJob, { job })).toMatchObject({ state: 'cancelled' })

  expect(takenBack).toBe(1)
})

test('every kind of job has a name for people', async () => {
  await open()
  const kinds = domains.flatMap((domain) => domain.jobs ?? []).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(jobKinds.toSorted())
})
