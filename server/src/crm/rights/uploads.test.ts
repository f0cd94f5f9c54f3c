import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createErasure } from '@firsthand/contract/crm/rights'
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
