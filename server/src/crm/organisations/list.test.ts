import { createField } from '@firsthand/contract/crm/fields'
import type { OrganisationCondition } from '@firsthand/contract/crm/organisation-filter'
import * as contract from '@firsthand/contract/crm/organisations'
import { createPerson } from '@firsthand/contract/crm/people'
import type { Sent } from '@firsthand/contract/core/operation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { organisationsTable } from '../exports/organisations-table.ts'

let world: World
const fields = {} as Record<'seats' | 'tier' | 'worth', string>

beforeAll(async () => {
  world = await openWorld()
  const member = world.as('member')
  const define = async (label: string, more: Partial<Sent<typeof createField>>) =>
    (await world.call(member, createField, { of: 'organisation', label, type: 'number', ...more })).id
  fields.seats = await define('Seats', {})
  fields.tier = await define('Tier', { type: 'choice', choices: ['Small', 'Large'] })
  fields.worth = await define('Worth', { type: 'money', currency: 'EUR' })
  const add = (name: string, more: Partial<Sent<typeof contract.createOrganisation>>) =>
    world.call(member, contract.createOrganisation, { name, ...more })
  const oak = await add('Oak', {
    website: 'https://www.oak.example',
    fields: { seats: 9, tier: 'Large', worth: '12.50 EUR' },
  })
  await add('Ash', { fields: { seats: 40, tier: 'Small' } })
  await add('Birch', { website: 'https://birch.example', note: 'Paper.' })
  await add('Ümlaut', { fields: { seats: 9 } })
  for (const name of ['Ann', 'Bo'])
    await world.call(member, createPerson, { name, organisation: { id: oak.id } })
})
afterAll(() => world.close())

const list = async (sent: Sent<typeof contract.listOrganisations>) =>
  world.call(world.as('viewer'), contract.listOrganisations, sent)
const names = async (sent: Sent<typeof contract.listOrganisations>) =>
  (await list(sent)).items.map((each) => each.name)
const where = (...conditions: OrganisationCondition[]) => names({ filter: { match: 'all', conditions } })

test('organisations are found by their fields, their name, their website and how many people we know there', async () => {
  expect(await where({ what: 'field', field: fields.seats, operator: 'less_than', value: 10 })).toEqual([
    'Oak',
    'Ümlaut',
  ])
  expect(await where({ what: 'field', field: fields.tier, operator: 'is_empty' })).toEqual([
    'Birch',
    'Ümlaut',
  ])
  expect(await where({ what: 'name', how: 'begins', value: 'uml' })).toEqual(['Ümlaut'])
  expect(await where({ what: 'website', how: 'begins', value: 'oak' })).toEqual(['Oak'])
  expect(await where({ what: 'website', how: 'contains', value: 'oak', not: true })).toEqual([
    'Ash',
    'Birch',
    'Ümlaut',
  ])
  expect(await where({ what: 'people', how: 'atLeast', count: 2 })).toEqual(['Oak'])
  expect(await where({ what: 'has', value: 'note' })).toEqual(['Birch'])
  expect(
    await names({
      filter: {
        match: 'any',
        conditions: [
          { what: 'has', value: 'note' },
          { what: 'people', how: 'atLeast', count: 1 },
        ],
      },
    }),
  ).toEqual(['Birch', 'Oak'])
})

test('every order can be walked page by page, and those without the value come last', async () => {
  for (const [sent, expected] of [
    [{ sort: 'name' }, ['Ash', 'Birch', 'Oak', 'Ümlaut']],
    [{ sort: 'name', direction: 'descending' }, ['Ümlaut', 'Oak', 'Birch', 'Ash']],
    [{ sort: 'people' }, ['Oak', 'Ash', 'Birch', 'Ümlaut']],
    [{ sort: 'website' }, ['Birch', 'Oak', 'Ash', 'Ümlaut']],
    [{ sort: 'newest' }, ['Ümlaut', 'Birch', 'Ash', 'Oak']],
    [{ sortField: fields.seats }, ['Oak', 'Ümlaut', 'Ash', 'Birch']],
    [{ sortField: fields.seats, direction: 'descending' }, ['Ash', 'Oak', 'Ümlaut', 'Birch']],
    [{ sortField: fields.tier }, ['Ash', 'Oak', 'Birch', 'Ümlaut']],
    [{ sortField: fields.worth }, ['Oak', 'Ash', 'Birch', 'Ümlaut']],
  ] as [Sent<typeof contract.listOrganisations>, string[]][]) {
    const walked: string[] = []
    let after: string | undefined
    do {
      const page = await list({ ...sent, limit: 1, after })
      walked.push(...page.items.map((each) => each.name))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(walked, JSON.stringify(sent)).toEqual(expected)
  }
})

test('a condition or an order on a field of people is refused in words', async () => {
  const member = world.as('member')
  const ofPeople = await world.call(member, createField, { of: 'person', label: 'Mood', type: 'text' })

  await expect(
    where({ what: 'field', field: ofPeople.id, operator: 'is', value: 'x' }),
  ).rejects.toMatchObject({ code: 'input_invalid' })
  await expect(names({ sortField: ofPeople.id })).rejects.toMatchObject({ code: 'input_invalid' })
})

test('lines and the exported table have the fields of organisations', async () => {
  const { items } = await list({ q: 'Oak' })
  expect(items[0]).toMatchObject({ fields: { seats: 9, tier: 'Large' }, peopleCount: 2 })

  const table = await world.inWorkspace(world.bramble, async (ctx) => {
    const { heading, rows } = await organisationsTable.open(ctx)
    return [heading, ...(await rows(ctx, items))]
  })
  expect(table[0]!.slice(-3)).toEqual(['Seats', 'Tier', 'Worth'])
  expect(table[1]!.slice(-3)).toEqual([9, 'Large', '12.50 EUR'])
})
