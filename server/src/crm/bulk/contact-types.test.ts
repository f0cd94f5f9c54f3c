import { type BulkChange, startBulkEdit, undoBulkEdit } from '@firsthand/contract/crm/bulk'
import { type PersonInput, createPerson, showPerson } from '@firsthand/contract/crm/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let member: ReturnType<World['as']>
beforeAll(async () => {
  world = await openWorld({ clock: () => new Date('2026-05-14T09:00:00Z') })
  member = world.as('member')
})
afterAll(() => world.close())

type Spans = PersonInput['contactTypes']

/** Makes somebody, changes them, and answers what they are afterwards and once each change is taken back. */
async function changed(contactTypes: Spans, ...changes: BulkChange[]) {
  const person = await world.call(member, createPerson, { name: 'Typed Tia', contactTypes })
  const spans = async () => (await world.call(member, showPerson, { person: person.id })).contactTypeSpans
  const before = await spans()
  const edits = []
  for (const change of changes)
    edits.push(await world.call(member, startBulkEdit, { scope: { people: [person.id] }, change }))
  const after = await spans()
  for (const edit of edits.toReversed()) await world.call(member, undoBulkEdit, { edit: edit.id })
  expect(await spans()).toEqual(before)
  return after
}

const open = { since: null, until: null }

test('a type that is taken away was so until yesterday, and what was before or is planned stays as it is', async () => {
  expect(
    await changed(
      [
        { type: 'lead', since: '2025-01-01', until: '2025-06-30' },
        { type: 'lead', since: '2026-01-01' },
        { type: 'lead', since: '2027-01-01' },
        { type: 'buyer' },
      ],
      { change: 'remove_contact_type', type: 'lead' },
    ),
  ).toEqual([
    { type: 'lead', since: '2025-01-01', until: '2025-06-30' },
    { type: 'lead', since: '2026-01-01', until: '2026-05-13' },
    { type: 'lead', since: '2027-01-01', until: null },
    { type: 'buyer', ...open },
  ])
})

test('the only type of now ends every other, except what began today, which never was', async () => {
  expect(
    await changed([{ type: 'lead' }, { type: 'partner', since: '2026-05-14' }, { type: 'expert' }], {
      change: 'set_contact_type',
      type: 'expert',
    }),
  ).toEqual([
    { type: 'expert', ...open },
    { type: 'lead', since: null, until: '2026-05-13' },
  ])
})

test('somebody begins to be something once, however often it is said', async () => {
  const add = (since: string | null): BulkChange => ({ change: 'add_contact_type', type: 'buyer', since })

  expect(await changed([], add('2026-09-01'), add('2026-09-01'))).toEqual([
    { type: 'buyer', since: '2026-09-01', until: null },
  ])
  expect(await changed([], add('2026-09-01'), add('2026-08-01'), add('2026-10-01'))).toEqual([
    { type: 'buyer', since: '2026-08-01', until: null },
  ])
  expect(await changed([{ type: 'buyer', until: '2026-06-30' }], add('2026-09-01'))).toEqual([
    { type: 'buyer', since: '2026-09-01', until: null },
    { type: 'buyer', since: null, until: '2026-06-30' },
  ])
})

test('whoever is moved to another type and back on the same day is what they were', async () => {
  expect(
    await changed(
      [{ type: 'lead', since: '2026-01-01' }],
      { change: 'remove_contact_type', type: 'lead' },
      { change: 'add_contact_type', type: 'buyer', since: '2026-05-14' },
      { change: 'remove_contact_type', type: 'buyer' },
      { change: 'add_contact_type', type: 'lead', since: '2026-05-14' },
    ),
  ).toEqual([{ type: 'lead', since: '2026-01-01', until: null }])
})

test('somebody becomes one thing instead of another in one change, which is taken back as one', async () => {
  expect(
    await changed([{ type: 'lead', since: '2026-01-01' }, { type: 'partner' }], {
      change: 'add_contact_type',
      type: 'buyer',
      since: '2026-05-14',
      insteadOf: 'lead',
    }),
  ).toEqual([
    { type: 'lead', since: '2026-01-01', until: '2026-05-13' },
    { type: 'buyer', since: '2026-05-14', until: null },
    { type: 'partner', ...open },
  ])
})
