import { listOrganisations } from '@firsthand/contract/crm/organisations'
import {
  type PersonInput,
  archivePerson,
  createPerson,
  listPeople,
  restorePerson,
  showPerson,
  updatePerson,
} from '@firsthand/contract/crm/people'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { listEvents, search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const add = (person: PersonInput) => world.call(world.as('member'), createPerson, person)
const change = (person: string, fields: object) =>
  world.call(world.as('member'), updatePerson, { person, ...fields })

test('a name is enough to add a person', async () => {
  const person = await add({ name: '  Nele   Brandt ' })

  expect(person).toMatchObject({
    name: 'Nele   Brandt',
    emails: [],
    organisation: null,
    lastTouchAt: null,
    version: 1,
  })
})

test('a person is known since the first touch, where that was before they were written down', async () => {
  const { id, createdAt } = await add({ name: 'Known Before' })
  const since = async () => (await world.call(world.as('viewer'), showPerson, { person: id })).knownSince
  expect(await since()).toBe(createdAt)

  await world.call(world.as('member'), logTouchpoint, {
    person: id,
    channel: 'coffee',
    at: '2024-03-01T09:00:00.000Z',
  })
  await world.call(world.as('member'), logTouchpoint, { person: id, channel: 'call' })

  expect(await since()).toBe('2024-03-01T09:00:00.000Z')
})

test('a person has several addresses and numbers, in their order', async () => {
  const { id } = await add({
    name: 'Many Mia',
    emails: [{ email: 'mia@example.com', label: 'work' }, { email: 'mia@home.example' }],
    phones: [{ phone: '+49 30 901820' }, { phone: '030 901821', label: 'desk' }],
  })

  expect(await world.call(world.as('viewer'), showPerson, { person: id })).toMatchObject({
    emails: [
      { email: 'mia@example.com', label: 'work' },
      { email: 'mia@home.example', label: null },
    ],
    phones: [{ phone: '+49 30 901820' }, { phone: '030 901821', label: 'desk' }],
  })
})

test('an address belongs to one person, however it is written', async () => {
  await add({ name: 'First', emails: [{ email: 'Same@Example.com' }] })

  await expect(
    add({ name: 'Second', emails: [{ email: 'new@example.com' }, { email: 'sAME@example.COM' }] }),
  ).rejects.toMatchObject({
    code: 'people.duplicate_email',
    params: { email: 'sAME@example.COM' },
  })
  expect((await world.call(world.as('member'), listPeople, { q: 'Second' })).items).toEqual([])
})

test('of two who add the same address at once, one is told', async () => {
  const outcomes = await Promise.allSettled(
    ['One', 'Two', 'Three'].map((name) => add({ name, emails: [{ email: 'race@example.com' }] })),
  )
  const refused = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as object] : [],
  )

  expect(refused).toHaveLength(2)
  for (const reason of refused) expect(reason).toMatchObject({ status: 409, code: 'people.duplicate_email' })
})

test('changing one thing leaves the rest, and lists are replaced whole', async () => {
  const { id } = await add({
    name: 'Otto',
    roleTitle: 'cook',
    emails: [{ email: 'otto@example.com' }],
    contactTypes: [{ type: 'lead' }],
  })
  const changed = await change(id, {
    contactTypes: [{ type: 'buyer' }, { type: 'payer', until: '2020-01-01' }],
  })

  expect(changed).toMatchObject({
    roleTitle: 'cook',
    emails: [{ email: 'otto@example.com' }],
    contactTypes: ['buyer'],
    version: 2,
  })
  expect(changed.contactTypeSpans).toHaveLength(2)
})

test('whoever changes a person that somebody changed meanwhile is told to look again', async () => {
  const { id, version } = await add({ name: 'Busy Bea' })
  await change(id, { roleTitle: 'first', version })

  await expect(change(id, { roleTitle: 'second', version })).rejects.toMatchObject({
    status: 409,
    code: 'conflict',
  })
})

test('an organisation is found by its name in any spelling, or made', async () => {
  const { organisation } = await add({ name: 'At Work', organisation: { name: 'Rapid Rides' } })
  const other = await add({ name: 'Colleague', organisation: { name: 'RAPID  rides' } })

  expect(other.organisation).toEqual(organisation)
  expect((await world.call(world.as('viewer'), listOrganisations, { q: 'rapid' })).items).toMatchObject([
    { name: 'Rapid Rides', peopleCount: 2 },
  ])
})

test('an organisation of another workspace cannot be given', async () => {
  await expect(add({ name: 'Spy', organisation: { id: world.rival } })).rejects.toMatchObject({
    code: 'people.organisation_missing',
  })
})

test('an archived person leaves the list and comes back, and both are told once', async () => {
  const { id } = await add({ name: 'Put Away' })
  await world.call(world.as('member'), archivePerson, { person: id })
  await world.call(world.as('member'), archivePerson, { person: id })
  const list = (archived: boolean) => world.call(world.as('member'), listPeople, { q: 'Put Away', archived })

  expect((await list(false)).items).toEqual([])
  expect((await list(true)).items).toMatchObject([{ id }])
  await world.call(world.as('member'), restorePerson, { person: id })
  expect((await list(false)).items).toMatchObject([{ id }])
  const { items } = await world.call(world.as('admin'), listEvents, { subject: id })
  expect(items.map((event) => event.name).toSorted()).toEqual([
    'person.archived',
    'person.created',
    'person.restored',
  ])
})

test('people are found by accents left out, by organisation, by e-mail and with a typing slip', async () => {
  const { id } = await add({
    name: 'Žofie Müller',
    organisation: { name: 'Lüdenscheid Logistik' },
    emails: [{ email: 'zofka@logistik.example' }],
  })

  for (const q of ['zofie mul', 'ludenscheid', 'zofka@', 'zofie mueler', 'Žofie Muller']) {
    const { items } = await world.call(world.as('viewer'), search, { q, kinds: ['person'] })
    expect(
      items.map((item) => item.id),
      q,
    ).toContain(id)
  }
})
