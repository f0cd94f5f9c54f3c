import { showBulkEdit, startBulkEdit, undoBulkEdit } from '@firsthand/contract/crm/bulk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { chunks } from '../../platform/events/record.ts'

const count = 1_600

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.inWorkspace(world.bramble, async (ctx) => {
    const rows = Array.from({ length: count }, (_, number) => ({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      name: `Person ${number}`,
      sortKey: `person ${number}`,
      cadenceDays: number % 3 === 0 ? 14 : null,
      createdAt: ctx.instant,
      updatedAt: ctx.instant,
    }))
    for (const some of chunks(rows, 500)) await ctx.db.insertInto('people').values(some).execute()
  })
})
afterAll(() => world.close())

/** Another server on the same database, as after a restart; its clock is ahead, so that every lease of those before it has run out. */
function laterServer(minutes: number) {
  return world.anotherServer({ clock: () => new Date(Date.now() + minutes * 60_000) })
}

/** Lets servers begin and stops each in the middle of its work, then lets one finish. */
async function interrupted(progress: () => Promise<number>, isDone: () => Promise<boolean>, from: number) {
  for (const minutes of [from, from + 1, from + 2]) {
    const application = laterServer(minutes)
    const before = await progress()
    application.startWorker()
    while ((await progress()) === before && before < count)
      await new Promise((resolve) => setTimeout(resolve, 3))
    await application.close()
  }
  const application = laterServer(from + 3)
  application.startWorker()
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 20))
  await application.close()
}

function rows() {
  return world.inWorkspace(world.bramble, async (ctx) => ({
    cadences: (
      await ctx.db
        .selectFrom('people')
        .select(['name', 'cadenceDays', 'version'])
        .where('workspaceId', '=', ctx.workspaceId)
        .orderBy('id')
        .execute()
    ).map((row) => [row.cadenceDays, row.version]),
    kept: await ctx.db
      .selectFrom('bulkEditPeople')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('workspaceId', '=', ctx.workspaceId)
      .executeTakeFirstOrThrow(),
    told: await ctx.db
      .selectFrom('events')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('workspaceId', '=', ctx.workspaceId)
      .where('name', '=', 'person.updated')
      .executeTakeFirstOrThrow(),
  }))
}

test('a change and its undoing that are stopped again and again reach everybody once', async () => {
  const member = world.as('member')
  const before = await rows()
  const { id, job } = await world.call(member, startBulkEdit, {
    scope: { filter: { conditions: [] } },
    change: { change: 'set_cadence', cadenceDays: 30 },
  })
  expect(job).not.toBeNull()
  const show = () => world.call(member, showBulkEdit, { edit: id })
  await interrupted(
    async () => (await show()).lookedAt,
    async () => (await show()).finishedAt !== null,
    1,
  )

  const changed = await rows()
  expect(changed.cadences).toEqual(Array.from({ length: count }, () => [30, 2]))
  expect(changed.kept.count).toBe(count)
  expect(changed.told.count).toBe(count)
  expect(await show()).toMatchObject({
    lookedAt: count,
    changed: count,
    job: { state: 'done', done: count },
  })

  await world.call(member, undoBulkEdit, { edit: id })
  await interrupted(
    async () => (await show()).restored,
    async () => (await show()).undoneAt !== null,
    10,
  )
  const undone = await rows()
  expect(undone.cadences).toEqual(before.cadences.map(([cadence]) => [cadence, 3]))
  expect(await show()).toMatchObject({ restored: count, spared: 0 })
})
