import { listConversations } from '@firsthand/contract/conversations/conversations'
import { loadExample, showToday } from '@firsthand/contract/discovery/today'
import { listBlindRounds, showBlindAgreement } from '@firsthand/contract/evidence/blind-coding'
import { listClaims, showClaim } from '@firsthand/contract/evidence/claims'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { listPeople } from '@firsthand/contract/crm/people'
import { listEvents, search } from '@firsthand/contract/platform/records'
import { listPractice } from '@firsthand/contract/studies/practice'
import { listHunches } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../test/world.ts'
import { bramble } from './bramble/index.ts'

let world: World
let visitor: Actor
beforeAll(async () => {
  world = await openWorld()
  const { workspaceId } = await world.call(world.as('member'), loadExample)
  visitor = { ...world.as('member'), workspaceId }
  await world.settle()
})
afterAll(() => world.close())

test('the example opens with everybody in it', async () => {
  const people = await world.call(visitor, listPeople, { limit: 200 })

  expect(people.total).toEqual({ count: bramble.people.length, exact: true })
})

test('every claim of the example stands on the rung that was scored by hand', async () => {
  const { items } = await world.call(visitor, listClaims, { limit: 200 })
  const expected = Object.fromEntries(bramble.claims.map((claim) => [claim.sentence, claim.expectedRung]))

  expect(Object.fromEntries(items.map((claim) => [claim.sentence, claim.rung]))).toEqual(expected)
})

test('evidence of every kind is there, and nearly all of it opens at its moment in a text', async () => {
  const { items } = await world.call(visitor, listEvidence, { limit: 200 })

  expect(items).toHaveLength(bramble.evidence.length)
  expect([...new Set(items.map((each) => each.kind))].toSorted()).toEqual([
    'committed',
    'did_measured',
    'did_observed',
    'said_future',
    'said_opinion',
    'said_past',
  ])
  expect(items.filter((each) => each.isVerbatim).length).toBeGreaterThanOrEqual(
    bramble.evidence.filter((each) => each.conversation).length,
  )
})

test('whoever opens the example takes the place of its founder and has met some of the voices', async () => {
  const { items } = await world.call(visitor, listClaims, { limit: 200 })
  const shown = await Promise.all(items.map((claim) => world.call(visitor, showClaim, { claim: claim.id })))

  expect(shown.some((claim) => claim.standing.metByYou.met > 0)).toBe(true)
  expect(shown.some((claim) => claim.standing.metByYou.met < claim.standing.metByYou.of)).toBe(true)
})

test('today in the example names people to talk to, risky claims, and conversations without evidence', async () => {
  const today = await world.call(visitor, showToday)

  expect(today).toMatchObject({ isEmpty: false })
  expect(today.headline).toMatch(/\.$/)
  expect(today.talkToNext.length).toBeGreaterThanOrEqual(3)
  expect(new Set(today.talkToNext.map((each) => each.reason)).size).toBeGreaterThanOrEqual(2)
  expect(today.riskyClaims.length).toBeGreaterThanOrEqual(3)
  expect(today.withoutEvidence).toHaveLength(3)
  expect(today.firstHand.n).toBeGreaterThan(10)
})

test('conversations of the example show who was there and how much the team talked', async () => {
  const { items } = await world.call(visitor, listConversations, { limit: 200 })

  // Those that were held, and one that is planned.
  expect(items).toHaveLength(bramble.conversations.length + 1)
  expect(items.filter((each) => each.teamShare !== null)).toHaveLength(
    bramble.conversations.filter((each) => each.transcript).length,
  )
})

test('the example is found by words from its transcripts, its people and its claims', async () => {
  const kinds = async (q: string) => (await world.call(visitor, search, { q })).items.map((item) => item.kind)

  expect(await kinds('Nele')).toContain('person')
  expect(await kinds(bramble.claims[0]!.sentence.split(' ').slice(0, 3).join(' '))).toContain('claim')
})

test('the example has practised, and has coded blind with an agreement to look at', async () => {
  const talks = (await world.call(visitor, listPractice, {})).items
  expect(talks.map(({ truthFound, feedbackCount }) => [truthFound, feedbackCount])).toEqual([
    ['yes', 2],
    ['no', 1],
  ])
  const [second, first] = talks.map(({ measured }) => measured!)
  expect(second!.talkShare!).toBeLessThan(first!.talkShare!)
  expect([first!.questions.faulty > 2, second!.questions.faulty]).toEqual([true, 0])
  expect(second!.silences!.count).toBeGreaterThan(2)

  const [round] = (await world.call(visitor, listBlindRounds, {})).items
  expect(round).toMatchObject({ state: 'revealed', pieces: 10 })
  const agreement = await world.call(visitor, showBlindAgreement, { round: round!.id })
  expect(agreement.codes.length).toBeGreaterThan(3)
  expect(agreement.disagreements).toHaveLength(4)
})

test('every hunch of the example is of somebody, and its history says who did what', async () => {
  const { items: hunches } = await world.call(visitor, listHunches, { limit: 200 })
  expect(hunches.filter(({ hadBy }) => hadBy === null)).toEqual([])
  expect(new Set(hunches.map(({ hadAt }) => hadAt)).size).toBe(hunches.length)

  const { items: history } = await world.call(visitor, listEvents, { limit: 200 })
  const byItself = history.filter(({ actor }) => actor.name === null).map(({ name }) => name)
  expect(byItself.filter((name) => !/^(job|recruit)\./.test(name))).toEqual([])
  const { items: noted } = await world.call(visitor, listEvents, { kind: 'hunch', limit: 200 })
  expect(new Set(noted.map(({ actor }) => actor.name)).size).toBeGreaterThan(3)
})

test('opening the example again opens the same one', async () => {
  expect((await world.call(world.as('member'), loadExample)).workspaceId).toBe(visitor.workspaceId)
})

test('nobody of another workspace sees the example', async () => {
  await expect(world.call(world.as('rival'), showToday, {}, visitor.workspaceId)).rejects.toMatchObject({
    status: 404,
  })
})
