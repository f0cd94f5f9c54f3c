import { exportProject, listProjectExports, projectExportDays } from '@firsthand/contract/evidence/projects'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

const clock = { now: new Date('2026-05-14T09:00:00Z') }
const pass = (days: number) => void (clock.now = new Date(clock.now.getTime() + days * 86_400_000))

let world: World
beforeAll(async () => void (world = await openWorld({ clock: () => clock.now })))
afterAll(() => world.close())

const rows = () =>
  world.inWorkspace(world.bramble, ({ db, workspaceId }) =>
    db.selectFrom('projectExports').select('sha256').where('workspaceId', '=', workspaceId).execute(),
  )

test('an exported project is deleted with its content when its time has run out, whether or not anybody looks', async () => {
  await world.call(world.as('member'), exportProject, {})
  await world.settle()
  const [kept] = await rows()
  const content = () => world.application.services.files.read(world.bramble, kept!.sha256)
  expect((await world.call(world.as('member'), listProjectExports, {})).items).toHaveLength(1)

  pass(projectExportDays - 1)
  await world.settle()
  expect(await rows()).toHaveLength(1)
  expect((await content()).length).toBeGreaterThan(0)

  pass(1)
  await world.settle()
  expect(await rows()).toEqual([])
  await expect
    .poll(() =>
      content().then(
        () => 'there',
        () => 'gone',
      ),
    )
    .toBe('gone')
})
