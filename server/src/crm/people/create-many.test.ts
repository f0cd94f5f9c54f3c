import { listPeople, showPerson } from '@firsthand/contract/crm/people'
import { type NewPerson, createManyPeople, peopleAtOnce } from '@firsthand/contract/crm/people-many'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { suppress } from '../rights/suppressions.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const create = (people: Parameters<typeof named>[0][]) =>
  world.call(world.as('member'), createManyPeople, { people: people.map(named) })
const named = (person: Partial<NewPerson> & { name: string }) => person as NewPerson

test('many people are added at once, with all that is said of them, and are found', async () => {
  const { ids } = await create([
    {
      name: 'Many Mara',
      organisation: { name: 'Manyco' },
      roleTitle: 'cook',
      emails: [{ email: 'mara@many.example', label: 'work' }],
      phones: [{ phone: '+49 30 901820', label: null }],
      contactTypes: [{ type: 'end_user', since: '2026-01-02', until: null }],
      timeZone: 'Europe/Berlin',
      externalId: 'm-1',
    },
    { name: 'Many Milo', organisation: { name: 'manyco' } },
  ])
  expect(await world.call(world.as('member'), showPerson, { person: ids[0]! })).toMatchObject({
    name: 'Many Mara',
    organisation: { name: 'Manyco' },
    emails: [{ email: 'mara@many.example', label: 'work' }],
    contactTypeSpans: [{ type: 'end_user', since: '2026-01-02' }],
    timeZone: 'Europe/Berlin',
  })
  const found = await world.call(world.as('member'), search, { q: 'many milo' })
  expect(found.items.map((item) => item.title)).toContain('Many Milo')
})

test('where something is wrong with one, nobody is added, and each problem says whom it is of', async () => {
  await world.inWorkspace(world.bramble, (ctx) =>
    suppress(ctx, [{ kind: 'email', key: 'gone@many.example' }]),
  )
  await expect(
    create([
      { name: 'None Nora' },
      { name: 'None Nils', emails: [{ email: 'MARA@many.example', label: null }] },
      { name: 'None Nina', emails: [{ email: 'gone@many.example', label: null }] },
      { name: 'None Noel', emails: [{ email: 'twin@many.example', label: null }] },
      { name: 'None Nell', emails: [{ email: 'Twin@many.example', label: null }], externalId: 'm-1' },
      { name: 'None Nick', fields: { nowhere: 'x' } },
    ]),
  ).rejects.toMatchObject({
    code: 'input_invalid',
    problems: expect.arrayContaining([
      expect.objectContaining({ path: 'people.1.emails.0' }),
      expect.objectContaining({ path: 'people.2' }),
      expect.objectContaining({ path: 'people.4.emails.0' }),
      expect.objectContaining({ path: 'people.4.externalId' }),
      expect.objectContaining({ path: 'people.5.fields.nowhere' }),
    ]),
  })
  expect((await world.call(world.as('member'), listPeople, { q: 'None' })).items).toEqual([])
})

test('of two requests with one address at the same moment, one adds everybody and the other nobody', async () => {
  const both = await Promise.allSettled(
    ['One', 'Two'].map((tag) =>
      create([
        { name: `Race ${tag} a` },
        { name: `Race ${tag} b`, emails: [{ email: 'race@many.example', label: null }] },
      ]),
    ),
  )
  expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await world.call(world.as('member'), listPeople, { q: 'Race' })).items).toHaveLength(2)
})

test('five hundred fit into a request, and not one more', async () => {
  const people = Array.from({ length: peopleAtOnce }, (_, at) => ({
    name: `Full ${at}`,
    emails: [{ email: `full${at}@many.example`, label: null }],
  }))
  expect((await create(people)).ids).toHaveLength(peopleAtOnce)
  await expect(create([...people, { name: 'Too much' }])).rejects.toMatchObject({ code: 'input_invalid' })
})
