import { listRefusals, mendRefusals } from '@firsthand/contract/crm/imports'
import { createPerson, listPeople, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { createErasure } from '@firsthand/contract/crm/rights'
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

const table = (...rows: [name: string, email: string, more?: string][]) =>
  csv(['name', 'email', 'job title'], ...rows.map(([name, email, more = '']) => [name, email, more]))

const with_ = async (email: string) => {
  const { items } = await world.call(tools.member, listPeople, {
    filter: { match: 'all', conditions: [{ what: 'email', how: 'is', value: email, not: false }] },
  })
  return items.map((each) => each.name).toSorted()
}

test('two people of one file who give the address of their office are two people', async () => {
  const done = await tools.run(table(['Anna One', 'info@two.example'], ['Ben One', 'info@two.example']))

  expect(done).toMatchObject({ peopleCreated: 2, peopleUpdated: 0, rowsRefused: 0 })
  expect(await with_('info@two.example')).toEqual(['Anna One', 'Ben One'])
})

test('an address of an office makes nobody of a newcomer, and the same file finds both again', async () => {
  await world.call(tools.member, createPerson, {
    name: 'Carl Owner',
    emails: [{ email: 'office@kline.example' }],
  })
  const file = table(['Dora Newcomer', 'office@kline.example', 'chief'])

  expect(await tools.run(file)).toMatchObject({ peopleCreated: 1, peopleUpdated: 0 })
  expect(await tools.run(file, { again: true })).toMatchObject({ peopleCreated: 0, rowsSkipped: 1 })
  expect(await with_('office@kline.example')).toEqual(['Carl Owner', 'Dora Newcomer'])
})

test('a row whose own address is that of somebody plainly called otherwise waits to be looked at', async () => {
  await tools.run(table(['Peter Smith', 'smiths@home.example']))
  const done = await tools.run(
    table(['Mary Smith', 'smiths@home.example'], ['Pete Smith', 'smiths@home.example', 'baker']),
  )
  const { items } = await world.call(tools.member, listRefusals, { import: done.id })

  expect(done).toMatchObject({ peopleCreated: 0, peopleUpdated: 1, rowsRefused: 1 })
  expect(items[0]).toMatchObject({
    mayMend: true,
    problems: [{ code: 'address_of_another', value: 'smiths@home.example' }],
  })
  expect(items[0]!.problems[0]!.message).toContain('Pete')
})

test('somebody says of such a row that it is another person, who then shares the address', async () => {
  await tools.run(table(['Ada Share', 'share@home.example']))
  const { id } = await tools.run(table(['Bert Share', 'share@home.example']))
  const [row] = (await world.call(tools.member, listRefusals, { import: id })).items
  const rows = [{ refusal: row!.id, cells: row!.cells, who: 'another' as const }]

  expect(await world.call(tools.member, mendRefusals, { import: id, rows })).toMatchObject({
    mended: 1,
    import: { peopleCreated: 1 },
  })
  expect(await with_('share@home.example')).toEqual(['Ada Share', 'Bert Share'])
  // Both are found by it from now on, each by the name.
  const again = await tools.run(
    table(['Bert Share', 'share@home.example', 'smith'], ['Ada Share', 'share@home.example', 'cook']),
  )
  expect(again).toMatchObject({ peopleCreated: 0, peopleUpdated: 2, rowsRefused: 0 })
  // A change of the person by hand keeps the address that they share.
  const bert = (await tools.person('Bert Share'))!
  await world.call(tools.member, updatePerson, { person: bert.id, emails: bert.emails })
  expect(await with_('share@home.example')).toEqual(['Ada Share', 'Bert Share'])
})

test('somebody says of such a row that it is the same person, who then has the new name', async () => {
  await tools.run(table(['Maiden Name', 'married@home.example']))
  const { id } = await tools.run(table(['Wed Lock', 'married@home.example']))
  const [row] = (await world.call(tools.member, listRefusals, { import: id })).items
  const rows = [{ refusal: row!.id, cells: row!.cells, who: 'same' as const }]

  await world.call(tools.member, mendRefusals, { import: id, rows })
  expect(await with_('married@home.example')).toEqual(['Wed Lock'])
})

test('people behind one exchange are told apart by their extensions, and by their names', async () => {
  const done = await tools.run(
    csv(
      ['name', 'phone'],
      ['Ext Twelve', '+49 30 901820 ext. 12'],
      ['Ext Thirteen', '+49 30 901820 ext. 13'],
      ['Front Desk', '+49 30 901821'],
      ['Other Caller', '+49 30 901821'],
    ),
    { matchBy: 'phone' },
  )

  expect(done).toMatchObject({ peopleCreated: 3, peopleUpdated: 0, rowsRefused: 1 })
})

test('by hand, two people may have the address of their office, and one address of their own', async () => {
  const add = (name: string, email: string) =>
    world.call(tools.member, createPerson, { name, emails: [{ email }] })
  await add('Hand One', 'team@hand.example')
  const { id } = await add('Hand Two', 'team@hand.example')

  expect(await world.call(tools.member, showPerson, { person: id })).toMatchObject({
    emails: [{ email: 'team@hand.example' }],
  })
  await add('Hand Three', 'own@hand.example')
  await expect(add('Hand Four', 'own@hand.example')).rejects.toMatchObject({ code: 'people.duplicate_email' })
})

test('whoever was erased does not come back with the address of the office, and colleagues stay welcome', async () => {
  await tools.run(table(['Erased Eve', 'info@erased.example']))
  const { id } = (await tools.person('Erased Eve'))!
  await world.call(world.as('owner'), createErasure, { person: id, name: 'Erased Eve' })
  await world.settle()
  const done = await tools.run(
    table(['Erased Eve', 'info@erased.example'], ['Welcome Wim', 'info@erased.example']),
  )

  expect(done).toMatchObject({ peopleCreated: 1, rowsRefused: 1 })
  expect(await with_('info@erased.example')).toEqual(['Welcome Wim'])
})
