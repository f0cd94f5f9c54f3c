import { updatePerson } from '@firsthand/contract/crm/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { referencesToPeople } from './in-use.ts'
import { csv, importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

const connections = csv(
  ['First Name', 'Last Name', 'URL', 'Email Address', 'Company', 'Position', 'Connected On'],
  ['Lin', 'Gone', 'https://www.linkedin.com/in/lin-gone', '', 'Linco', 'Owner', '01 Jan 2026'],
  ['Lin', 'Linked', 'https://www.linkedin.com/in/lin-linked', '', 'Linco', 'Buyer', '02 Jan 2026'],
  ['Lin', 'Placed', 'https://www.linkedin.com/in/lin-placed', '', '', '', '03 Jan 2026'],
)

test('connections that came with a link go with their import, except to whom somebody added a link or an address', async () => {
  const { id } = await tools.run(connections)
  const linked = (await tools.person('Lin Linked'))!
  expect(linked.links).toMatchObject([{ kind: 'linkedin' }])
  await world.call(tools.member, updatePerson, {
    person: linked.id,
    links: [...linked.links.map(({ url }) => ({ url })), { url: 'https://linked.example' }],
  })
  await world.call(tools.member, updatePerson, {
    person: (await tools.person('Lin Placed'))!.id,
    addresses: [{ city: 'Leeds' }],
  })

  expect(await tools.undo(id)).toMatchObject({ peopleCreated: 3, peopleRemoved: 1, peopleSpared: 2 })
  expect(await tools.person('Lin Gone')).toBeUndefined()
  expect((await tools.person('Lin Linked'))!.links).toHaveLength(2)
  expect((await tools.person('Lin Placed'))!.addresses).toMatchObject([{ city: 'Leeds' }])
})

test('cards with addresses and links go with their import, with everything that came on them', async () => {
  const { id } = await tools.run(
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Card Gone',
      'EMAIL:card@gone.example',
      'TEL:+49 30 1234567',
      'ADR;TYPE=WORK:;;1 High Street;Leeds;;LS1 1AA;United Kingdom',
      'ADR;TYPE=HOME:;;;York;;;',
      'URL:https://card.gone.example',
      'X-SOCIALPROFILE;TYPE=twitter:https://x.com/cardgone',
      'END:VCARD',
      '',
    ].join('\r\n'),
  )
  const { id: person, links, addresses } = (await tools.person('Card Gone'))!
  expect([links.length, addresses.length]).toEqual([2, 2])

  expect(await tools.undo(id)).toMatchObject({ peopleCreated: 1, peopleRemoved: 1, peopleSpared: 0 })
  const left = await world.inWorkspace(world.bramble, (ctx) =>
    Promise.all(
      (['links', 'addresses', 'personEmails', 'personPhones'] as const).map((table) =>
        ctx.db
          .selectFrom(table)
          .select('id')
          .where('workspaceId', '=', ctx.workspaceId)
          .where('personId', '=', person)
          .execute(),
      ),
    ),
  )
  expect(left.flat()).toEqual([])
})

test('of every table that refers to people it is decided that a row of it keeps somebody when their import is taken back', async () => {
  const found = await world.inWorkspace(world.bramble, (ctx) => referencesToPeople(ctx))

  // A table that is not here is new: what an import writes itself, or what goes with somebody, belongs to the person's own.
  expect([...new Set(found.map(({ table }) => table))].toSorted()).toEqual([
    'attachments',
    'backgrounds',
    'bulk_edit_people',
    'complaint_steps',
    'complaints',
    'consent_links',
    'consents',
    'conversation_people',
    'entry_moves',
    'erasures',
    'evidence',
    'handoffs',
    'introduction_requests',
    'know_how',
    'loop_told',
    'notes',
    'person_aliases',
    'person_copies',
    'person_list_people',
    'person_merges',
    'pipeline_entries',
    'promises',
    'prospects',
    'pseudonyms',
    'recruits',
    'redactions',
    'screener_answers',
    'speakers',
    'tasks',
    'touchpoints',
  ])
})
