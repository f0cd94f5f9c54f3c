import { listRefusals, undoImport } from '@firsthand/contract/crm/imports'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { updatePerson } from '@firsthand/contract/crm/people'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { csv, importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

test('taking an import back spares people who were edited or talked to since, and says how many', async () => {
  const { id } = await tools.run(
    csv(
      ['name', 'company'],
      ['Edited Eva', 'Evaco'],
      ['Talked Tim', ''],
      ['Gone Gus', 'Gusco'],
      ['Gone Gia', ''],
    ),
  )
  await world.call(tools.member, updatePerson, {
    person: (await tools.person('Edited Eva'))!.id,
    roleTitle: 'chief',
  })
  await world.call(tools.member, logTouchpoint, {
    person: (await tools.person('Talked Tim'))!.id,
    channel: 'call',
  })

  expect(await tools.undo(id)).toMatchObject({
    peopleRemoved: 2,
    peopleSpared: 2,
    undo: { state: 'done' },
    undoneAt: expect.any(String),
  })
  expect(await tools.person('Edited Eva')).toBeDefined()
  expect(await tools.person('Talked Tim')).toBeDefined()
  expect(await tools.person('Gone Gus')).toBeUndefined()
  expect((await world.call(tools.member, search, { q: 'Gus' })).items).toEqual([])
  const organisations = (await world.call(tools.member, listOrganisations)).items.map((each) => each.name)
  expect(organisations).toEqual(['Evaco'])
})

test('somebody whose voice is evidence stays', async () => {
  const { id } = await tools.run(csv(['name'], ['Heard Hal'], ['Unheard Una']))
  const hal = (await tools.person('Heard Hal'))!.id
  await world.inWorkspace(world.bramble, (ctx) =>
    ctx.db
      .insertInto('evidence')
      .values({
        workspaceId: ctx.workspaceId,
        id: ctx.newId(),
        personId: hal,
        kind: 'said_past',
        words: 'It rained.',
        happenedAt: ctx.instant,
        createdAt: ctx.instant,
        updatedAt: ctx.instant,
      })
      .execute(),
  )

  expect(await tools.undo(id)).toMatchObject({ peopleRemoved: 1, peopleSpared: 1 })
})

test('who introduced somebody that stays, stays', async () => {
  const first = await tools.run(csv(['name', 'email'], ['Intro Ida', 'ida@example.com'], ['Lone Lea', '']))
  await tools.run(csv(['name', 'introduced by'], ['Came Carl', 'ida@example.com']))

  expect(await tools.undo(first.id)).toMatchObject({ peopleRemoved: 1, peopleSpared: 1 })
})

test('an import is taken back once', async () => {
  const { id } = await tools.run(csv(['name'], ['Once Olga']))
  await tools.undo(id)

  await expect(world.call(tools.member, undoImport, { import: id })).rejects.toMatchObject({
    code: 'imports.undone',
  })
})

test('an introducer may stand further down in the file, by address or by exact name', async () => {
  const done = await tools.run(
    csv(
      ['name', 'email', 'introduced by'],
      ['Ann', '', 'Ben'],
      ['Cid', '', 'BEN@example.com'],
      ['Ben', 'ben@example.com', ''],
    ),
  )

  expect(done).toMatchObject({ peopleCreated: 3, introductionsMade: 2, introductionsRefused: 0 })
  expect(await tools.person('Ann')).toMatchObject({ introducedBy: { introducer: { name: 'Ben' } } })
  expect((await tools.person('Ben'))!.introduced).toHaveLength(2)
})

test('circles, strangers, namesakes and oneself are refused as introducers, and the people are imported all the same', async () => {
  const done = await tools.run(
    csv(
      ['name', 'introduced by'],
      ['Xa', 'Xb'],
      ['Xb', 'Xc'],
      ['Xc', 'Xa'],
      ['Xd', 'Nobody'],
      ['Xe', 'Xe'],
      ['Xf', 'Twin'],
      ['Twin', ''],
      ['Twin', ''],
    ),
  )
  const { items } = await world.call(tools.member, listRefusals, { import: done.id })

  expect(done).toMatchObject({
    peopleCreated: 8,
    rowsRefused: 0,
    introductionsMade: 2,
    introductionsRefused: 4,
  })
  expect(items.map((row) => [row.line, row.problems[0]!.code])).toEqual([
    [4, 'introducer_circle'],
    [5, 'introducer_missing'],
    [6, 'introducer_circle'],
    [7, 'introducer_ambiguous'],
  ])
})
