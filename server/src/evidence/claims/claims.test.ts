import {
  createClaim,
  citeEvidence,
  listClaims,
  showClaim,
  updateClaim,
} from '@firsthand/contract/evidence/claims'
import {
  createEvidence,
  listEvidence,
  showEvidence,
  updateEvidence,
  withdrawEvidence,
} from '@firsthand/contract/evidence/evidence'
import { setReferral } from '@firsthand/contract/crm/referrals'
import { createPerson } from '@firsthand/contract/crm/people'
import { updateWorkspace } from '@firsthand/contract/platform/members'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')

async function person(name: string, fields: object = {}) {
  return (await world.call(member(), createPerson, { name, ...fields })).id
}

async function evidence(personId: string | null, fields: object = {}) {
  return (
    await world.call(member(), createEvidence, {
      kind: 'said_past',
      words: 'I did the sums in March.',
      person: personId,
      ...fields,
    })
  ).id
}

async function claim(sentence: string, fields: object = {}) {
  return (await world.call(member(), createClaim, { sentence, ...fields })).id
}

test('evidence that is made for a new claim is kept with it, or neither is', async () => {
  const member = world.as('member')
  const sentence = 'A sentence that comes with its evidence.'
  const made = await world.call(member, createEvidence, {
    kind: 'said_past',
    words: 'It rained on me.',
    cite: { sentence, stance: 'supports' },
  })
  expect(made.claims).toMatchObject([{ sentence, stance: 'supports' }])
  await expect(
    world.call(member, createEvidence, {
      kind: 'said_past',
      words: 'Nothing stays of this.',
      cite: { claim: '00000000-0000-7000-8000-000000000000', stance: 'supports' },
    }),
  ).rejects.toMatchObject({ code: 'evidence.claim_missing' })
  const { items } = await world.call(member, listEvidence, {})
  expect(items.map(({ words }) => words)).not.toContain('Nothing stays of this.')
})

test('a new claim stands on the lowest rung and says what would lift it', async () => {
  const made = await world.call(member(), createClaim, { sentence: 'Diners do not care who delivers' })

  expect(made.standing).toMatchObject({ rung: 'hunch', voicesFor: [], peopleFor: 0 })
  expect(made.standing.next).toMatch(/talk to somebody yourself/)
})

test('one voice lifts a claim to heard, and the change is part of its history', async () => {
  const id = await claim('Couriers leave because of pay')
  const made = await world.call(member(), createEvidence, {
    kind: 'said_past',
    words: 'I was under minimum wage.',
    person: await person('Ines Vogt'),
    cite: { claim: id, stance: 'supports' },
  })

  const shown = await world.call(member(), showClaim, { claim: id })
  expect(shown.standing.rung).toBe('heard')
  expect(shown.history[0]).toMatchObject({ from: 'hunch', to: 'heard' })
  expect(shown.citations[0]!.evidence.id).toBe(made.id)
  const events = await world.call(world.as('owner'), listEvents, { subject: id })
  expect(events.items.map((event) => event.name)).toEqual(
    expect.arrayContaining(['claim.created', 'citation.set', 'claim.rung_changed']),
  )
})

test('two people who came through the same person are one voice, as soon as that is known', async () => {
  const [mother, one, two, three] = [
    await person('Mother'),
    await person('One'),
    await person('Two'),
    await person('Three'),
  ]
  const id = await claim('Nobody answers on Sundays')
  for (const who of [one, two, three])
    await world.call(member(), citeEvidence, { claim: id, evidence: await evidence(who), stance: 'supports' })
  expect((await world.call(member(), listClaims, {})).items.find((row) => row.id === id)).toMatchObject({
    rung: 'pattern',
    voices: { for: 3 },
  })

  await world.call(member(), setReferral, { person: one, introducer: mother })
  await world.call(member(), setReferral, { person: two, introducer: mother })
  await world.settle()

  expect((await world.call(member(), listClaims, {})).items.find((row) => row.id === id)).toMatchObject({
    rung: 'heard',
    voices: { for: 2 },
  })
})

test('withdrawn evidence stops to count at once', async () => {
  const id = await claim('Rain empties the streets')
  const piece = await evidence(await person('Wet'), { cite: { claim: id, stance: 'supports' } })

  await world.call(member(), withdrawEvidence, { evidence: piece })

  const shown = await world.call(member(), showClaim, { claim: id })
  expect(shown.standing).toMatchObject({
    rung: 'hunch',
    notCounted: [{ evidenceId: piece, why: 'withdrawn' }],
  })
})

test('what nobody of the team heard is kept as relayed and counts for nothing', async () => {
  const id = await claim('Chefs hate the tablet')
  const piece = await evidence(await person('Far'), { heardBy: [], cite: { claim: id, stance: 'supports' } })

  expect((await world.call(member(), showClaim, { claim: id })).standing).toMatchObject({
    rung: 'hunch',
    notCounted: [{ why: 'relayed' }],
  })
  expect((await world.call(member(), showEvidence, { evidence: piece })).hearing).toBe('relayed')
})

test('a member sees how many of the voices they met themselves', async () => {
  const id = await claim('Shifts are told too late')
  await evidence(await person('Early'), { cite: { claim: id, stance: 'supports' } })
  await evidence(await person('Late'), {
    heardBy: [world.as('owner').memberId],
    cite: { claim: id, stance: 'supports' },
  })

  expect((await world.call(member(), showClaim, { claim: id })).standing.metByYou).toEqual({ met: 1, of: 2 })
  expect((await world.call(world.as('viewer'), showClaim, { claim: id })).standing.metByYou).toEqual({
    met: 0,
    of: 2,
  })
})

test('evidence from outside the scope of a claim is shown and does not count', async () => {
  const payer = await person('Payer', { contactTypes: [{ type: 'payer' }] })
  const id = await claim('Restaurants would pay for nights', { scope: { contactTypes: ['payer'] } })
  await evidence(payer, { cite: { claim: id, stance: 'supports' } })
  const outside = await evidence(await person('Diner', { contactTypes: [{ type: 'end_user' }] }), {
    cite: { claim: id, stance: 'supports' },
  })

  const { standing, citations } = await world.call(member(), showClaim, { claim: id })
  expect(standing).toMatchObject({
    rung: 'heard',
    peopleFor: 1,
    notCounted: [{ evidenceId: outside, why: 'out_of_scope' }],
  })
  expect(citations).toHaveLength(2)
})

test('a shorter half-life makes old support stale', async () => {
  const id = await claim('Old news')
  const halfYearAgo = new Date(Date.now() - 100 * 86_400_000).toISOString()
  await evidence(await person('Past'), { happenedAt: halfYearAgo, cite: { claim: id, stance: 'supports' } })
  expect((await world.call(member(), showClaim, { claim: id })).standing.rung).toBe('heard')

  await world.call(world.as('admin'), updateWorkspace, { halfLifeDays: 30 })
  await world.settle()

  expect((await world.call(member(), listClaims, {})).items.find((row) => row.id === id)!.rung).toBe('hunch')
  await world.call(world.as('admin'), updateWorkspace, { halfLifeDays: 180 })
  await world.settle()
})

test('two people who change the same claim at once are told', async () => {
  const made = await world.call(member(), createClaim, { sentence: 'Contested' })
  await world.call(member(), updateClaim, { claim: made.id, sentence: 'First', version: made.version })

  await expect(
    world.call(member(), updateClaim, { claim: made.id, sentence: 'Second', version: made.version }),
  ).rejects.toMatchObject({ code: 'conflict', status: 409 })
})

test('a commitment says what was given, and money says how much', async () => {
  const who = await person('Giver')
  await expect(evidence(who, { kind: 'committed' })).rejects.toMatchObject({
    code: 'evidence.commitment_missing',
  })
  await expect(evidence(who, { commitment: { kind: 'time' } })).rejects.toMatchObject({
    code: 'evidence.commitment_unfit',
  })

  const id = await evidence(who, {
    kind: 'committed',
    commitment: { kind: 'money', amount: { amountMinor: 25_000, currency: 'EUR', exponent: 2 } },
  })

  expect(await world.call(member(), showEvidence, { evidence: id })).toMatchObject({
    commitment: { kind: 'money', amount: { amountMinor: 25_000, currency: 'EUR' } },
  })
  expect(await world.call(member(), updateEvidence, { evidence: id, kind: 'said_past' })).toMatchObject({
    kind: 'said_past',
    commitment: null,
  })
})

test('ten citations at the same moment all count', async () => {
  const id = await claim('Everybody at once')
  const pieces = await Promise.all(
    Array.from({ length: 10 }, async (_, index) => evidence(await person(`Crowd ${index}`))),
  )

  await Promise.all(
    pieces.map((piece) =>
      world.call(member(), citeEvidence, { claim: id, evidence: piece, stance: 'supports' }),
    ),
  )

  expect((await world.call(member(), listClaims, { q: 'Everybody at once' })).items[0]).toMatchObject({
    rung: 'pattern',
    voices: { for: 10 },
  })
})

test('an evidence id of another workspace cannot be cited', async () => {
  const foreign = await world.call(world.as('rival'), createEvidence, {
    kind: 'said_past',
    words: 'Ours alone.',
  })
  const id = await claim('Ours')

  await expect(
    world.call(member(), citeEvidence, { claim: id, evidence: foreign.id, stance: 'supports' }),
  ).rejects.toMatchObject({ status: 404 })
})

test('a claim can only be about organisations that are there', async () => {
  const scope = { organisations: ['01900000-0000-7000-8000-000000000001'] }
  await expect(claim('Only of nobody', { scope })).rejects.toMatchObject({
    code: 'claims.organisation_missing',
  })
  const id = await claim('Of anybody')
  await expect(world.call(member(), updateClaim, { claim: id, scope })).rejects.toMatchObject({
    code: 'claims.organisation_missing',
  })
})

test('evidence is found by its words, by its note once that is written, and by what is nearly its words', async () => {
  const piece = await evidence(await person('Finder'), { words: 'The locker held an unopened umbrella.' })
  const found = async (q: string) =>
    (await world.call(member(), listEvidence, { q })).items.map(({ id }) => id)
  expect(await found('umbrella')).toContain(piece)
  expect(await found('unopend umbrela')).toContain(piece)
  expect(await found('stairwell')).not.toContain(piece)
  await world.call(member(), updateEvidence, { evidence: piece, note: 'Told in the stairwell.' })
  expect(await found('stairwell')).toContain(piece)
})

test('a claim says how far saying and doing lie apart once three of each have spoken, and nothing before', async () => {
  const id = await claim('They would wear a helmet')
  const both = { cite: { claim: id, stance: 'supports' as const } }
  for (const name of ['A', 'B', 'C']) await evidence(await person(`Says ${name}`), both)
  expect((await world.call(member(), showClaim, { claim: id })).standing.gap).toBeNull()
  for (const name of ['A', 'B', 'C'])
    await evidence(await person(`Rides ${name}`), {
      kind: 'did_observed',
      cite: { claim: id, stance: 'contradicts' },
    })
  const { gap } = (await world.call(member(), showClaim, { claim: id })).standing
  // Newcombe 1998, method 10, of 3 of 3 and 0 of 3, whose Wilson bounds are 0.4385 and 0.5615.
  expect(gap!.difference).toBe(1)
  expect(gap!.low).toBeCloseTo(1 - Math.hypot(0.5615, 0.5615), 3)
  expect(gap!.high).toBe(1)
})
