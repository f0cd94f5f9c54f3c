import { createField } from '@firsthand/contract/crm/fields'
import { createOrganisation } from '@firsthand/contract/crm/organisations'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { groupPeople, savePersonView, showPersonView } from '@firsthand/contract/crm/people-table'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let member: ReturnType<World['as']>
let field: string
beforeAll(async () => {
  world = await openWorld()
  member = world.as('member')
  const firm = (await world.call(member, createOrganisation, { name: 'Rapid Rides' })).id
  await world.call(member, createOrganisation, { name: 'Nobody works here' })
  field = (
    await world.call(member, createField, {
      of: 'person',
      label: 'Size',
      type: 'choice',
      choices: ['small', 'large'],
    })
  ).id
  for (const [name, type, size] of [
    ['Ada', 'lead', 'small'],
    ['Bea', 'buyer', 'large'],
    ['Cem', 'buyer', null],
    ['Dan', undefined, null],
  ] as const)
    await world.call(member, createPerson, {
      name,
      contactTypes: type ? [{ type }] : [],
      organisation: name < 'C' ? { id: firm } : null,
      ...(size && { fields: { size } }),
    })
})
afterAll(() => world.close())

async function groups(by: 'contactType' | 'organisation' | 'touch' | 'field') {
  const { items } = await world.call(member, groupPeople, { by, ...(by === 'field' && { field }) })
  return items
}

test.each(['contactType', 'organisation', 'touch', 'field'] as const)(
  'each group by %s lists as many people as it counts, and together they are everybody',
  async (by) => {
    const listed: string[] = []
    for (const { also, people } of await groups(by)) {
      const { items } = await world.call(member, listPeople, { also })
      expect(items).toHaveLength(people.count)
      listed.push(...items.map((person) => person.name))
    }
    expect(listed.toSorted()).toEqual(['Ada', 'Bea', 'Cem', 'Dan'])
  },
)

test('groups are named, and organisations without anybody are left out', async () => {
  const named = (await groups('organisation')).map((group) => [group.label, group.people.count])
  expect(named).toEqual([
    ['Rapid Rides', 2],
    [null, 2],
  ])
  expect((await groups('field')).map((group) => group.label)).toEqual(['small', 'large', null])
})

test('a list can be sorted by a field, and whoever has no value comes last', async () => {
  const names = async (direction: 'ascending' | 'descending') => {
    const found: string[] = []
    for (let after: string | undefined; ;) {
      const page = await world.call(member, listPeople, { sortField: field, direction, after, limit: 1 })
      found.push(...page.items.map((person) => person.name))
      if (page.next === null) return found
      after = page.next
    }
  }
  expect((await names('ascending')).slice(0, 2)).toEqual(['Ada', 'Bea'])
  expect((await names('descending')).slice(0, 2)).toEqual(['Bea', 'Ada'])
  expect((await names('ascending')).toSorted()).toEqual(['Ada', 'Bea', 'Cem', 'Dan'])
})

test('a jump begins at the letters that were typed', async () => {
  const { items } = await world.call(member, listPeople, { from: 'C' })
  expect(items.map((person) => person.name)).toEqual(['Cem', 'Dan'])
})

test('columns are each member’s own', async () => {
  const columns = ['name' as const, 'email' as const, `field:${field}` as const, 'name' as const]
  await world.call(member, savePersonView, { columns })

  expect(await world.call(member, showPersonView)).toEqual({ columns: ['name', 'email', `field:${field}`] })
  expect((await world.call(world.as('admin'), showPersonView)).columns).toContain('organisation')
})

test('while people are added and taken away, pages skip and repeat nobody who was there all the time', async () => {
  const steady = new Set(['Ada', 'Bea', 'Cem', 'Dan'])
  for (const sort of ['name', 'newest', 'organisation', 'lastTouch'] as const) {
    const seen: string[] = []
    let number = 0
    for (let after: string | undefined; ;) {
      const page = await world.call(member, listPeople, { sort, after, limit: 2 })
      seen.push(...page.items.map((person) => person.name))
      // Somebody before, somebody behind, and somebody in the middle of where this list is.
      for (const name of ['Aaa', 'Zzz', 'Bbb'])
        if (number < 3) await world.call(member, createPerson, { name: `${name} ${sort} ${number}` })
      number += 1
      if (page.next === null) break
      after = page.next
    }
    const those = seen.filter((name) => steady.has(name))
    expect(those.toSorted(), sort).toEqual([...steady])
    expect(new Set(seen).size, sort).toBe(seen.length)
  }
})
