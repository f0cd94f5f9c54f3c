import { createClaim, listClaims } from '@firsthand/contract/evidence/claims'
import { createPerson, listPeople, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { createInvitation } from '@firsthand/contract/platform/members'
import { listEvents } from '@firsthand/contract/platform/records'
import {
  acceptSuggestion,
  createSuggestion,
  listSuggestions,
  rejectSuggestion,
  showSuggestion,
} from '@firsthand/contract/platform/suggestions'
import type { Operation, Sent } from '@firsthand/contract/core/operation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

function suggest<O extends Operation>(operation: O, input: Sent<O>, agent = 'Claude 9') {
  const sent = { operation: operation.name, input: input as Record<string, unknown>, agent }
  return world.call(world.as('viewer'), createSuggestion, sent)
}

const claim = { sentence: 'Couriers leave because of nights', kind: 'assumption' } as Sent<typeof createClaim>

test('a suggestion changes nothing and is in no number until a member accepts it', async () => {
  const before = await world.call(world.as('member'), listClaims)
  const { id, state } = await suggest(createClaim, claim)
  expect(state).toBe('waiting')
  expect(await world.call(world.as('member'), listClaims)).toEqual(before)

  const accepted = await world.call(world.as('member'), acceptSuggestion, { suggestion: id })
  expect(accepted).toMatchObject({ state: 'accepted', decidedBy: { name: 'Milo' } })
  const after = await world.call(world.as('member'), listClaims)
  expect(after.items.map(({ sentence }) => sentence)).toContain(claim.sentence)
  expect((accepted.result as { id: string }).id).toBe(after.items[0]!.id)
})

test('what was accepted says in the history who did it and who suggested it', async () => {
  const { id } = await suggest(createPerson, { name: 'From a machine' })
  await world.call(world.as('member'), acceptSuggestion, { suggestion: id })

  const { items } = await world.call(world.as('admin'), listEvents)
  const [accepted, created] = ['suggestion.accepted', 'person.created'].map((name) =>
    items.find((event) => event.name === name)!,
  )
  expect(created).toMatchObject({
    actor: { kind: 'member', name: 'Milo' },
    through: { kind: 'suggestion', id, name: 'Claude 9' },
  })
  expect(accepted).toMatchObject({ actor: { name: 'Milo' }, through: null, after: { agent: 'Claude 9' } })
})

test('of two members who accept at once, one does it and the other hears that it is decided', async () => {
  const { id } = await suggest(createPerson, { name: 'Only once' })
  const outcomes = await Promise.allSettled(
    (['member', 'admin', 'owner'] as const).map((who) =>
      world.call(world.as(who), acceptSuggestion, { suggestion: id }),
    ),
  )

  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'suggestions.decided' })
  expect((await world.call(world.as('member'), listPeople, { q: 'Only once' })).items.length).toBe(1)
})

test('when the operation refuses, the member sees why, nothing is changed and the suggestion waits on', async () => {
  const { id: person } = await world.call(world.as('member'), createPerson, { name: 'Moved on' })
  const { id } = await suggest(updatePerson, { person, name: 'Renamed', version: 99 })

  await expect(world.call(world.as('member'), acceptSuggestion, { suggestion: id })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await world.call(world.as('member'), showPerson, { person })).name).toBe('Moved on')
  expect((await world.call(world.as('member'), showSuggestion, { suggestion: id })).state).toBe('waiting')
})

test('a suggestion reaches no further than who accepts it', async () => {
  const { id } = await suggest(createPerson, { name: 'By a viewer' })
  await expect(world.call(world.as('viewer'), acceptSuggestion, { suggestion: id })).rejects.toMatchObject({
    status: 403,
  })

  const forAdmins = { operation: 'workspace.update', input: { halfLifeDays: 7 } }
  const settings = await world.call(world.as('viewer'), createSuggestion, forAdmins)
  await expect(
    world.call(world.as('member'), acceptSuggestion, { suggestion: settings.id }),
  ).rejects.toMatchObject({ code: 'not_allowed' })
  await world.call(world.as('admin'), acceptSuggestion, { suggestion: settings.id })
})

test('a rejected suggestion stays rejected, with the reason for whoever made it', async () => {
  const { id } = await suggest(createPerson, { name: 'No' })
  await world.call(world.as('member'), rejectSuggestion, { suggestion: id, reason: 'We know her already' })

  expect(await world.call(world.as('viewer'), showSuggestion, { suggestion: id })).toMatchObject({
    state: 'rejected',
    reason: 'We know her already',
    decidedBy: { name: 'Milo' },
  })
  await expect(world.call(world.as('member'), acceptSuggestion, { suggestion: id })).rejects.toMatchObject({
    code: 'suggestions.decided',
  })
  const { items } = await world.call(world.as('member'), listSuggestions, { state: 'rejected' })
  expect(items.map((each) => each.id)).toContain(id)
})

test('bad input is refused when it is suggested, field by field', async () => {
  await expect(suggest(createPerson, { name: '', timeZone: 'Mars' })).rejects.toMatchObject({
    code: 'input_invalid',
    problems: [{ path: 'name' }, { path: 'timeZone' }].map((problem) => expect.objectContaining(problem)),
  })
})

test.each([
  'people.list',
  'account.signOut',
  createInvitation.name,
  'suggestions.create',
  'suggestions.accept',
  'no.such',
])('%s cannot be suggested', async (operation) => {
  await expect(
    world.call(world.as('owner'), createSuggestion, { operation, input: {} }),
  ).rejects.toMatchObject({ code: 'suggestions.not_suggestible' })
})

test('an id of another workspace inside a suggestion leads nowhere', async () => {
  const theirs = await world.call(world.as('rival'), createPerson, { name: 'Theirs' })
  const { id } = await suggest(updatePerson, { person: theirs.id, name: 'Ours' })

  await expect(world.call(world.as('owner'), acceptSuggestion, { suggestion: id })).rejects.toMatchObject({
    status: 404,
  })
  expect((await world.call(world.as('rival'), showPerson, { person: theirs.id })).name).toBe('Theirs')
  await expect(world.call(world.as('rival'), showSuggestion, { suggestion: id })).rejects.toMatchObject({
    status: 404,
  })
})

test('suggestions are listed newest first, with how many wait', async () => {
  const first = await suggest(createPerson, { name: 'One' })
  const second = await suggest(createPerson, { name: 'Two' })
  const page = await world.call(world.as('viewer'), listSuggestions, { limit: 1 })
  expect(page.items.map(({ id }) => id)).toEqual([second.id])
  expect(page.total!.count).toBeGreaterThanOrEqual(2)

  const next = await world.call(world.as('viewer'), listSuggestions, { limit: 1, after: page.next! })
  expect(next.items.map(({ id }) => id)).toEqual([first.id])
})
