import { createClaim, updateClaim } from '@firsthand/contract/evidence/claims'
import { createComplaint, updateComplaint } from '@firsthand/contract/evidence/complaints'
import { createPerson, updatePerson } from '@firsthand/contract/crm/people'
import { updateWorkspace } from '@firsthand/contract/platform/members'
import { listEvents } from '@firsthand/contract/platform/records'
import { updateRetention } from '@firsthand/contract/platform/retention'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const history = async (filter: { subject?: string; kind?: string; member?: string } = {}) =>
  (await world.call(world.as('admin'), listEvents, filter)).items
const newest = async (subject: string) => (await history({ subject }))[0]

test('a change of a person says before and after of what changed, and nothing of the rest', async () => {
  const { id: person } = await world.call(world.as('member'), createPerson, {
    name: 'Ada Bell',
    note: 'Calm.',
    emails: [{ email: 'ada@bramble.example' }],
    cadenceDays: 30,
  })
  await world.call(world.as('member'), updatePerson, { person, note: 'Busy.', cadenceDays: 30 })
  expect(await newest(person)).toMatchObject({ name: 'person.updated', subject: { name: 'Ada Bell' } })
  expect(await newest(person)).toMatchObject({ before: { note: 'Calm.' }, after: { note: 'Busy.' } })
  expect(Object.keys((await newest(person))!.before as object)).toEqual(['note'])

  await world.call(world.as('member'), updatePerson, { person, emails: [{ email: 'bell@bramble.example' }] })
  expect(await newest(person)).toMatchObject({
    before: { emails: [{ email: 'ada@bramble.example' }] },
    after: { emails: [{ email: 'bell@bramble.example' }] },
  })
})

test('a change of the stakes of a claim leaves its sentence out', async () => {
  const { id: claim } = await world.call(world.as('member'), createClaim, {
    sentence: 'Couriers dread Mondays.',
    stakes: 2,
  })
  await world.call(world.as('member'), updateClaim, { claim, stakes: 3 })
  const event = (await history({ subject: claim })).find(({ name }) => name === 'claim.updated')

  expect(event).toMatchObject({
    subject: { kind: 'claim', id: claim, name: 'Couriers dread Mondays.' },
    before: { stakes: 2 },
    after: { stakes: 3 },
  })
  expect(Object.keys(event!.before as object)).toEqual(['stakes'])
})

test('the workspace says what its settings were before, and a rule that ends what it was', async () => {
  await world.call(world.as('admin'), updateWorkspace, { halfLifeDays: 179 })
  expect(await newest(world.bramble)).toMatchObject({
    before: { halfLifeDays: 180 },
    after: { halfLifeDays: 179 },
  })
  const rule = (afterDays: number | null) =>
    world.call(world.as('owner'), updateRetention, { rules: [{ kind: 'history', afterDays }] })
  await rule(30)
  await rule(null)
  expect(await newest(world.bramble)).toMatchObject({ before: { history: 30 }, after: { history: null } })
})

test('the history of one kind of thing and of one member stands apart', async () => {
  const claims = await history({ kind: 'claim' })
  expect(claims.length).toBeGreaterThan(0)
  expect(new Set(claims.map(({ subject }) => subject.kind))).toEqual(new Set(['claim']))
  expect((await history({ kind: 'person' })).map(({ subject }) => subject.kind)).toContain('person')

  const member = claims.at(-1)!.actor
  const theirs = await history({ member: member.id! })
  expect(new Set(theirs.map(({ actor }) => actor.name))).toEqual(new Set([member.name]))
  expect(theirs.map(({ name }) => name)).not.toContain('workspace.updated')
})

test('a change of the amount of a complaint says what the amount was', async () => {
  const { id: person } = await world.call(world.as('member'), createPerson, { name: 'Bo Reyes' })
  const amount = { amountMinor: 500, currency: 'EUR', exponent: 2 }
  const { id: complaint } = await world.call(world.as('member'), createComplaint, {
    person,
    about: 'Late',
    words: 'It came on Friday.',
    amount,
  })
  const more = { ...amount, amountMinor: 900 }
  await world.call(world.as('member'), updateComplaint, { complaint, amount: more })
  const event = (await history({ subject: complaint })).find(({ name }) => name === 'complaint.updated')

  expect(event).toMatchObject({ before: { amount }, after: { amount: more } })
})
