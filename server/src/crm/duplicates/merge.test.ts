import { mergePeople, listMerges, unmergePeople } from '@firsthand/contract/crm/merges'
import { type PersonInput, createPerson, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { createField } from '@firsthand/contract/crm/fields'
import { setReferral } from '@firsthand/contract/crm/referrals'
import { listTouchpoints, logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { noteBookedTimeZone } from '../details/time-zone.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const add = async (name: string, fields: Partial<PersonInput> = {}) =>
  (await world.call(world.as('member'), createPerson, { name, ...fields })).id
const show = (person: string) => world.call(world.as('viewer'), showPerson, { person })
const merge = (person: string, other: string, more: object = {}) =>
  world.call(world.as('member'), mergePeople, { person, other, ...more })
const undo = (id: string | null, more: object = {}) =>
  world.call(world.as('member'), unmergePeople, { merge: id!, ...more })

test('two people become one, with the addresses, numbers, types and touches of both', async () => {
  const ada = await add('Ada Klein', {
    emails: [{ email: 'ada@one.example' }],
    phones: [{ phone: '+49 30 901820' }],
    contactTypes: [{ type: 'lead' }],
  })
  const again = await add('Adele Klein', {
    emails: [{ email: 'adele@two.example' }],
    phones: [{ phone: '0049 30 901820' }],
    roleTitle: 'buyer',
    contactTypes: [{ type: 'lead' }, { type: 'buyer' }],
  })
  await world.call(world.as('member'), logTouchpoint, { person: again, channel: 'call' })
  const { person, moved, setAside } = await merge(ada, again)

  expect(person).toMatchObject({
    id: ada,
    name: 'Ada Klein',
    roleTitle: 'buyer',
    emails: [{ email: 'ada@one.example' }, { email: 'adele@two.example' }],
    phones: [{ phone: '+49 30 901820' }],
    contactTypes: ['buyer', 'lead'],
    touchpointCount: 1,
  })
  expect(moved).toEqual(expect.arrayContaining([{ what: 'touchpoint', count: 1 }]))
  expect(setAside).toEqual([
    { what: 'phone number', count: 1 },
    { what: 'contact type', count: 1 },
  ])
  expect(person.lastTouchAt).not.toBeNull()
})

test('picked values count, and both notes are kept unless one is picked', async () => {
  const one = await add('B. Okafor', { note: 'Met at the fair.', language: 'de' })
  const other = await add('Blessing Okafor', { note: 'Prefers mail.', language: 'en' })
  const { person } = await merge(one, other, { picks: { name: 'other', language: 'other' } })

  expect(person).toMatchObject({
    name: 'Blessing Okafor',
    language: 'en',
    note: 'Met at the fair.\n\nPrefers mail.',
  })
})

test('of a custom field that both have, the picked value counts, and an undo gives both theirs back', async () => {
  const admin = world.as('admin')
  await world.call(admin, createField, { of: 'person', label: 'Seats', type: 'number' })
  await world.call(admin, createField, { of: 'person', label: 'Plan', type: 'text' })
  const one = await add('Fielded One', { fields: { seats: 3, plan: 'small' } })
  const other = await add('Fielded Two', { fields: { seats: 40, plan: 'large' } })
  const { person, merge: id } = await merge(one, other, { picks: { fields: { seats: 'other' } } })
  expect(person.fields).toEqual({ seats: 40, plan: 'small' })

  await undo(id)
  expect((await show(one)).fields).toEqual({ seats: 3, plan: 'small' })
  expect((await show(other)).fields).toEqual({ seats: 40, plan: 'large' })
})

test('where a time zone is known from goes with the time zone', async () => {
  const one = await add('Zoned One', { timeZone: 'Europe/Berlin' })
  const other = await add('Zoned Two')
  await world.inWorkspace(world.bramble, (ctx) => noteBookedTimeZone(ctx, other, 'Asia/Tokyo'))
  const { person } = await merge(one, other, { picks: { timeZone: 'other' } })
  expect(person.timeZoneKnown).toMatchObject({ timeZone: 'Asia/Tokyo', from: 'booking' })
})

test('a rehearsal says what would move and changes nothing', async () => {
  const one = await add('Rehearsed One')
  const other = await add('Rehearsed Two', { emails: [{ email: 'rehearsed@example.com' }] })
  const rehearsal = await merge(one, other, { dryRun: true })

  expect(rehearsal).toMatchObject({ merge: null, moved: [{ what: 'e-mail address', count: 1 }] })
  expect(rehearsal.person.emails).toHaveLength(1)
  expect((await show(other)).id).toBe(other)
  expect((await show(one)).emails).toEqual([])
})

test('the old address of whoever was merged leads to whom they were merged into, over several merges', async () => {
  const [one, two, three] = [await add('Chain One'), await add('Chain Two'), await add('Chain Three')]
  await merge(two, one)
  await merge(three, two)

  expect((await show(one)).id).toBe(three)
  expect((await show(two)).id).toBe(three)
  const found = (await world.call(world.as('viewer'), search, { q: 'Chain One' })).items
  expect(found.filter((hit) => hit.title === 'Chain One')).toEqual([])
})

test('a change to somebody who was merged is refused with where they went', async () => {
  const [one, two] = [await add('Gone Soon'), await add('Stays On')]
  await merge(two, one)

  await expect(
    world.call(world.as('member'), updatePerson, { person: one, name: 'X' }),
  ).rejects.toMatchObject({ status: 410, code: 'people.merged', params: { name: 'Stays On', person: two } })
  await expect(merge(two, one)).rejects.toMatchObject({ code: 'people.merged' })
  await expect(merge(two, two)).rejects.toMatchObject({ code: 'people.same_person' })
})

test('of two who merge the same people at once, one is told that it is done', async () => {
  const [one, two] = [await add('Raced One'), await add('Raced Two')]
  const outcomes = await Promise.allSettled([merge(one, two), merge(two, one), merge(one, two)])

  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'people.merged' })
})

test('an introduction between the two goes and comes back; of two introductions the earlier holds', async () => {
  const [one, two, early, late] = [
    await add('In One'),
    await add('In Two'),
    await add('Early'),
    await add('Late'),
  ]
  const set = (person: string, introducer: string) =>
    world.call(world.as('member'), setReferral, { person, introducer })
  await set(two, early)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await set(one, late)
  const { merge: id } = await merge(one, two)
  expect((await show(one)).introducedBy?.introducer.id).toBe(early)
  await undo(id)
  expect((await show(one)).introducedBy?.introducer.id).toBe(late)
  expect((await show(two)).introducedBy?.introducer.id).toBe(early)

  const [three, four] = [await add('Pair Three'), await add('Pair Four')]
  await set(four, three)
  const between = await merge(three, four)
  expect((await show(three)).introducedBy).toBeNull()
  await undo(between.merge)
  expect((await show(four)).introducedBy?.introducer.id).toBe(three)
})

test('a merge that would close a circle of introductions leaves it open', async () => {
  const [first, middle, last] = [await add('Circle A'), await add('Circle B'), await add('Circle C')]
  const set = (person: string, introducer: string) =>
    world.call(world.as('member'), setReferral, { person, introducer })
  await set(middle, first)
  await set(last, middle)
  await merge(first, last)

  expect((await show(first)).introducedBy).toBeNull()
  expect((await show(middle)).introducedBy?.introducer.id).toBe(first)
})

test('undoing says what was added since and what was changed, and can send the added along', async () => {
  const one = await add('Undo One', { roleTitle: 'cook' })
  const two = await add('Undo Two', { emails: [{ email: 'undo.two@example.com' }] })
  const { merge: id } = await merge(one, two, { picks: { name: 'other' } })
  await world.call(world.as('member'), updatePerson, { person: one, name: 'Undo Anew' })
  await world.call(world.as('member'), logTouchpoint, { person: one, channel: 'coffee' })
  const rehearsal = await undo(id, { dryRun: true })

  expect(rehearsal.added).toEqual([{ what: 'touchpoint', count: 1 }])
  expect(rehearsal.kept).toEqual(['The name was changed since the merge and stays as it is.'])
  await undo(id, { added: 'go' })
  expect((await show(one)).name).toBe('Undo Anew')
  expect(await show(two)).toMatchObject({ name: 'Undo Two', emails: [{ email: 'undo.two@example.com' }] })
  expect((await world.call(world.as('viewer'), listTouchpoints, { person: two })).items).toHaveLength(1)
  await expect(undo(id)).rejects.toMatchObject({ code: 'people.undone' })
})

test('an address goes back also when the list of addresses was written anew since', async () => {
  const one = await add('List One', { emails: [{ email: 'list.one@example.com' }] })
  const two = await add('List Two', { emails: [{ email: 'list.two@example.com' }] })
  const { merge: id } = await merge(one, two)
  await world.call(world.as('member'), updatePerson, {
    person: one,
    emails: [{ email: 'list.two@example.com' }, { email: 'list.three@example.com' }],
  })
  const { kept } = await undo(id)

  expect(kept).toEqual([])
  expect((await show(two)).emails).toEqual([{ email: 'list.two@example.com', label: null }])
  expect((await show(one)).emails).toEqual([{ email: 'list.three@example.com', label: null }])
})

test('a later merge is undone before an earlier one', async () => {
  const [one, two, three] = [await add('Order One'), await add('Order Two'), await add('Order Three')]
  const first = await merge(one, two)
  const second = await merge(three, one)

  await expect(undo(first.merge)).rejects.toMatchObject({
    code: 'people.later_first',
    params: { name: 'Order One' },
  })
  await undo(second.merge)
  await undo(first.merge)
  for (const [id, name] of [
    [one, 'Order One'],
    [two, 'Order Two'],
    [three, 'Order Three'],
  ] as const)
    expect((await show(id)).name).toBe(name)
})

test('past merges are listed with who and when, page by page', async () => {
  const [one, two] = [await add('Listed One'), await add('Listed Two')]
  const { merge: id } = await merge(one, two)
  const page = await world.call(world.as('viewer'), listMerges, { person: one, limit: 1 })
  expect(page.items).toMatchObject([
    { id, person: { id: one }, other: { id: two, name: 'Listed Two' }, mergedBy: 'Milo', undoneAt: null },
  ])
  await undo(id)
  const after = await world.call(world.as('viewer'), listMerges, { person: one })
  expect(after.items).toMatchObject([{ other: { name: 'Listed Two' }, undoneBy: 'Milo' }])
})

test('nobody merges with, or undoes a merge of, another workspace', async () => {
  const [one, two] = [await add('Ours One'), await add('Ours Two')]
  const theirs = (await world.call(world.as('rival'), createPerson, { name: 'Theirs' })).id
  const { merge: id } = await merge(one, two)

  await expect(merge(one, theirs)).rejects.toMatchObject({ status: 404 })
  await expect(world.call(world.as('rival'), unmergePeople, { merge: id! })).rejects.toMatchObject({
    status: 404,
  })
  expect((await world.call(world.as('rival'), listMerges)).items).toEqual([])
})
