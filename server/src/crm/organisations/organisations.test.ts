import type { Sent } from '@firsthand/contract/core/operation'
import { createField } from '@firsthand/contract/crm/fields'
import { addNote, listNotes } from '@firsthand/contract/crm/notes'
import * as contract from '@firsthand/contract/crm/organisations'
import { createPerson, showPerson } from '@firsthand/contract/crm/people'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const add = (name: string, more: Partial<Sent<typeof contract.createOrganisation>> = {}) =>
  world.call(world.as('member'), contract.createOrganisation, { name, ...more })
const change = (organisation: string, more: object) =>
  world.call(world.as('member'), contract.updateOrganisation, { organisation, ...more })

test('an organisation has domains, addresses, links and fields of its own', async () => {
  const { key } = await world.call(world.as('member'), createField, {
    of: 'organisation',
    label: 'Seats',
    type: 'number',
  })
  const { id } = await add('Oduya’s', {
    website: 'oduyas.example',
    domains: ['Oduyas.example'],
    links: [{ url: 'https://www.linkedin.com/company/oduyas' }],
    addresses: [{ city: 'Leeds', country: 'GB' }],
    fields: { [key]: '1,200.5' },
  })

  expect(await world.call(world.as('viewer'), contract.showOrganisation, { organisation: id })).toMatchObject(
    {
      website: 'https://oduyas.example/',
      domains: ['oduyas.example'],
      links: [{ kind: 'linkedin', url: 'https://www.linkedin.com/company/oduyas' }],
      addresses: [{ city: 'Leeds', country: 'GB', street: null }],
      fields: { [key]: 1200.5 },
      version: 1,
    },
  )
})

test('whoever has an address of its domain, or of one below it, probably works there', async () => {
  const { id } = await add('Wheel', { domains: ['wheel.example'] })
  const where = async (email: string) =>
    (await world.call(world.as('viewer'), contract.organisationForEmail, { email })).organisation?.id
  const person = await world.call(world.as('member'), createPerson, {
    name: 'Sam',
    emails: [{ email: 'sam@wheel.example' }],
  })

  expect(await where('ann@wheel.example')).toBe(id)
  expect(await where('ann@shop.wheel.example')).toBe(id)
  expect(await where('ann@otherwheel.example')).toBeUndefined()
  expect(person.suggestedOrganisation).toMatchObject({ id })
  expect(person.organisation).toBeNull()
})

test('a domain belongs to one organisation, and none that gives addresses to everybody', async () => {
  await add('First', { domains: ['first.example'] })

  await expect(add('Second', { domains: ['first.example'] })).rejects.toMatchObject({
    code: 'organisations.domain_taken',
    params: { name: 'First' },
  })
  await expect(add('Third', { domains: ['gmail.com'] })).rejects.toMatchObject({
    code: 'organisations.domain_shared',
  })
})

test('what is above it cannot be below it', async () => {
  const [top, middle, low] = [await add('Top'), await add('Middle'), await add('Low')]
  await change(middle.id, { parent: top.id })
  await change(low.id, { parent: middle.id })

  await expect(change(top.id, { parent: low.id })).rejects.toMatchObject({
    code: 'organisations.parent_circle',
  })
  await expect(change(top.id, { parent: top.id })).rejects.toMatchObject({
    code: 'organisations.parent_circle',
  })
  expect(
    await world.call(world.as('viewer'), contract.showOrganisation, { organisation: middle.id }),
  ).toMatchObject({ parent: { id: top.id }, parts: [{ id: low.id }] })
})

test('whoever changes one that somebody changed meanwhile is told to look again', async () => {
  const { id } = await add('Often')
  await change(id, { note: 'one', version: 1 })

  await expect(change(id, { note: 'two', version: 1 })).rejects.toMatchObject({ code: 'conflict' })
})

test('a merge moves people, notes, domains, links, fields and parts, and leaves one', async () => {
  const fields = await Promise.all(
    ['Size', 'Tone'].map((label) =>
      world.call(world.as('member'), createField, { of: 'organisation', label, type: 'text' }),
    ),
  )
  const [size, tone] = fields.map((field) => field.key) as [string, string]
  const into = await add('Rapid Rides', { note: 'kept', fields: { [size]: 'large' } })
  const from = await add('RapidRides Ltd', {
    note: 'moved',
    website: 'https://rapid.example/',
    domains: ['rapid.example'],
    links: [{ url: 'github.com/rapid' }],
    fields: { [size]: 'small', [tone]: 'warm' },
  })
  const part = await add('Rapid North', { parent: from.id })
  const { id: person } = await world.call(world.as('member'), createPerson, {
    name: 'Rosa',
    organisation: { id: from.id },
  })
  await world.call(world.as('member'), addNote, { organisation: from.id, text: 'they moved house' })

  const merged = await world.call(world.as('member'), contract.mergeOrganisations, {
    organisation: into.id,
    other: from.id,
  })

  expect(merged).toMatchObject({
    name: 'Rapid Rides',
    note: 'kept\n\nmoved',
    website: 'https://rapid.example/',
    domains: ['rapid.example'],
    links: [{ kind: 'github' }],
    fields: { [size]: 'large', [tone]: 'warm' },
    parts: [{ id: part.id }],
    people: [{ id: person }],
  })
  const { items: notes } = await world.call(world.as('viewer'), listNotes, { organisation: into.id })
  expect(notes.map((note) => note.text)).toEqual(['they moved house'])
  expect(await world.call(world.as('viewer'), showPerson, { person })).toMatchObject({
    organisation: { id: into.id },
  })
  await expect(
    world.call(world.as('viewer'), contract.showOrganisation, { organisation: from.id }),
  ).rejects.toMatchObject({ code: 'not_found' })
  const { items } = await world.call(world.as('viewer'), search, { q: 'RapidRides', kinds: ['organisation'] })
  expect(items.map((item) => item.id)).not.toContain(from.id)
})

test('one merged into its own part, or the other way round, ends above nobody of itself', async () => {
  const top = await add('Above')
  const part = await add('Below', { parent: top.id })

  expect(
    await world.call(world.as('member'), contract.mergeOrganisations, {
      organisation: part.id,
      other: top.id,
    }),
  ).toMatchObject({ parent: null, parts: [] })
  await expect(
    world.call(world.as('member'), contract.mergeOrganisations, { organisation: part.id, other: part.id }),
  ).rejects.toMatchObject({ code: 'organisations.same' })
})
