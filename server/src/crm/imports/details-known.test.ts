import { createPerson, updatePerson } from '@firsthand/contract/crm/people'
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

const blank = { street: null, postalCode: null, city: null, region: null, country: null, free: '' }
const known = {
  name: 'Known Nora',
  pronouns: 'she/her',
  emails: [{ email: 'nora@known.example' }],
  links: [{ url: 'https://nora.example', label: 'blog' }],
  addresses: [{ label: 'home', street: 'Am Wald 3', postalCode: '01099', city: 'Dresden', country: 'DE' }],
}
const headings = ['name', 'email', 'pronouns', 'website', 'website 2', 'street', 'city', 'country']

test('an import adds addresses and links to somebody we know, and takes none away; taken back, only they go', async () => {
  await world.call(tools.member, createPerson, known)
  const before = (await tools.person('Known Nora'))!
  const { id, ...done } = await tools.run(
    csv(
      headings,
      [
        'Known Nora',
        'nora@known.example',
        '',
        'http://www.nora.example/',
        '',
        'am wald 3',
        'DRESDEN',
        'Germany',
      ],
      ['Known Nora', 'nora@known.example', 'they/them', '', 'github.com/nora', 'Gate 4', 'Leeds', ''],
    ),
  )
  expect(done).toMatchObject({ peopleCreated: 0, peopleUpdated: 1, rowsSkipped: 1 })
  expect(await tools.person('Known Nora')).toMatchObject({
    pronouns: 'they/them',
    links: [{ label: 'blog' }, { url: 'https://github.com/nora' }],
    addresses: [
      { label: 'home', street: 'Am Wald 3' },
      { ...blank, street: 'Gate 4', city: 'Leeds' },
    ],
  })

  expect(await tools.undo(id)).toMatchObject({ peopleReverted: 1 })
  expect(await tools.person('Known Nora')).toMatchObject({
    pronouns: 'she/her',
    links: before.links,
    addresses: before.addresses,
  })
})

test('the same file a second time says nothing new, and whom somebody changed since is spared', async () => {
  const file = csv(headings, [
    'Again Ari',
    'ari@again.example',
    'he/him',
    'https://ari.example',
    'https://ari.example/two',
    'Gate 5',
    'Leeds',
    'Atlantis',
  ])
  await tools.run(csv(['name', 'email'], ['Again Ari', 'ari@again.example']))
  const { id } = await tools.run(file)
  expect(await tools.run(file)).toMatchObject({ rowsSkipped: 1, peopleUpdated: 0 })

  const { id: person } = (await tools.person('Again Ari'))!
  await world.call(tools.member, updatePerson, { person, roleTitle: 'baker' })
  expect(await tools.undo(id)).toMatchObject({ peopleSpared: 1 })
  expect((await tools.person('Again Ari'))!.links).toHaveLength(2)
})
