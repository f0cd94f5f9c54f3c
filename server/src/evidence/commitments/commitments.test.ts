import { updateDigest } from '@firsthand/contract/crm/digest'
import { createPerson } from '@firsthand/contract/crm/people'
import { createClaim, showClaim } from '@firsthand/contract/evidence/claims'
import {
  createCommitment,
  listCommitments,
  settleCommitment,
  showCommitment,
  takeBackCommitment,
  totalCommitments,
  updateCommitment,
} from '@firsthand/contract/evidence/commitments'
import { createEvidence, restoreEvidence, showEvidence } from '@firsthand/contract/evidence/evidence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let claim: string
let now = new Date('2026-11-20T12:00:00Z')
beforeAll(async () => {
  world = await openWorld({ clock: () => now })
  claim = (await world.call(member(), createClaim, { sentence: 'Couriers pay for quiet nights' })).id
})
afterAll(() => world.close())

const member = () => world.as('member')
const somebody = async (organisation?: string) =>
  world.call(member(), createPerson, {
    name: 'Nele',
    ...(organisation && { organisation: { name: organisation } }),
  })
const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR', exponent: 2 })
const cites = () => ({ cite: { claim, stance: 'supports' as const } })

test('what somebody committed is evidence of that kind, with who heard it, and lifts the claim that cites it', async () => {
  const { id: person } = await somebody()
  const made = await world.call(member(), createCommitment, {
    person,
    kind: 'money',
    words: 'Here are forty euros.',
    amount: euros(4000),
    dueOn: '2027-01-01',
    ...cites(),
  })
  expect(made).toMatchObject({
    state: 'given',
    isLate: false,
    heardBy: [{ name: 'Milo' }],
    claims: [{ id: claim }],
  })

  const evidence = await world.call(member(), showEvidence, { evidence: made.id })
  expect(evidence).toMatchObject({
    kind: 'committed',
    hearing: 'you',
    commitment: { kind: 'money', amount: euros(4000), state: 'given', dueOn: '2027-01-01' },
  })
  expect((await world.call(member(), showClaim, { claim })).standing.rung).not.toBe('hunch')
})

test('kept, not kept or let go is said by somebody at some time, and can be opened again', async () => {
  const { id: person } = await somebody()
  const made = await world.call(member(), createCommitment, {
    person,
    kind: 'time',
    words: 'An hour on Friday.',
  })
  const kept = await world.call(member(), settleCommitment, {
    commitment: made.id,
    to: 'kept',
    words: 'She came.',
    version: made.version,
  })
  expect(kept).toMatchObject({ state: 'kept', settledBy: { name: 'Milo' }, settledWords: 'She came.' })
  expect((await world.call(member(), showEvidence, { evidence: made.id })).commitment).toMatchObject({
    state: 'kept',
  })
  await expect(
    world.call(member(), settleCommitment, { commitment: made.id, to: 'not_kept', version: made.version }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    world.call(member(), settleCommitment, { commitment: made.id, to: 'kept', at: '2020-01-01T00:00:00Z' }),
  ).rejects.toMatchObject({ code: 'commitments.before_given' })

  const open = await world.call(member(), settleCommitment, { commitment: made.id, to: 'given' })
  expect(open).toMatchObject({ state: 'given', settledAt: null, settledBy: null, settledWords: '' })
})

test('what is due today is late once the day is over where whoever looks is, not in Greenwich', async () => {
  const was = now
  const { id: person } = await somebody()
  await world.call(member(), updateDigest, { every: 'never', timeZone: 'America/Los_Angeles' })
  const { id: commitment } = await world.call(member(), createCommitment, {
    person,
    kind: 'time',
    words: 'An hour today.',
    dueOn: '2026-11-20',
  })
  const isLate = async () => {
    const { isLate: shown } = await world.call(member(), showCommitment, { commitment })
    const late = await world.call(member(), listCommitments, { person, late: true })
    const inTime = await world.call(member(), listCommitments, { person, late: false })
    expect([late.items.length, inTime.items.length]).toEqual(shown ? [1, 0] : [0, 1])
    return shown
  }
  now = new Date('2026-11-21T02:00:00Z')
  expect(await isLate()).toBe(false)
  now = new Date('2026-11-21T08:00:00Z')
  expect(await isLate()).toBe(true)
  now = was
})

test('two who say at once what became of it do not both win', async () => {
  const { id: person } = await somebody()
  const { id, version } = await world.call(member(), createCommitment, {
    person,
    kind: 'time',
    words: 'A day.',
  })
  const both = await Promise.allSettled([
    world.call(member(), settleCommitment, { commitment: id, to: 'kept', version }),
    world.call(world.as('admin'), settleCommitment, { commitment: id, to: 'not_kept', version }),
  ])
  expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('taking a commitment back withdraws its evidence; letting it count again brings it back', async () => {
  const { id: person } = await somebody()
  const { id } = await world.call(member(), createCommitment, {
    person,
    kind: 'reputation',
    words: 'Use my name.',
  })
  await world.call(member(), takeBackCommitment, { commitment: id })
  expect((await world.call(member(), showEvidence, { evidence: id })).withdrawnAt).not.toBeNull()
  expect((await world.call(member(), listCommitments, { person })).items).toEqual([])
  expect((await world.call(member(), listCommitments, { person, takenBack: true })).items).toHaveLength(1)
  await expect(world.call(member(), settleCommitment, { commitment: id, to: 'kept' })).rejects.toMatchObject({
    code: 'commitments.taken_back',
  })
  await world.call(member(), restoreEvidence, { evidence: id })
  expect((await world.call(member(), listCommitments, { person })).items).toHaveLength(1)
})

test('evidence that was made as committed is a commitment too, and what is no commitment is not found', async () => {
  const { id: person } = await somebody()
  const evidence = await world.call(member(), createEvidence, {
    kind: 'committed',
    words: 'I paid a deposit.',
    person,
    commitment: { kind: 'money', amount: euros(5) },
  })
  expect(await world.call(member(), showCommitment, { commitment: evidence.id })).toMatchObject({
    state: 'given',
  })
  const said = await world.call(member(), createEvidence, {
    kind: 'said_past',
    words: 'It was late.',
    person,
  })
  await expect(
    world.call(member(), settleCommitment, { commitment: said.id, to: 'kept' }),
  ).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('the list is filtered by kind, state, person and organisation, and goes on where it stopped', async () => {
  const { id: person, organisation } = await somebody('Night Owl Couriers')
  const ids: string[] = []
  for (const day of [1, 2, 3])
    ids.push(
      (
        await world.call(member(), createCommitment, {
          person,
          kind: 'time',
          words: `Day ${day}`,
          givenAt: `2026-03-0${day}T10:00:00Z`,
          dueOn: '2026-04-01',
        })
      ).id,
    )
  await world.call(member(), settleCommitment, { commitment: ids[0]!, to: 'not_kept' })
  const first = await world.call(member(), listCommitments, { organisation: organisation!.id, limit: 2 })
  expect(first.items.map((each) => each.words)).toEqual(['Day 3', 'Day 2'])
  const rest = await world.call(member(), listCommitments, {
    organisation: organisation!.id,
    limit: 2,
    after: first.next!,
  })
  expect(rest).toMatchObject({ items: [{ words: 'Day 1' }], next: null })
  const late = await world.call(member(), listCommitments, { person, late: true })
  expect(late.items.map((each) => each.words)).toEqual(['Day 3', 'Day 2'])
  expect((await world.call(member(), listCommitments, { person, state: 'not_kept' })).items).toHaveLength(1)
  await world.call(member(), updateCommitment, { commitment: ids[1]!, dueOn: null })
  expect((await world.call(member(), listCommitments, { person, late: true })).items).toHaveLength(1)
})

test('money is added up by currency and never mixed, however large', async () => {
  const { id: person } = await somebody()
  const give = (amountMinor: number, currency: string, exponent: number) =>
    world.call(member(), createCommitment, {
      person,
      kind: 'money',
      words: 'Money',
      amount: { amountMinor, currency, exponent },
    })
  await give(Number.MAX_SAFE_INTEGER, 'JPY', 0)
  await give(Number.MAX_SAFE_INTEGER, 'JPY', 0)
  await give(150, 'EUR', 2)
  const { id } = await give(2, 'EUR', 0)
  await world.call(member(), settleCommitment, { commitment: id, to: 'kept' })

  const totals = await world.call(member(), totalCommitments, { person })
  expect(totals.money).toEqual([
    { currency: 'EUR', exponent: 2, count: 2, given: '150', kept: '200', notKept: '0', released: '0' },
    {
      currency: 'JPY',
      exponent: 0,
      count: 2,
      given: '18014398509481982',
      kept: '0',
      notKept: '0',
      released: '0',
    },
  ])
  expect(totals.counts).toContainEqual({ kind: 'money', state: 'kept', count: 1 })
})

test('only money has an amount, and nobody commits what is still to come', async () => {
  const { id: person } = await somebody()
  await expect(
    world.call(member(), createCommitment, { person, kind: 'time', words: 'x', amount: euros(1) }),
  ).rejects.toMatchObject({ code: 'commitments.amount_unfit' })
  await expect(
    world.call(member(), createCommitment, {
      person,
      kind: 'time',
      words: 'x',
      givenAt: '2999-01-01T00:00:00Z',
    }),
  ).rejects.toMatchObject({ code: 'commitments.in_future' })
  await expect(
    world.call(world.as('rival'), createCommitment, { person, kind: 'time', words: 'x' }),
  ).rejects.toMatchObject({ code: 'commitments.person_missing' })
})
