import { createPerson, listPeople, snoozePerson } from '@firsthand/contract/crm/people'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
const ids: Record<string, string> = {}
beforeAll(async () => {
  world = await openWorld()
  const member = world.as('member')
  for (const name of ['Çelik', 'bea', 'Ådne', 'Zoe', 'Celia', 'ada']) {
    ids[name] = (
      await world.call(member, createPerson, {
        name,
        contactTypes: [{ type: name === 'Zoe' ? 'expert' : 'lead' }],
      })
    ).id
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  await world.call(member, logTouchpoint, { person: ids['bea']!, channel: 'call', at: daysAgo(3) })
  await world.call(member, logTouchpoint, { person: ids['Zoe']!, channel: 'coffee', at: daysAgo(1) })
  await world.call(member, snoozePerson, { person: ids['ada']!, until: daysAgo(1) })
  await world.call(member, snoozePerson, { person: ids['bea']!, until: daysAgo(-9) })
})
afterAll(() => world.close())

type Order = 'name' | 'lastTouch' | 'nextTouch' | 'newest'

/** The names of a whole list, read in pages of two. */
async function names(sort: Order, filter: object = {}): Promise<string[]> {
  const found: string[] = []
  for (let after: string | undefined; ;) {
    const page = await world.call(world.as('viewer'), listPeople, { sort, limit: 2, after, ...filter })
    found.push(...page.items.map((person) => person.name))
    if (page.next === null) return found
    after = page.next
  }
}

test('names are in the order of their letters, without regard to case and accents, page after page', async () => {
  expect(await names('name')).toEqual(['ada', 'Ådne', 'bea', 'Celia', 'Çelik', 'Zoe'])
})

test('the newest come first when asked for', async () => {
  expect(await names('newest')).toEqual(['ada', 'Celia', 'Zoe', 'Ådne', 'bea', 'Çelik'])
})

test('ordered by last or next touch, people without one come last and none is missing', async () => {
  const byLast = await names('lastTouch')
  const byNext = await names('nextTouch')

  expect(byLast.slice(0, 2)).toEqual(['Zoe', 'bea'])
  expect(byNext.slice(0, 2)).toEqual(['ada', 'bea'])
  for (const all of [byLast, byNext]) expect(all.toSorted()).toEqual((await names('name')).toSorted())
})

test('filters narrow the list, and its count is exact while it is small', async () => {
  expect(await names('name', { contactType: 'expert' })).toEqual(['Zoe'])
  expect(await names('name', { touch: 'due' })).toEqual(['ada'])
  expect(await names('name', { touch: 'never' })).toEqual(['ada', 'Ådne', 'Celia', 'Çelik'])
  const { total } = await world.call(world.as('viewer'), listPeople, { contactType: 'lead' })
  expect(total).toEqual({ count: 5, exact: true })
})

test('a page of another list is refused with a sentence', async () => {
  await expect(world.call(world.as('viewer'), listPeople, { after: 'nonsense' })).rejects.toMatchObject({
    status: 400,
    code: 'cursor_invalid',
  })
})
