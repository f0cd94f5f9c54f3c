import { showImport, startImport, previewImport } from '@firsthand/contract/crm/imports'
import { createPerson } from '@firsthand/contract/crm/people'
import { cancelJob, showJob } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

const rowCount = 2_600

function manyPeople(tag: string): string {
  const rows = Array.from(
    { length: rowCount },
    (_, index) => `Person ${tag} ${index},p${index}@${tag}.example.com,Firm ${index % 7}`,
  )
  return `name,email,company\n${rows.join('\n')}\n`
}

async function peopleOf(importId: string) {
  return world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .selectFrom('people')
      .select(['name', 'importLine'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('importId', '=', importId)
      .orderBy('importLine')
      .execute(),
  )
}

/** Another server on the same database, as after a restart; its clock is ahead, so that every lease of those before it has run out. */
function laterServer(minutes: number) {
  return world.anotherServer({ clock: () => new Date(Date.now() + minutes * 60_000) })
}

test('after a stop in the middle the import goes on where its last step ended: no row twice, none lost', async () => {
  const { id } = await tools.start(manyPeople('stop'))
  for (const minutes of [1, 2, 3]) {
    const application = laterServer(minutes)
    const before = (await peopleOf(id)).length
    application.startWorker()
    while ((await peopleOf(id)).length === before && before < rowCount)
      await new Promise((resolve) => setTimeout(resolve, 5))
    await application.close()
  }
  const application = laterServer(4)
  await application.startWorker().idle()
  await application.close()
  const people = await peopleOf(id)

  expect(people.map((person) => person.importLine)).toEqual(
    Array.from({ length: rowCount }, (_, index) => index + 2),
  )
  expect(await world.call(tools.member, showImport, { import: id })).toMatchObject({
    peopleCreated: rowCount,
    rowsRead: rowCount,
    rowsRefused: 0,
    job: { state: 'done', done: rowCount },
  })
})

test('a cancelled import keeps what it did and says how far it came', async () => {
  const { id, job } = await tools.start(manyPeople('cancel'))
  while ((await peopleOf(id)).length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  await world.call(tools.member, cancelJob, { job: job.id }).catch(() => undefined)
  await world.settle()
  const view = await world.call(tools.member, showImport, { import: id })

  expect(['cancelled', 'done']).toContain(view.job.state)
  expect((await peopleOf(id)).length).toBe(view.peopleCreated)
  expect(view.finishedAt).not.toBeNull()
})

test('somebody who is added while the import runs is found by it and not made twice', async () => {
  const { id } = await tools.start(manyPeople('race'))
  while ((await peopleOf(id)).length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const at = rowCount - 1 - index * 50
      const person = { name: `Person race ${at}`, emails: [{ email: `P${at}@race.example.com` }] }
      return world.call(tools.member, createPerson, person).then(
        () => 'made',
        (error: { code?: string }) => error.code,
      )
    }),
  )
  await world.settle()
  const view = await world.call(tools.member, showImport, { import: id })

  expect(outcomes.filter((outcome) => outcome !== 'made' && outcome !== 'people.duplicate_email')).toEqual([])
  expect(view).toMatchObject({ job: { state: 'done' }, rowsRead: rowCount, rowsRefused: 0 })
  expect(view.peopleCreated + view.peopleUpdated).toBe(rowCount)
})

test('progress is told in rows of the file', async () => {
  const file = await tools.upload(manyPeople('progress'))
  const preview = await world.call(tools.member, previewImport, { file })
  const { job } = await world.call(tools.member, startImport, {
    file,
    dialect: preview.dialect,
    mapping: preview.mapping,
  })
  await world.settle()

  expect(await world.call(tools.member, showJob, { job: job.id })).toMatchObject({
    kind: 'crm.import',
    state: 'done',
    done: rowCount,
    total: rowCount,
    result: { peopleCreated: rowCount },
  })
})
