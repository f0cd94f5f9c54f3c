import { createField } from '@firsthand/contract/crm/fields'
import {
  addToOrganisationList,
  createOrganisationList,
  listOrganisationLists,
  listsOfOrganisation,
  removeFromOrganisationList,
  removeOrganisationList,
  showOrganisationList,
  updateOrganisationList,
} from '@firsthand/contract/crm/organisation-lists'
import {
  createOrganisation,
  listOrganisations,
  mergeOrganisations,
} from '@firsthand/contract/crm/organisations'
import type { Sent } from '@firsthand/contract/core/operation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let branch: string
const ids: Record<string, string> = {}
const make = async (name: string, fields = {}) =>
  (await world.call(member(), createOrganisation, { name, fields })).id
beforeAll(async () => {
  world = await openWorld()
  const field = { of: 'organisation' as const, label: 'Branch', type: 'text' as const }
  branch = (await world.call(member(), createField, field)).id
  ids.Alder = await make('Alder', { branch: 'wood' })
  ids.Birch = await make('Birch', { branch: 'wood' })
  ids.Cargo = await make('Cargo', { branch: 'rides' })
})
afterAll(() => world.close())

const member = () => world.as('member')
const admin = () => world.as('admin')
const create = (sent: Sent<typeof createOrganisationList>, actor = member()) =>
  world.call(actor, createOrganisationList, sent)
const wood = () => ({
  conditions: [{ what: 'field' as const, field: branch, operator: 'is' as const, value: 'wood' }],
})

async function namesOn(list: string, { actor = member(), not = false } = {}): Promise<string[]> {
  const filter = { conditions: [{ what: 'list' as const, value: [list], not }] }
  return (await world.call(actor, listOrganisations, { filter })).items.map(({ name }) => name)
}

test('a fixed list has what somebody put on it, each once', async () => {
  const { id } = await create({ name: 'Visited', organisations: [ids.Alder!] })
  const add = { list: id, organisations: [ids.Alder!, ids.Cargo!, ids.Cargo!] }
  expect(await world.call(member(), addToOrganisationList, add)).toEqual({ added: 1 })
  expect(await namesOn(id)).toEqual(['Alder', 'Cargo'])
  expect(await namesOn(id, { not: true })).toEqual(['Birch'])
  expect(await world.call(member(), listsOfOrganisation, { organisation: ids.Cargo! })).toEqual({
    items: [{ id, name: 'Visited' }],
  })
  const remove = { list: id, organisations: [ids.Cargo!, ids.Birch!] }
  expect(await world.call(member(), removeFromOrganisationList, remove)).toEqual({ removed: 1 })
  expect(await world.call(member(), showOrganisationList, { list: id })).toMatchObject({
    kind: 'fixed',
    organisations: { count: 1, exact: true },
    filter: null,
  })
  await expect(
    world.call(member(), updateOrganisationList, { list: id, filter: wood() }),
  ).rejects.toMatchObject({ code: 'organisationLists.is_fixed' })
})

test('a live list has whatever fits by now', async () => {
  const { id } = await create({ name: 'Wood', filter: wood() })
  expect(await namesOn(id)).toEqual(['Alder', 'Birch'])
  ids.Dogwood = await make('Dogwood', { branch: 'wood' })
  expect(await namesOn(id)).toEqual(['Alder', 'Birch', 'Dogwood'])
  const add = { list: id, organisations: [ids.Cargo!] }
  await expect(world.call(member(), addToOrganisationList, add)).rejects.toMatchObject({
    code: 'organisationLists.is_live',
  })
  const changed = {
    list: id,
    filter: { conditions: [{ what: 'name' as const, how: 'begins' as const, value: 'c' }] },
  }
  expect(await world.call(member(), updateOrganisationList, changed)).toMatchObject({
    organisations: { count: 1, exact: true },
  })
  expect(await namesOn(id)).toEqual(['Cargo'])
})

test('a list is one’s own until it is shared, and others neither change nor remove it', async () => {
  const { id } = await create({ name: 'Mine', filter: wood() })
  await expect(world.call(admin(), showOrganisationList, { list: id })).rejects.toMatchObject({ status: 404 })
  await expect(namesOn(id, { actor: admin() })).rejects.toMatchObject({
    code: 'organisations.filter_list_missing',
  })
  await world.call(member(), updateOrganisationList, { list: id, shared: true })
  const viewer = world.as('viewer')
  expect((await world.call(viewer, listOrganisationLists, { q: 'mine' })).items).toMatchObject([
    { name: 'Mine', isYours: false, madeBy: 'Milo', kind: 'live' },
  ])
  const { id: ofAdmin } = await create({ name: 'Of the admin', shared: true }, admin())
  for (const act of [
    () => world.call(member(), removeOrganisationList, { list: ofAdmin }),
    () => world.call(member(), updateOrganisationList, { list: ofAdmin, shared: false }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'organisationLists.not_yours' })
  await world.call(admin(), removeOrganisationList, { list: id })
  await expect(namesOn(id)).rejects.toMatchObject({ status: 404 })
})

test('a live list stands on fixed lists alone, and a shared one on none that others cannot see', async () => {
  const { id: fixed } = await create({ name: 'By hand', organisations: [ids.Birch!] })
  const on = (list: string) => ({ conditions: [{ what: 'list' as const, value: [list] }] })
  const { id: live } = await create({ name: 'On it', filter: on(fixed) })
  expect(await namesOn(live)).toEqual(['Birch'])
  await expect(create({ name: 'On live', filter: on(live) })).rejects.toMatchObject({
    code: 'organisationLists.stands_on_live',
    message: expect.stringContaining('On it'),
  })
  await expect(create({ name: 'Shared', filter: on(fixed), shared: true })).rejects.toMatchObject({
    code: 'organisationLists.stands_on_private',
  })
  await expect(
    create({ name: 'Both', filter: on(fixed), organisations: [ids.Birch!] }),
  ).rejects.toMatchObject({ code: 'organisationLists.is_live' })
  // Removed under a list that uses it: the list says so and the others go on.
  await world.call(member(), removeOrganisationList, { list: fixed })
  await expect(namesOn(live)).rejects.toMatchObject({ code: 'organisations.filter_list_missing' })
  const { items } = await world.call(member(), listOrganisationLists, {})
  expect(items.find(({ name }) => name === 'On it')!.organisations).toEqual({ count: 0, exact: true })
})

test('of two organisations that become one, the one that stays is on the lists of both', async () => {
  const [kept, gone] = [await make('Elm'), await make('Elm Ltd')]
  const { id: both } = await create({ name: 'Both elms', organisations: [kept, gone] })
  const { id: one } = await create({ name: 'One elm', organisations: [gone] })
  await world.call(member(), mergeOrganisations, { organisation: kept, other: gone })
  expect(await namesOn(both)).toEqual(['Elm'])
  expect(await namesOn(one)).toEqual(['Elm'])
})

test('no list and no organisation of another workspace can be reached', async () => {
  const { id } = await create({ name: 'Ours', shared: true })
  const rival = world.as('rival')
  const theirs = (await world.call(rival, createOrganisation, { name: 'Theirs' })).id
  await expect(world.call(rival, showOrganisationList, { list: id })).rejects.toMatchObject({ status: 404 })
  await expect(namesOn(id, { actor: rival })).rejects.toMatchObject({ status: 404 })
  for (const list of [{ name: 'Stolen', organisations: [theirs] }])
    await expect(create(list)).rejects.toMatchObject({ status: 404 })
  const add = { list: id, organisations: [theirs] }
  await expect(world.call(member(), addToOrganisationList, add)).rejects.toMatchObject({ status: 404 })
})

test('of two who change a list at once, the second is told', async () => {
  const { id, version } = await create({ name: 'Twice' })
  await world.call(member(), updateOrganisationList, { list: id, name: 'Once', version })
  await expect(
    world.call(member(), updateOrganisationList, { list: id, name: 'Again', version }),
  ).rejects.toMatchObject({ code: 'conflict' })
})
