import { noteConsents } from '@firsthand/contract/crm/consents'
import { addKnowHow, findKnowHow } from '@firsthand/contract/crm/know-how'
import { listWaysIn } from '@firsthand/contract/crm/network'
import { createPerson } from '@firsthand/contract/crm/people'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let [ann, bob, cyd] = ['', '', '']
beforeAll(async () => {
  world = await openWorld()
  // Two ways to Cyd of the mill: by Ann, with whom Milo talks every day, and by Bob.
  ann = await person('Ann Often', { organisation: { name: 'Mill' } })
  bob = await person('Bob Seldom', { organisation: { name: 'Mill' } })
  cyd = await person('Cyd Wanted', { organisation: { name: 'Mill' } })
  for (const who of [ann, ann, ann, ann, bob])
    await world.call(member(), logTouchpoint, { person: who, channel: 'call', direction: 'both' })
})
afterAll(() => world.close())

const member = () => world.as('member')
const person = async (name: string, more: object = {}) =>
  (await world.call(member(), createPerson, { name, ...more })).id
const answer = (who: string, state: 'given' | 'withdrawn') =>
  world.call(member(), noteConsents, { person: who, answers: [{ purpose: 'contact', state }] })
const waysTo = async (sent: object) => {
  const { ways, target } = await world.call(member(), listWaysIn, sent)
  return {
    target,
    ways: ways.map(({ steps, mayAsk }) => [...steps.map(({ to }) => to.name), mayAsk ? 'ask' : 'no']),
    steps: ways.flatMap(({ steps }) => steps.map(({ to }) => to)),
  }
}

test('a way by somebody who wants no contact comes after all that can be asked for, and says so', async () => {
  expect((await waysTo({ person: cyd })).ways[0]).toEqual(['Ann Often', 'Cyd Wanted', 'ask'])

  await answer(ann, 'withdrawn')
  const { ways, steps } = await waysTo({ person: cyd })
  expect(ways).toEqual([
    ['Bob Seldom', 'Cyd Wanted', 'ask'],
    ['Ann Often', 'Cyd Wanted', 'no'],
  ])
  expect(steps.filter(({ mayContact }) => !mayContact).map(({ name }) => name)).toEqual(['Ann Often'])
  expect((await waysTo({ person: cyd, limit: 1 })).ways).toEqual([['Bob Seldom', 'Cyd Wanted', 'ask']])
  await answer(ann, 'given')
})

test('ways to somebody who wants no contact are for knowing alone', async () => {
  await answer(cyd, 'withdrawn')
  const { target, ways } = await waysTo({ person: cyd })
  expect(target).toMatchObject({ name: 'Cyd Wanted', mayContact: false })
  expect(ways.length).toBeGreaterThan(0)
  for (const way of ways) expect(way.at(-1)).toBe('no')
  await answer(cyd, 'given')
})

test('into an organisation those are turned to first who may be asked', async () => {
  await answer(ann, 'withdrawn')
  const organisation = (await world.call(member(), findKnowHow, { q: 'Mill' })).organisations[0]!.id
  expect((await waysTo({ organisation })).ways).toEqual([
    ['Bob Seldom', 'ask'],
    ['Ann Often', 'no'],
  ])
  await answer(ann, 'given')
})

test('what a word leads to says who of them wants no contact', async () => {
  await world.call(member(), addKnowHow, { person: bob, kind: 'topic', what: 'Grindstones' })
  await answer(bob, 'withdrawn')
  expect((await world.call(member(), findKnowHow, { q: 'Grindstones' })).noContact).toEqual([bob])
  expect((await world.call(member(), findKnowHow, { q: 'Mill' })).noContact).toEqual([bob])
  await answer(bob, 'given')
  expect((await world.call(member(), findKnowHow, { q: 'Mill' })).noContact).toEqual([])
})
