import type { Sent } from '@firsthand/contract/core/operation'
import { createField } from '@firsthand/contract/crm/fields'
import { previewImport, showImport, undoImport } from '@firsthand/contract/crm/imports'
import {
  createOrganisation,
  listOrganisations,
  showOrganisation,
  updateOrganisation,
} from '@firsthand/contract/crm/organisations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { csv, importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
  const make = (more: object) =>
    world.call(tools.member, createField, { of: 'organisation', type: 'text', label: 'Branch', ...more })
  await make({})
  await make({ label: 'Seats', type: 'number' })
  await make({ label: 'Size', type: 'choice', choices: ['Small', 'Large'] })
  await make({ label: 'Champion', type: 'person' })
  // The same name as a field of people: that of people is meant, unless the column says whose it is.
  await make({ label: 'Plan' })
  await world.call(tools.member, createField, { of: 'person', label: 'Plan', type: 'text' })
})
afterAll(() => world.close())

const organisation = async (name: string) => {
  const { items } = await world.call(tools.member, listOrganisations, { q: name })
  const found = items.find((each) => each.name === name)
  return found && world.call(tools.member, showOrganisation, { organisation: found.id })
}
const valuesOf = async (name: string) => (await organisation(name))?.fields

test('columns called like fields of organisations say it of the organisation of the row, made or known', async () => {
  await world.call(tools.member, createOrganisation, { name: 'Known Ltd', fields: { branch: 'Bakery' } })
  const file = csv(
    ['Name', 'Company', 'Branch', 'Seats', 'Size', 'Organisation: Plan', 'Plan', 'Champion'],
    ['Ann One', 'New Inc', 'Forestry', '12', 'large', 'Gold', 'mine', 'Bea Two'],
    ['Bea Two', 'known ltd', 'Mill', '', '', '', '', ''],
    ['Cem Three', 'Known Ltd', '', '7', '', '', '', ''],
    ['Dan Four', 'New Inc', 'Wood', '', '', '', '', ''],
  )
  const preview = await world.call(tools.member, previewImport, { file: await tools.upload(file) })
  expect(preview.mapping).toEqual([
    'name',
    'organisation',
    'organisation_field:branch',
    'organisation_field:seats',
    'organisation_field:size',
    'organisation_field:plan',
    'field:plan',
    'organisation_field:champion',
  ])
  expect(preview.values).toMatchObject([{ column: 4, values: [{ value: 'large', means: 'Large' }] }])

  const done = await tools.run(file)
  expect(done).toMatchObject({
    peopleCreated: 4,
    rowsRefused: 0,
    mentionsRefused: 0,
    organisationsUpdated: 1,
  })
  const bea = (await tools.person('Bea Two'))!
  // Of two rows the later one stands.
  expect(await valuesOf('New Inc')).toEqual({
    branch: 'Wood',
    seats: 12,
    size: 'Large',
    plan: 'Gold',
    champion: { id: bea.id, name: 'Bea Two' },
  })
  expect(await valuesOf('Known Ltd')).toEqual({ branch: 'Mill', seats: 7 })
  expect(await tools.person('Ann One')).toMatchObject({ fields: { plan: 'mine' } })
  const found = await world.call(tools.member, listOrganisations, { q: 'Mill' })
  expect(found.items.map(({ name }) => name)).toEqual(['Known Ltd'])
})

test('the same file says nothing new, and taking it back makes organisations as they were, sparing what was changed since', async () => {
  const put = (name: string, fields: Sent<typeof createOrganisation>['fields']) =>
    world.call(tools.member, createOrganisation, { name, fields })
  await put('Back Ltd', { branch: 'Bakery', seats: 3 })
  const { id: touched } = await put('Touched Ltd', { branch: 'Bakery' })
  const file = csv(
    ['Name', 'E-mail', 'Company', 'Branch', 'Size'],
    ['Eva Five', 'eva@five.example', 'Back Ltd', 'Mill', 'Small'],
    ['Fay Six', 'fay@six.example', 'Touched Ltd', 'Mill', ''],
    ['Gus Seven', 'gus@seven.example', 'Made Ltd', 'Mill', ''],
  )
  const { id } = await tools.run(file)
  expect(await valuesOf('Back Ltd')).toEqual({ branch: 'Mill', seats: 3, size: 'Small' })
  expect(await organisation('Back Ltd')).toMatchObject({
    version: 2,
    importedFrom: { importId: id, fileName: 'people.csv', line: 2 },
  })
  expect(await organisation('Made Ltd')).toMatchObject({ importedFrom: { importId: id, line: null } })
  const again = await tools.run(file, { again: true })
  expect(again).toMatchObject({ organisationsUpdated: 0, peopleUpdated: 0, rowsSkipped: 3 })
  expect((await organisation('Back Ltd'))!.version).toBe(2)

  await world.call(tools.member, updateOrganisation, { organisation: touched, fields: { seats: 9 } })
  await world.call(tools.member, undoImport, { import: id })
  await world.settle()
  expect(await world.call(tools.member, showImport, { import: id })).toMatchObject({
    organisationsUpdated: 2,
    organisationsReverted: 1,
    organisationsSpared: 1,
  })
  expect(await valuesOf('Back Ltd')).toEqual({ branch: 'Bakery', seats: 3 })
  expect(await valuesOf('Touched Ltd')).toEqual({ branch: 'Mill', seats: 9 })
  expect(await organisation('Made Ltd')).toBeUndefined()
})

test('a cell that cannot be read puts the row aside, and what stands beside no organisation is kept in the note', async () => {
  const done = await tools.run(
    csv(
      ['Name', 'Company', 'Seats', 'Champion'],
      ['Hal Eight', 'Wrong Ltd', 'many', ''],
      ['Ida Nine', '', '12', ''],
      ['Jo Ten', 'Lost Ltd', '', 'Nobody At All'],
    ),
  )
  expect(done).toMatchObject({ peopleCreated: 2, rowsRefused: 1, mentionsRefused: 1 })
  expect(await organisation('Wrong Ltd')).toBeUndefined()
  expect((await tools.person('Ida Nine'))!.note).toBe('Seats: 12')
  expect(await valuesOf('Lost Ltd')).toEqual({})
})

test('a file of people we only pass over changes no organisation', async () => {
  await world.call(tools.member, createOrganisation, { name: 'Still Ltd', fields: { branch: 'Bakery' } })
  const row = ['Kit Eleven', 'kit@eleven.example', 'Still Ltd']
  await tools.run(csv(['Name', 'E-mail', 'Company'], row))
  await tools.run(csv(['Name', 'E-mail', 'Company', 'Branch'], [...row, 'Mill']), { known: 'skip' })
  expect(await valuesOf('Still Ltd')).toEqual({ branch: 'Bakery' })
})
