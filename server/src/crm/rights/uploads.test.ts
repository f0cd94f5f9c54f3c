import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { resumeImport } from '@firsthand/contract/crm/imports'
import { createPerson } from '@firsthand/contract/crm/people'
import { createManyPeople } from '@firsthand/contract/crm/people-many'
import { createErasure, showErasure } from '@firsthand/contract/crm/rights'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../../../test/rows.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { csv, importing } from '../imports/testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

async function whereItStands(trace: string): Promise<string[]> {
  const rows = (await rowsOf(world, world.bramble)).map((each) => JSON.stringify(each))
  const folder = join(world.settings.dataDirectory, 'files', world.bramble)
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
  return [...rows, ...files].filter((each) => each.toLowerCase().includes(trace.toLowerCase()))
}

test('an uploaded table with them in it goes, its other people stay, and a second upload brings them not back', async () => {
  const { run, person } = importing(world)
  const table = csv(
    ['Name', 'Email', 'Note'],
    ['Olga Uploaded', 'olga@up.example', 'likes rain'],
    ['Stays Here', 'stays@up.example', ''],
    ['Refused Row', 'no address', ''],
  )
  await run(table)
  const unrelated = csv(['Name', 'Email'], ['Nobody Else', 'else@up.example'])
  await run(unrelated)
  const olga = (await person('Olga Uploaded'))!
  expect((await whereItStands('olga@up.example')).length).toBeGreaterThan(1)

  await world.call(world.as('admin'), createErasure, { person: olga.id, name: 'Olga Uploaded' })
  await world.settle()
  for (const trace of ['olga@up.example', 'Olga Uploaded', 'likes rain'])
    expect(await whereItStands(trace), trace).toEqual([])
  expect(await person('Stays Here')).toBeDefined()
  expect(await whereItStands(unrelated)).toHaveLength(1)

  const again = await run(`${table}\n`, { again: true })
  expect(again.peopleCreated).toBe(0)
  expect((await person('Olga Uploaded')) ?? null).toBeNull()
})

test('a table of a cancelled import goes too, one that nobody imported, and going on with it is refused', async () => {
  const { start, upload, person, member } = importing(world)
  const { id: someone } = await world.call(member, createPerson, {
    name: 'Carla Cancelled',
    emails: [{ email: 'carla@up.example' }],
  })
  const table = csv(['Name', 'Email'], ['Carla Cancelled', 'carla@up.example'], ['Cleo', 'cleo@up.example'])
  const begun = await start(table)
  await world.settle()
  await endAs(begun, 'cancelled')
  await upload(`${table}\n`)
  const unrelated = csv(['Name', 'Email'], ['Nobody At All', 'nobody@up.example'])
  await upload(unrelated)

  await world.call(world.as('admin'), createErasure, { person: someone, name: 'Carla Cancelled' })
  await world.settle()
  expect(await whereItStands('carla@up.example')).toEqual([])
  expect(await whereItStands(unrelated)).toHaveLength(1)
  expect(await person('Cleo')).toBeDefined()
  await expect(world.call(member, resumeImport, { import: begun.id })).rejects.toMatchObject({
    status: 409,
    code: 'imports.file_deleted',
  })
})

test('a table that is being imported goes when that has ended, and the erasure is not called finished before', async () => {
  const { start, member } = importing(world)
  const { id: someone } = await world.call(member, createPerson, {
    name: 'Rita Running',
    emails: [{ email: 'rita@up.example' }],
  })
  const begun = await start(csv(['Name', 'Email'], ['Rita Running', 'rita@up.example']))
  await world.settle()
  await endAs(begun, 'running')

  const { id } = await world.call(world.as('admin'), createErasure, { person: someone, name: 'Rita Running' })
  await world.settle()
  const erasure = () => world.call(world.as('admin'), showErasure, { erasure: id })
  expect((await erasure()).finishedAt).toBeNull()
  expect(await whereItStands('rita@up.example')).not.toEqual([])

  await endAs(begun, 'done')
  await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db.updateTable('wakeups').set({ dueAt: ctx.instant }).where('kind', '=', 'job').execute(),
  )
  await world.settle()
  expect((await erasure()).finishedAt).not.toBeNull()
  expect(await whereItStands('rita@up.example')).toEqual([])
})

test('whoever is known by an id of another system alone stays away after an erasure as well', async () => {
  const { run, person, member } = importing(world)
  const connections = csv(
    ['Name', 'External ID'],
    ['Lina', 'https://www.linkedin.com/in/lina-linked'],
    ['Leo', 'https://www.linkedin.com/in/leo-linked'],
  )
  await run(connections, { matchBy: 'external_id' })
  const lina = (await person('Lina'))!
  await world.call(world.as('admin'), createErasure, { person: lina.id, name: 'Lina' })
  await world.settle()
  expect(await whereItStands('in/lina-linked')).toEqual([])

  const again = await run(`${connections}\n`, { matchBy: 'external_id', again: true })
  expect(again).toMatchObject({ peopleCreated: 0, rowsRefused: 1 })
  const many = { people: [{ name: 'Lina L', externalId: 'https://www.linkedin.com/in/lina-linked' }] }
  await expect(world.call(member, createManyPeople, many)).rejects.toMatchObject({
    problems: [{ path: 'people.0', message: expect.stringContaining('erased') }],
  })
})

/** As if the job of an import had come no further. */
async function endAs({ id, job }: { id: string; job: { id: string } }, state: string): Promise<void> {
  await world.inWorkspace(world.bramble, async (ctx) => {
    await ctx.db.updateTable('jobs').set({ state }).where('id', '=', job.id).execute()
    await ctx.db.updateTable('imports').set({ finishedAt: null }).where('id', '=', id).execute()
  })
}
