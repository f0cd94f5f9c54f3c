import { type ConsentState, noteConsents, showConsents } from '@firsthand/contract/crm/consents'
import { mergePeople, unmergePeople } from '@firsthand/contract/crm/merges'
import { createPerson } from '@firsthand/contract/crm/people'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { mayBe } from './may-be.ts'

let world: World
let now = new Date('2026-11-21T10:00:00.000Z')
beforeAll(async () => void (world = await openWorld({ clock: () => now })))
afterAll(() => world.close())

const member = () => world.as('member')
const somebody = async () => (await world.call(member(), createPerson, { name: 'Nadia Haddad' })).id
const note = (person: string, state: ConsentState, answeredAt?: string) =>
  world.call(member(), noteConsents, {
    person,
    answers: [{ purpose: 'contact', state }],
    ...(answeredAt && { answeredAt }),
  })
const contact = async (person: string) =>
  (await world.call(member(), showConsents, { person })).standings.find((each) => each.purpose === 'contact')
const mayContact = (person: string) =>
  world.inWorkspace(world.bramble, (ctx) => mayBe(ctx, person, 'contact'))

test('an old form that is noted late stands in the history and does not lift a later withdrawal', async () => {
  const person = await somebody()
  await note(person, 'withdrawn')
  const { history } = await note(person, 'given', '2026-01-01T12:00:00.000Z')
  expect(history.map(({ state, holds }) => ({ state, holds }))).toEqual([
    { state: 'withdrawn', holds: true },
    { state: 'given', holds: false },
  ])
  expect(await contact(person)).toMatchObject({ standing: 'withdrawn', may: false })
  expect(await mayContact(person)).toBe(false)
})

test('whatever the order in which answers are noted, the last that was given holds', async () => {
  const state = fc.constantFrom<ConsentState>('given', 'refused', 'withdrawn')
  const days = fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 20 }), state }), {
    selector: ({ day }) => day,
    minLength: 2,
    maxLength: 5,
  })
  const orders = days.chain((answers) =>
    fc.record({
      answers: fc.constant(answers),
      order: fc.shuffledSubarray(answers, { minLength: answers.length }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(orders, async ({ answers, order }) => {
      const person = await somebody()
      for (const { day, state: said } of order)
        await note(person, said, new Date(Date.UTC(2026, 10, day, 9)).toISOString())
      const last = answers.toSorted((a, b) => a.day - b.day).at(-1)!
      expect(await contact(person)).toMatchObject({ standing: last.state, may: last.state === 'given' })
    }),
    { numRuns: 15 },
  )
})

test('of one day the answer noted later holds, but a yes from before a no does not lift it', async () => {
  const [morning, noon] = ['2026-11-20T08:00:00.000Z', '2026-11-20T12:00:00.000Z']
  const said = async (first: [ConsentState, string], second: [ConsentState, string]) => {
    const person = await somebody()
    await note(person, ...first)
    await note(person, ...second)
    return (await contact(person))!.standing
  }
  expect(await said(['given', noon], ['withdrawn', noon])).toBe('withdrawn')
  expect(await said(['withdrawn', noon], ['given', noon])).toBe('given')
  expect(await said(['given', noon], ['withdrawn', morning])).toBe('withdrawn')
  expect(await said(['withdrawn', noon], ['given', morning])).toBe('withdrawn')
})

test('an answer by a clock that runs ahead is taken as of now, so that what they say next holds', async () => {
  const person = await somebody()
  await note(person, 'given', new Date(now.getTime() + 4 * 60_000).toISOString())
  now = new Date(now.getTime() + 60_000)
  await note(person, 'withdrawn')
  expect(await mayContact(person)).toBe(false)
})

test('an old answer noted while two people were one leaves each with their own when they are two again', async () => {
  const [person, other] = [await somebody(), await somebody()]
  await note(person, 'given', '2026-03-01T12:00:00.000Z')
  await note(other, 'withdrawn', '2026-02-01T12:00:00.000Z')
  const { merge } = await world.call(member(), mergePeople, { person, other })
  await note(person, 'refused', '2026-02-15T12:00:00.000Z')
  expect((await contact(person))!.standing).toBe('given')
  await world.call(member(), unmergePeople, { merge: merge! })
  expect((await contact(person))!.standing).toBe('given')
  expect((await contact(other))!.standing).toBe('withdrawn')
})
