import {
  listSpared,
  previewBulkEdit,
  showBulkEdit,
  startBulkEdit,
  undoBulkEdit,
} from '@firsthand/contract/crm/bulk'
import type { BulkChange } from '@firsthand/contract/crm/bulk'
import { createField } from '@firsthand/contract/crm/fields'
import { createList } from '@firsthand/contract/crm/lists'
import { createOrganisation } from '@firsthand/contract/crm/organisations'
import { createPerson, listPeople, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { listEvents } from '@firsthand/contract/platform/records'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let member: ReturnType<World['as']>
let people: string[]
let firm: string
let list: string
let field: string

beforeAll(async () => {
  world = await openWorld()
  member = world.as('member')
  firm = (await world.call(member, createOrganisation, { name: 'Rapid Rides' })).id
  list = (await world.call(member, createList, { name: 'Invited' })).id
  field = (
    await world.call(member, createField, {
      of: 'person',
      label: 'Size',
      type: 'choice',
      choices: ['small', 'large'],
    })
  ).id
  people = []
  for (let number = 0; number < 8; number += 1)
    people.push(
      (
        await world.call(member, createPerson, {
          name: `Person ${number}`,
          cadenceDays: number % 2 === 0 ? 14 : null,
          organisation: number % 3 === 0 ? { id: firm } : null,
          contactTypes: number % 2 === 0 ? [{ type: 'lead' }] : [{ type: 'buyer', until: '2026-01-01' }],
        })
      ).id,
    )
})
afterAll(() => world.close())

/** Everything that a change could touch, of everybody. */
async function state() {
  const { items } = await world.call(member, listPeople, { limit: 200 })
  const archived = await world.call(member, listPeople, { limit: 200, archived: true })
  const onList = await world.call(member, listPeople, {
    limit: 200,
    filter: { conditions: [{ what: 'list', value: [list] }] },
  })
  const views = []
  for (const id of people) views.push(await world.call(member, showPerson, { person: id }))
  return {
    here: items.map((row) => row.id),
    archived: archived.items.map((row) => row.id),
    onList: onList.items.map((row) => row.id),
    people: views.map(({ id, organisation, contactTypeSpans, cadenceDays, nextTouchAt, fields }) => ({
      id,
      organisation,
      contactTypeSpans,
      cadenceDays,
      nextTouchAt,
      fields,
    })),
  }
}

function changes(): fc.Arbitrary<BulkChange> {
  return fc.oneof(
    fc.record({
      change: fc.constantFrom('set_contact_type', 'remove_contact_type'),
      type: fc.constantFrom('lead', 'buyer', 'expert'),
    }),
    fc.record({
      change: fc.constant('add_contact_type'),
      type: fc.constantFrom('lead', 'buyer', 'expert'),
      since: fc.constantFrom(null, '2026-02-01', '2099-01-01'),
    }),
    fc.record({
      change: fc.constant('set_organisation'),
      organisation: fc.constantFrom(null, { id: firm }, { name: 'Kiez Kurier' }),
    }),
    fc.record({ change: fc.constant('set_cadence'), cadenceDays: fc.constantFrom(null, 14, 30) }),
    fc.record({
      change: fc.constant('set_field'),
      field: fc.constant(field),
      value: fc.constantFrom('small', 'large', null),
    }),
    fc.record({ change: fc.constantFrom('add_to_list', 'remove_from_list'), list: fc.constant(list) }),
    fc.record({ change: fc.constant('archive') }),
  ) as fc.Arbitrary<BulkChange>
}

test(
  'whatever many people have changed, undoing gives each of them back what they had',
  { timeout: 180_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        changes(),
        changes(),
        fc.subarray(people, { minLength: 1 }),
        async (first, second, chosen) => {
          const before = await state()
          const one = await world.call(member, startBulkEdit, { scope: { people: chosen }, change: first })
          const between = await state()
          const two = await world.call(member, startBulkEdit, {
            scope: { filter: { match: 'all', conditions: [] } },
            change: second,
          })
          await world.call(member, undoBulkEdit, { edit: two.id })
          expect(await state()).toEqual(between)
          const undone = await world.call(member, undoBulkEdit, { edit: one.id })
          expect(await state()).toEqual(before)
          expect(undone).toMatchObject({ restored: one.changed, spared: 0 })
        },
      ),
      { numRuns: 40 },
    )
  },
)

test('a preview says what would change, and changes nothing', async () => {
  const before = await state()
  const change = { change: 'set_organisation' as const, organisation: { name: 'Nobody knows it yet' } }
  const preview = await world.call(member, previewBulkEdit, {
    scope: { filter: { conditions: [{ what: 'organisation', value: [firm] }] } },
    change,
  })

  expect(preview).toMatchObject({ matching: { count: 3, exact: true }, wouldChange: 3, unchanged: 0 })
  expect(preview.examples[0]).toMatchObject({
    before: { organisation: { name: 'Rapid Rides' } },
    after: { organisation: { name: 'Nobody knows it yet' } },
  })
  expect(await state()).toEqual(before)
})

test('whom somebody changed since stays as they are, and is named', async () => {
  const edit = await world.call(member, startBulkEdit, {
    scope: { people: people.slice(0, 4) },
    change: { change: 'set_cadence', cadenceDays: 90 },
  })
  await world.call(member, updatePerson, { person: people[1]!, cadenceDays: 7 })

  const undone = await world.call(member, undoBulkEdit, { edit: edit.id })
  const { items } = await world.call(member, listSpared, { edit: edit.id })

  expect(undone).toMatchObject({ changed: 4, restored: 3, spared: 1 })
  expect(items).toEqual([
    { id: people[1], name: 'Person 1', changedTo: { cadenceDays: 90 }, now: { cadenceDays: 7 } },
  ])
  expect((await world.call(member, showPerson, { person: people[1]! })).cadenceDays).toBe(7)
  expect((await world.call(member, showPerson, { person: people[0]! })).cadenceDays).toBe(14)
})

test('a change is taken back once', async () => {
  const edit = await world.call(member, startBulkEdit, {
    scope: { people: [people[0]!] },
    change: { change: 'archive' },
  })
  const outcomes = await Promise.allSettled(
    [1, 2, 3].map(() => world.call(member, undoBulkEdit, { edit: edit.id })),
  )
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  await expect(world.call(member, undoBulkEdit, { edit: edit.id })).rejects.toMatchObject({
    code: 'bulk.undone',
  })
})

test('each person has the change in their history', async () => {
  const edit = await world.call(member, startBulkEdit, {
    scope: { people: people.slice(0, 2) },
    change: { change: 'add_contact_type', type: 'sponsor' },
  })
  const { items } = await world.call(world.as('admin'), listEvents, { limit: 20 })
  const subjects = items
    .filter((event) => (event.after as { bulkEdit?: string } | null)?.bulkEdit === edit.id)
    .map((event) => event.subject.id)
  expect(subjects.toSorted()).toEqual(people.slice(0, 2).toSorted())
})

test('nothing of another workspace can be named or seen', async () => {
  const rival = world.as('rival')
  const scope = { people }
  const started = await world.call(rival, startBulkEdit, { scope, change: { change: 'archive' } })
  expect(started).toMatchObject({ lookedAt: 0, changed: 0 })
  await expect(
    world.call(rival, startBulkEdit, { scope, change: { change: 'add_to_list', list } }),
  ).rejects.toMatchObject({ code: 'bulk.list_missing' })
  await expect(
    world.call(rival, startBulkEdit, {
      scope,
      change: { change: 'set_organisation', organisation: { id: firm } },
    }),
  ).rejects.toMatchObject({ code: 'bulk.organisation_missing' })
  const edit = await world.call(member, startBulkEdit, {
    scope,
    change: { change: 'set_cadence', cadenceDays: 60 },
  })
  await expect(world.call(rival, showBulkEdit, { edit: edit.id })).rejects.toMatchObject({ status: 404 })
})
