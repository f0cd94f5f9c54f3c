import { type BulkChange, previewBulkEdit, startBulkEdit } from '@firsthand/contract/crm/bulk'
import { createField } from '@firsthand/contract/crm/fields'
import { createList } from '@firsthand/contract/crm/lists'
import { archivePerson, createPerson, listPeople } from '@firsthand/contract/crm/people'
import { createErasure } from '@firsthand/contract/crm/rights'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let member: ReturnType<World['as']>
let gone: string
let list: string
let field: string
beforeAll(async () => {
  world = await openWorld()
  member = world.as('member')
  list = (await world.call(member, createList, { name: 'Invited' })).id
  field = (await world.call(member, createField, { of: 'person', label: 'Size', type: 'text' })).id
  gone = (await world.call(member, createPerson, { name: 'Gone Gil' })).id
  const archived = await world.call(member, createPerson, { name: 'Archived Al' })
  await world.call(member, archivePerson, { person: archived.id })
  await world.call(world.as('admin'), createErasure, { person: gone, name: 'Gone Gil' })
  await world.settle()
})
afterAll(() => world.close())

/** One of each change there is: another one does not compile until it stands here. */
const changes: { [Change in BulkChange['change']]: () => BulkChange & { change: Change } } = {
  set_contact_type: () => ({ change: 'set_contact_type', type: 'lead' }),
  add_contact_type: () => ({ change: 'add_contact_type', type: 'buyer', since: null }),
  remove_contact_type: () => ({ change: 'remove_contact_type', type: 'lead' }),
  set_organisation: () => ({ change: 'set_organisation', organisation: { name: 'Rapid Rides' } }),
  set_cadence: () => ({ change: 'set_cadence', cadenceDays: 14 }),
  set_field: () => ({ change: 'set_field', field, value: 'small' }),
  add_to_list: () => ({ change: 'add_to_list', list }),
  remove_from_list: () => ({ change: 'remove_from_list', list }),
  archive: () => ({ change: 'archive' }),
  restore: () => ({ change: 'restore' }),
}

/** Everything that stands of somebody who was erased, where a change could write. */
function rows() {
  return world.inWorkspace(world.bramble, async (ctx) => {
    const person = await ctx.db
      .selectFrom('people')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', gone)
      .executeTakeFirstOrThrow()
    const written = await Promise.all(
      (['contactTypes', 'fieldValues', 'personListPeople', 'bulkEditPeople'] as const).map((table) =>
        ctx.db
          .selectFrom(table)
          .select('personId')
          .where('workspaceId', '=', ctx.workspaceId)
          .where('personId', '=', gone)
          .execute(),
      ),
    )
    return { person, written: written.flat() }
  })
}

describe.each(Object.entries(changes))('%s', (_, change) => {
  test('reaches nobody who was erased, whether they are chosen by hand or by a filter', async () => {
    const before = await rows()
    expect(before).toMatchObject({ person: { name: 'Erased person' }, written: [] })
    const byHand = { people: [gone] }
    const byFilter = { filter: { conditions: [] }, archived: true, except: [] }

    expect(await world.call(member, previewBulkEdit, { scope: byHand, change: change() })).toMatchObject({
      lookedAt: 0,
      wouldChange: 0,
      matching: { count: 0 },
    })
    for (const scope of [byHand, byFilter])
      await world.call(member, startBulkEdit, { scope, change: change() })

    expect(await rows()).toEqual(before)
  })
})

test('whoever was erased stands in no list of people, archived or not', async () => {
  for (const archived of [true, false]) {
    const { items, total } = await world.call(member, listPeople, { archived, limit: 200 })
    expect(items.map((row) => row.id)).not.toContain(gone)
    expect(total?.count).toBe(items.length)
  }
})
