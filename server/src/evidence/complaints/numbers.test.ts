import { createPerson } from '@firsthand/contract/crm/people'
import { showComplaintNumbers } from '@firsthand/contract/evidence/complaint-numbers'
import * as complaints from '@firsthand/contract/evidence/complaints'
import { updateMember } from '@firsthand/contract/platform/members'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, type World, openWorld } from '../../../test/world.ts'

let now = new Date('2026-06-01T12:00:00Z')
let world: World
beforeAll(async () => void (world = await openWorld({ clock: () => now })))
afterAll(() => world.close())

const hour = 3_600_000
const member = () => world.as('member')
const leader = () => world.as('owner')

/** Comes now; answered so many hours later, by somebody. */
async function complaint(answer?: { by: Actor; after: number }, amountMinor?: number): Promise<string> {
  const { id: person } = await world.call(member(), createPerson, { name: 'Ines' })
  const { id } = await world.call(member(), complaints.createComplaint, {
    person,
    words: 'Late again.',
    about: 'late',
    ...(amountMinor && { amount: { amountMinor, currency: 'EUR', exponent: 2 } }),
  })
  if (!answer) return id
  const came = now
  now = new Date(came.getTime() + answer.after * hour)
  await world.call(answer.by, complaints.replyToComplaint, {
    complaint: id,
    words: 'Sorry.',
    channel: 'call',
  })
  now = came
  return id
}

test('who answered, in time and how fast, has no share until there are ten, and each number opens to what is under it', async () => {
  for (let index = 1; index <= 6; index++) await complaint({ by: leader(), after: index })
  for (let index = 1; index <= 3; index++) await complaint({ by: member(), after: 50 + index })
  const read = () => world.call(member(), showComplaintNumbers, {})
  expect(await read()).toMatchObject({ byLeaders: { hits: 6, n: 9, low: null }, hours: null })

  await complaint({ by: member(), after: 60 })
  await complaint(undefined, 5_000)
  const numbers = await read()
  expect(numbers).toMatchObject({
    received: 11,
    waiting: 1,
    byLeaders: { hits: 6, n: 10, low: expect.closeTo(0.3127, 3), high: expect.closeTo(0.8318, 3) },
    inTime: { hits: 6, n: 10 },
    atRisk: [{ currency: 'EUR', exponent: 2, amountMinor: '5000', count: 1 }],
  })
  expect(numbers.hours).toMatchObject({ n: 11, middle: 5.5 })
  expect(numbers.members).toMatchObject([
    { member: { name: 'Mara' }, isLeader: true, answered: 6 },
    { member: { name: 'Milo' }, isLeader: false, answered: 4 },
  ])
  const under = async (firstAnswer: 'leader' | 'other' | 'late') =>
    (await world.call(member(), complaints.listComplaints, { firstAnswer, since: numbers.since })).items
      .length
  expect([await under('leader'), await under('other'), await under('late')]).toEqual([6, 4, 4])
  now = new Date(now.getTime() + 49 * hour)
  expect(await read()).toMatchObject({ overdue: 1, inTime: { hits: 6, n: 11 }, hours: { middle: 6 } })
  expect(await under('late')).toBe(5)
})

test('an answer stays a leader’s after they lead no more', async () => {
  await world.call(leader(), updateMember, { member: leader().memberId, isLeader: false })
  const numbers = await world.call(member(), showComplaintNumbers, {})
  expect(numbers.byLeaders.hits).toBe(6)
  expect(numbers.members.find((each) => each.member.name === 'Mara')).toMatchObject({ isLeader: false })
})
