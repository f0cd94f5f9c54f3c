import { listSpared, showImport, undoImport } from '@firsthand/contract/crm/imports'
import { updatePerson } from '@firsthand/contract/crm/people'
import { cancelJob } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { csv, importing } from './testing.ts'

/** One more than an undo takes away at once. */
const made = 501

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

/** Holds somebody's row, as a change that is not finished does. */
async function hold(person: string): Promise<() => Promise<void>> {
  let release!: () => void
  const released = new Promise<void>((resolve) => (release = resolve))
  let isHeld!: () => void
  const held = new Promise<void>((resolve) => (isHeld = resolve))
  const done = world.inWorkspace(world.bramble, async (ctx) => {
    await ctx.db
      .selectFrom('people')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', person)
      .forUpdate()
      .execute()
    isHeld()
    await released
  })
  await held
  return async () => {
    release()
    await done
  }
}

const say = (name: string, roleTitle: string) =>
  tools
    .person(name)
    .then((person) => world.call(tools.member, updatePerson, { person: person!.id, roleTitle }))

test('taking an import back that was stopped on its way goes on where it was, and counts everybody once', async () => {
  const known = ['Known Kim', 'Known Kay', 'Known Kit'].map((name) => [
    name,
    `${name.slice(6)}@known.example`,
  ])
  await tools.run(csv(['name', 'email'], ...known))
  const { id } = await tools.run(
    csv(
      ['name', 'email', 'role'],
      ...known.map((row) => [...row, 'guide']),
      ...Array.from({ length: made }, (_, at) => [`New ${at}`, `new${at}@made.example`, '']),
    ),
  )
  await say('Known Kit', 'chief')
  await say('New 0', 'chief')

  const letGo = await hold((await tools.person('New 1'))!.id)
  const show = () => world.call(tools.member, showImport, { import: id })
  const { undo } = await world.call(tools.member, undoImport, { import: id })
  await expect.poll(async () => (await show()).peopleReverted).toBe(2)
  const cancelled = world.call(tools.member, cancelJob, { job: undo!.id })
  await letGo()
  await cancelled
  await world.settle()
  const stopped = await show()
  expect(stopped).toMatchObject({ undo: { state: 'cancelled' }, peopleReverted: 2 })
  expect((await tools.person('Known Kim'))!.roleTitle).toBeNull()

  expect(await tools.undo(id)).toMatchObject({
    undo: { state: 'done' },
    peopleReverted: 2,
    peopleRemoved: made - 1,
    peopleSpared: 2,
  })
  const { items } = await world.call(tools.member, listSpared, { import: id })
  expect(items.map((each) => [each.person.name, each.reason])).toEqual([
    ['Known Kit', 'changed'],
    ['New 0', 'changed'],
  ])
})
