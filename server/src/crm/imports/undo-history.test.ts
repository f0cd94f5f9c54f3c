import { listIntroductions, wishIntroduction } from '@firsthand/contract/crm/introductions'
import { createPerson } from '@firsthand/contract/crm/people'
import { setReferral } from '@firsthand/contract/crm/referrals'
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

test('taking an import back leaves what somebody was to us before as it stood', async () => {
  await world.call(tools.member, createPerson, {
    name: 'Typed Tom',
    emails: [{ email: 'tom@typed.example' }],
    contactTypes: [
      { type: 'lead', since: '2024-01-01', until: '2024-06-30' },
      { type: 'end_user', since: '2023-01-01', until: '2023-06-30' },
      { type: 'buyer', since: '2024-07-01' },
    ],
  })
  const before = (await tools.person('Typed Tom'))!.contactTypeSpans
  const { id } = await tools.run(
    csv(['name', 'email', 'contact type'], ['Typed Tom', 'tom@typed.example', 'end user']),
  )
  expect((await tools.person('Typed Tom'))!.contactTypeSpans).toHaveLength(4)

  expect(await tools.undo(id)).toMatchObject({ peopleReverted: 1 })
  expect((await tools.person('Typed Tom'))!.contactTypeSpans).toEqual(before)
})

test('introductions that an import told of people we knew are taken back with it, unless somebody went on with them', async () => {
  await tools.run(
    csv(
      ['name', 'email'],
      ['Way In', 'way@known.example'],
      ['Came Through', 'came@known.example'],
      ['Was Asked', 'asked@known.example'],
      ['Met Since', 'met@known.example'],
    ),
  )
  const way = (await tools.person('Way In'))!.id
  const asked = (await tools.person('Was Asked'))!.id
  await world.call(tools.member, setReferral, { person: asked, introducer: way, stage: 'asked' })
  const { id } = await tools.run(
    csv(
      ['name', 'email', 'introduced by'],
      ['Came Through', 'came@known.example', 'way@known.example'],
      ['Was Asked', 'asked@known.example', 'way@known.example'],
      ['Met Since', 'met@known.example', 'way@known.example'],
    ),
  )
  const met = (await tools.person('Met Since'))!.id
  await world.call(tools.member, setReferral, { person: met, introducer: way, stage: 'met' })

  expect(await tools.undo(id)).toMatchObject({
    introductionsMade: 3,
    introductionsRemoved: 2,
    undo: { state: 'done' },
  })
  expect((await tools.person('Came Through'))!.introducedBy).toBeNull()
  expect((await tools.person('Was Asked'))!.introducedBy).toMatchObject({ madeAt: null })
  expect((await tools.person('Met Since'))!.introducedBy).toMatchObject({ introducer: { name: 'Way In' } })
})

test('a wish that an import fulfilled is a wish again when the import is taken back', async () => {
  await tools.run(
    csv(['name', 'email'], ['Wish Way', 'wishway@known.example'], ['Wished For', 'wished@known.example']),
  )
  const person = (await tools.person('Wished For'))!.id
  const introducer = (await tools.person('Wish Way'))!.id
  const wish = await world.call(tools.member, wishIntroduction, { person, introducer })
  const { id } = await tools.run(
    csv(['name', 'email', 'introduced by'], ['Wished For', 'wished@known.example', 'wishway@known.example']),
  )
  const state = async () =>
    (await world.call(tools.member, listIntroductions, { person })).items.find((each) => each.id === wish.id)
      ?.state
  expect(await state()).toBe('made')

  await tools.undo(id)
  expect(await state()).toBe('wished')
})
