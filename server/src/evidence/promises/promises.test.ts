import { listFollowUps } from '@firsthand/contract/crm/follow-ups'
import { createPerson } from '@firsthand/contract/crm/people'
import { listTimeline } from '@firsthand/contract/crm/timeline'
import {
  createPromise,
  listPromises,
  removePromise,
  settlePromise,
  showKeptPromises,
  updatePromise,
} from '@firsthand/contract/evidence/promises'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { promiseBrief } from './sources.ts'

let now = new Date('2026-06-10T12:00:00Z')
let world: World
beforeAll(async () => void (world = await openWorld({ clock: () => now })))
afterAll(() => world.close())

const member = () => world.as('member')
const somebody = async () => (await world.call(member(), createPerson, { name: 'Tobi' })).id

test('a promise is due until the day ends where the member is, then it is late and on the list of the day', async () => {
  const person = await somebody()
  const made = await world.call(member(), createPromise, {
    person,
    words: 'Send the drawing',
    dueOn: '2026-06-11',
    timeZone: 'Asia/Tokyo',
  })
  expect(made).toMatchObject({ dueAt: '2026-06-11T15:00:00.000Z', isLate: false, member: { name: 'Milo' } })
  now = new Date('2026-06-11T15:00:01Z')
  const { items } = await world.call(member(), listPromises, { of: 'overdue', person })
  expect(items).toMatchObject([{ id: made.id, isLate: true }])
  const today = await world.call(member(), listFollowUps)
  expect(today.items).toContainEqual(
    expect.objectContaining({
      kind: 'promise',
      id: made.id,
      why: 'You promised: Send the drawing',
      isLate: true,
    }),
  )
  expect((await world.call(world.as('admin'), listFollowUps)).items.map((item) => item.id)).not.toContain(
    made.id,
  )

  await world.call(member(), settlePromise, {
    promise: made.id,
    to: 'kept',
    words: 'Sent with a day’s delay.',
  })
  expect((await world.call(member(), listFollowUps)).items.map((item) => item.id)).not.toContain(made.id)
})

test('both moments stand on the person’s timeline, and open ones go with a hand-off', async () => {
  const person = await somebody()
  now = new Date('2026-07-01T12:00:00Z')
  const made = await world.call(member(), createPromise, {
    person,
    words: 'Ring on Monday',
    dueOn: '2026-07-02',
  })
  const packet = () => world.inWorkspace(world.bramble, (ctx) => promiseBrief.gather(ctx, person))
  expect((await packet()).lines).toMatchObject([{ words: 'Ring on Monday', members: ['Milo'] }])
  now = new Date('2026-07-05T12:00:00Z')
  expect((await packet()).lines[0]!.detail).toBe('by 2026-07-02 · late')
  await world.call(member(), settlePromise, { promise: made.id, to: 'broken', words: 'We forgot.' })
  const { items } = await world.call(member(), listTimeline, { person, kind: 'promise' })
  expect(items.map((item) => [item.title, item.detail])).toEqual([
    ['Promise broken: Ring on Monday', 'We forgot.'],
    ['Promised: Ring on Monday', 'By 2 Jul 2026'],
  ])
  expect((await packet()).lines).toMatchObject([{ detail: 'broken' }])
})

test('what became of a promise is said by somebody, never before it was made, and once at a time', async () => {
  const person = await somebody()
  const made = await world.call(member(), createPromise, { person, words: 'A letter' })
  await expect(
    world.call(member(), settlePromise, { promise: made.id, to: 'kept', at: '2020-01-01T00:00:00Z' }),
  ).rejects.toMatchObject({ code: 'promises.before_made' })
  const both = await Promise.allSettled(
    (['kept', 'broken'] as const).map((to) =>
      world.call(member(), settlePromise, { promise: made.id, to, version: made.version }),
    ),
  )
  expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  const changed = await world.call(world.as('admin'), updatePromise, {
    promise: made.id,
    member: world.as('admin').memberId,
    dueOn: '2026-09-01',
  })
  expect(changed).toMatchObject({ member: { name: 'Ada' }, dueOn: '2026-09-01' })
  await world.settle()
  expect((await world.call(member(), search, { q: 'letter' })).items).toContainEqual(
    expect.objectContaining({ kind: 'promise', id: made.id }),
  )
  await world.call(member(), removePromise, { promise: made.id })
  expect((await world.call(member(), search, { q: 'letter' })).items).toEqual([])
})

test('what was said of a promise is undone, and not where a colleague said something else of it since', async () => {
  const person = await somebody()
  const made = { person, words: 'Bring the mould' }
  const { id: promise } = await world.call(member(), createPromise, made)
  const say = (to: 'kept' | 'broken' | 'open', version?: number) =>
    world.call(member(), settlePromise, { promise, to, version })
  expect(await say('open', (await say('kept')).version)).toMatchObject({ state: 'open', settledAt: null })

  const { version } = await say('kept')
  const change = { promise, to: 'broken', words: 'They got the wrong one.' } as const
  await world.call(world.as('admin'), settlePromise, change)
  await expect(say('open', version)).rejects.toMatchObject({ status: 409, code: 'conflict' })
  const { items } = await world.call(member(), listPromises, { person })
  expect(items).toMatchObject([{ state: 'broken', settledWords: 'They got the wrong one.' }])
})

test('the share kept has an interval only with ten; late ones count as not kept, and those they let us off do not', async () => {
  now = new Date('2026-10-01T12:00:00Z')
  const leader = world.as('owner')
  const person = await somebody()
  const make = async (to?: 'kept' | 'broken' | 'released', dueOn: string | null = null) => {
    const { id } = await world.call(leader, createPromise, { person, words: 'Something', dueOn })
    if (to) await world.call(leader, settlePromise, { promise: id, to })
  }
  for (let index = 0; index < 7; index++) await make('kept')
  await make('broken')
  await make('released')
  await make(undefined, '2026-09-01')
  const shareOf = async () =>
    (await world.call(member(), showKeptPromises, { days: 30 })).members.find(
      (each) => each.member.id === leader.memberId,
    )!
  expect(await shareOf()).toMatchObject({ kept: { hits: 7, n: 9, low: null }, overdue: 1, isLeader: true })
  await make('kept')
  const { kept } = await shareOf()
  expect(kept).toMatchObject({ hits: 8, n: 10 })
  // Wilson, 8 of 10: 0.4902 to 0.9433.
  expect([kept.low, kept.high]).toEqual([expect.closeTo(0.4902, 3), expect.closeTo(0.9433, 3)])
  const under = await world.call(member(), listPromises, {
    of: 'counted',
    member: leader.memberId,
    since: '2026-09-30T00:00:00Z',
  })
  expect(under.items).toHaveLength(10)
})

test('lists go on where they stopped, by day for what is due and newest first otherwise', async () => {
  const person = await somebody()
  for (const day of ['2027-01-03', '2027-01-01', '2027-01-02'])
    await world.call(member(), createPromise, { person, words: day, dueOn: day })
  const read = async (of?: 'due') => {
    const words: string[] = []
    let after: string | undefined
    do {
      const page = await world.call(member(), listPromises, {
        person,
        limit: 1,
        ...(of && { of }),
        ...(after && { after }),
      })
      words.push(...page.items.map((item) => item.words))
      after = page.next ?? undefined
    } while (after)
    return words
  }
  expect(await read('due')).toEqual(['2027-01-01', '2027-01-02', '2027-01-03'])
  expect((await read()).toSorted()).toEqual(['2027-01-01', '2027-01-02', '2027-01-03'])
  expect((await world.call(world.as('rival'), listPromises)).items).toEqual([])
})
