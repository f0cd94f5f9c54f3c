import {
  addToList,
  createList,
  listLists,
  listsOfPerson,
  removeFromList,
  removeList,
  showList,
  updateList,
} from '@firsthand/contract/crm/lists'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let member: ReturnType<World['as']>
let admin: ReturnType<World['as']>
const ids: Record<string, string> = {}
beforeAll(async () => {
  world = await openWorld()
  member = world.as('member')
  admin = world.as('admin')
  for (const name of ['Ada', 'Bea', 'Cem'])
    ids[name] = (await world.call(member, createPerson, { name, language: name === 'Cem' ? 'tr' : 'de' })).id
})
afterAll(() => world.close())

const german = { conditions: [{ what: 'language' as const, value: ['de'] }] }

async function namesOn(list: string, actor = member): Promise<string[]> {
  const filter = { conditions: [{ what: 'list' as const, value: [list] }] }
  return (await world.call(actor, listPeople, { filter })).items.map((person) => person.name)
}

test('a fixed list has whom somebody put on it, each once', async () => {
  const { id } = await world.call(member, createList, { name: 'Invited', people: [ids.Ada!] })
  expect(await world.call(member, addToList, { list: id, people: [ids.Ada!, ids.Cem!] })).toEqual({
    added: 1,
  })
  expect(await namesOn(id)).toEqual(['Ada', 'Cem'])
  expect(await world.call(member, listsOfPerson, { person: ids.Cem! })).toEqual({
    items: [{ id, name: 'Invited' }],
  })

  expect(await world.call(member, removeFromList, { list: id, people: [ids.Cem!, ids.Bea!] })).toEqual({
    removed: 1,
  })
  expect((await world.call(member, showList, { list: id })).people).toEqual({ count: 1, exact: true })
})

test('a live list has whoever fits by now', async () => {
  const { id } = await world.call(member, createList, { name: 'German', filter: german })
  expect(await namesOn(id)).toEqual(['Ada', 'Bea'])
  await world.call(member, createPerson, { name: 'Dora', language: 'de' })
  expect(await namesOn(id)).toEqual(['Ada', 'Bea', 'Dora'])
  await expect(world.call(member, addToList, { list: id, people: [ids.Cem!] })).rejects.toMatchObject({
    code: 'lists.is_live',
  })
})

test('a list is its maker’s until it is shared, in lists and in filters', async () => {
  const { id } = await world.call(member, createList, { name: 'Mine', people: [ids.Bea!] })
  await expect(world.call(admin, showList, { list: id })).rejects.toMatchObject({ status: 404 })
  await expect(namesOn(id, admin)).rejects.toMatchObject({ code: 'people.filter_list_missing' })
  expect((await world.call(admin, listLists, {})).items.map((list) => list.name)).not.toContain('Mine')

  await world.call(member, updateList, { list: id, shared: true })
  expect(await namesOn(id, admin)).toEqual(['Bea'])
})

test('only its maker or an administrator takes a list from others', async () => {
  const { id } = await world.call(admin, createList, { name: 'Of an admin', shared: true })
  await expect(world.call(member, removeList, { list: id })).rejects.toMatchObject({
    code: 'lists.not_yours',
  })
  await expect(world.call(member, updateList, { list: id, shared: false })).rejects.toMatchObject({
    code: 'lists.not_yours',
  })
  await world.call(member, updateList, { list: id, name: 'Ours' })
  await world.call(admin, removeList, { list: id })
  await expect(world.call(admin, showList, { list: id })).rejects.toMatchObject({ status: 404 })
})

test('a live list stands on fixed lists that its readers see', async () => {
  const live = await world.call(member, createList, { name: 'Live', filter: german })
  const mine = await world.call(member, createList, { name: 'Private', people: [ids.Ada!] })
  const on = (list: string) => ({ conditions: [{ what: 'list' as const, value: [list] }] })
  await expect(world.call(member, createList, { name: 'Circle', filter: on(live.id) })).rejects.toMatchObject(
    {
      code: 'lists.stands_on_live',
    },
  )
  await expect(
    world.call(member, createList, { name: 'Half', filter: on(mine.id), shared: true }),
  ).rejects.toMatchObject({ code: 'lists.stands_on_private' })
  const fine = await world.call(member, createList, { name: 'Whole', filter: on(mine.id) })
  expect(await namesOn(fine.id)).toEqual(['Ada'])
})

test('of two who change a list at once, one is told to look again', async () => {
  const { id, version } = await world.call(member, createList, { name: 'Twice', shared: true })
  await world.call(admin, updateList, { list: id, version, name: 'First' })
  await expect(world.call(member, updateList, { list: id, version, name: 'Second' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('another workspace neither sees a list nor fills it', async () => {
  const { id } = await world.call(member, createList, { name: 'Here', shared: true })
  const rival = world.as('rival')
  await expect(world.call(rival, showList, { list: id })).rejects.toMatchObject({ status: 404 })
  const theirs = await world.call(rival, createList, { name: 'Theirs' })
  await expect(world.call(rival, addToList, { list: theirs.id, people: [ids.Ada!] })).rejects.toMatchObject({
    status: 404,
  })
})
