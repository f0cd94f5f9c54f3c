import { showImport } from '@firsthand/contract/crm/imports'
import { listFiles } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { importRetention } from './retention.ts'
import { csv, importing } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

test('an old import goes with its table and its refused rows; its people stay', async () => {
  const { run, person, member } = importing(world)
  const { id } = await run(
    csv(['Name', 'Email'], ['Ada', 'ada@x.example'], ['Bob', 'not an address at all @']),
  )
  const later = new Date(Date.now() + 86_400_000).toISOString()

  const found = await world.inWorkspace(world.bramble, (ctx) => importRetention.preview(ctx, later))
  expect(found).toMatchObject({ count: 1, examples: ['people.csv'] })
  expect(await world.inWorkspace(world.bramble, (ctx) => importRetention.remove(ctx, later, 500))).toBe(1)

  expect(await person('Ada')).toMatchObject({ name: 'Ada' })
  await expect(world.call(member, showImport, { import: id })).rejects.toMatchObject({ status: 404 })
  expect((await world.call(member, listFiles, {})).items).toEqual([])
})

test('an import that was cancelled goes in its time as well, and one that still runs does not', async () => {
  const { start, member } = importing(world)
  const cancelled = await start(csv(['Name'], ['Cancelled Cleo']))
  const running = await start(csv(['Name'], ['Running Rita']))
  await world.settle()
  await world.inWorkspace(world.bramble, async (ctx) => {
    const end = (job: string, state: string, finishedAt: string | null) =>
      ctx.db.updateTable('jobs').set({ state, finishedAt }).where('id', '=', job).execute()
    await end(cancelled.job.id, 'cancelled', ctx.instant)
    await end(running.job.id, 'running', null)
    await ctx.db
      .updateTable('imports')
      .set({ finishedAt: null })
      .where('id', 'in', [cancelled.id, running.id])
      .execute()
  })
  const later = new Date(Date.now() + 86_400_000).toISOString()

  expect(await world.inWorkspace(world.bramble, (ctx) => importRetention.remove(ctx, later, 500))).toBe(1)
  await expect(world.call(member, showImport, { import: cancelled.id })).rejects.toMatchObject({
    status: 404,
  })
  expect(await world.call(member, showImport, { import: running.id })).toMatchObject({ finishedAt: null })
})
