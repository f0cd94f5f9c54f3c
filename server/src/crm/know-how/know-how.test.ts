import {
  addKnowHow,
  findKnowHow,
  listKnowHow,
  removeKnowHow,
  updateKnowHow,
} from '@firsthand/contract/crm/know-how'
import { createPerson } from '@firsthand/contract/crm/people'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

test('typing “forestry” finds the colleague who worked there, and the people of ours there', async () => {
  const hanna = await world.call(world.as('member'), createPerson, {
    name: 'Hanna Birk',
    organisation: { name: 'Nordholz Forestry' },
  })
  await world.call(world.as('admin'), addKnowHow, {
    kind: 'worked_at',
    what: 'Nordholz forestry',
    sinceYear: 2014,
    untilYear: 2018,
  })

  const found = await world.call(world.as('viewer'), findKnowHow, { q: 'forestry' })
  expect(found.knowHow).toMatchObject([
    { member: { name: 'Ada' }, what: 'Nordholz forestry', organisation: { name: 'Nordholz Forestry' } },
  ])
  expect(found.organisations).toMatchObject([{ name: 'Nordholz Forestry', people: [{ id: hanna.id }] }])

  const palette = await world.call(world.as('viewer'), search, { q: 'forestry' })
  expect(JSON.stringify(palette)).toContain('Ada worked there · 2014–2018')
})

test('an entry meets its organisation even when that is added later', async () => {
  const entry = await world.call(world.as('member'), addKnowHow, {
    kind: 'knows_people_at',
    what: 'Kelp & Co',
  })
  expect(entry.organisation).toBeNull()
  await world.call(world.as('member'), createPerson, { name: 'Kai', organisation: { name: 'Kelp & Co' } })

  const { items } = await world.call(world.as('viewer'), listKnowHow, { member: world.as('member').memberId })
  expect(items.find((each) => each.id === entry.id)?.organisation?.name).toBe('Kelp & Co')
})

test('what a colleague knows is theirs to write down, and an administrator’s', async () => {
  const { memberId } = world.as('admin')
  const adding = { kind: 'topic', what: 'tides', member: memberId } as const
  await expect(world.call(world.as('member'), addKnowHow, adding)).rejects.toMatchObject({
    code: 'knowHow.not_yours',
  })
  const theirs = await world.call(world.as('admin'), addKnowHow, adding)
  await expect(
    world.call(world.as('member'), updateKnowHow, { knowHow: theirs.id, what: 'moons' }),
  ).rejects.toMatchObject({ code: 'knowHow.not_yours' })
  await expect(world.call(world.as('member'), removeKnowHow, { knowHow: theirs.id })).rejects.toMatchObject({
    code: 'knowHow.not_yours',
  })
})

test('the same is not written down twice, years run forwards, and a stale change is refused', async () => {
  const entry = await world.call(world.as('member'), addKnowHow, { kind: 'industry', what: 'Couriers' })
  await expect(
    world.call(world.as('member'), addKnowHow, { kind: 'industry', what: 'couriers' }),
  ).rejects.toMatchObject({ code: 'knowHow.known_already' })
  await expect(
    world.call(world.as('member'), updateKnowHow, { knowHow: entry.id, sinceYear: 2020, untilYear: 2019 }),
  ).rejects.toMatchObject({ code: 'knowHow.years_reversed' })
  await world.call(world.as('member'), updateKnowHow, { knowHow: entry.id, note: 'Ten years.', version: 1 })
  await expect(
    world.call(world.as('member'), updateKnowHow, { knowHow: entry.id, note: 'Nine.', version: 1 }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('a person’s know-how is found too, and nothing is found once it is removed', async () => {
  const ines = await world.call(world.as('member'), createPerson, { name: 'Ines' })
  const entry = await world.call(world.as('member'), addKnowHow, {
    person: ines.id,
    kind: 'topic',
    what: 'cold chains',
  })
  expect((await world.call(world.as('viewer'), findKnowHow, { q: 'cold chain' })).knowHow).toMatchObject([
    { person: { name: 'Ines' }, member: null },
  ])
  await world.call(world.as('member'), removeKnowHow, { knowHow: entry.id })
  expect((await world.call(world.as('viewer'), findKnowHow, { q: 'cold chain' })).knowHow).toEqual([])
})

test('a list goes on where it stopped', async () => {
  const first = await world.call(world.as('viewer'), listKnowHow, { limit: 2 })
  const rest = await world.call(world.as('viewer'), listKnowHow, { limit: 200, after: first.next! })
  const all = await world.call(world.as('viewer'), listKnowHow, { limit: 200 })

  expect([...first.items, ...rest.items]).toEqual(all.items)
})
