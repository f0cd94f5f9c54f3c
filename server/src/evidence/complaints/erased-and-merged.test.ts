import { createPerson } from '@firsthand/contract/crm/people'
import { mergePeople, unmergePeople } from '@firsthand/contract/crm/merges'
import { createErasure } from '@firsthand/contract/crm/rights'
import { createCommitment, settleCommitment } from '@firsthand/contract/evidence/commitments'
import * as complaints from '@firsthand/contract/evidence/complaints'
import { createLoop, showLoop, tellOfLoop } from '@firsthand/contract/evidence/loops'
import { createPromise, listPromises, settlePromise } from '@firsthand/contract/evidence/promises'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../../../test/rows.ts'
import { type World, openWorld } from '../../../test/world.ts'

/** Stands in everything that is said by or about her, and nowhere else. */
const secret = 'quixotrel'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const admin = () => world.as('admin')

async function somebody(name: string) {
  const { id: person } = await world.call(admin(), createPerson, { name })
  const complaint = await world.call(admin(), complaints.createComplaint, {
    person,
    words: `Where is my ${secret}?`,
    about: `the ${secret}`,
    amount: { amountMinor: 500, currency: 'EUR', exponent: 2 },
  })
  await world.call(admin(), complaints.replyToComplaint, {
    complaint: complaint.id,
    words: `Your ${secret} is late.`,
    channel: 'mail',
  })
  await world.call(admin(), complaints.closeComplaint, {
    complaint: complaint.id,
    because: 'their_word',
    words: `My ${secret} came.`,
    done: `We found the ${secret}.`,
  })
  const promise = await world.call(admin(), createPromise, { person, words: `Send the ${secret}` })
  await world.call(admin(), settlePromise, { promise: promise.id, to: 'kept', words: `Sent the ${secret}` })
  const given = await world.call(admin(), createCommitment, {
    person,
    kind: 'time',
    words: `An hour of ${secret}`,
  })
  await world.call(admin(), settleCommitment, {
    commitment: given.id,
    to: 'kept',
    words: `Gave the ${secret}`,
  })
  const loop = await world.call(admin(), createLoop, { did: 'We ring before.', complaints: [complaint.id] })
  await world.call(admin(), tellOfLoop, {
    loop: loop.id,
    person,
    channel: 'mail',
    words: `About the ${secret}`,
  })
  return { person, complaint: complaint.id, promise: promise.id, loop: loop.id }
}

test('with a person go their words from complaints, answers, promises and commitments; that they were answered stays', async () => {
  const { person, complaint, promise, loop } = await somebody('Ines Vogt')
  await world.settle()
  await world.call(admin(), createErasure, { person, name: 'Ines Vogt' })
  await world.settle()

  const rows = await rowsOf(world, world.bramble)
  expect(JSON.stringify(rows.filter(({ row }) => JSON.stringify(row).includes(secret)))).toBe('[]')
  expect((await world.call(admin(), search, { q: secret })).items).toEqual([])
  const shown = await world.call(admin(), complaints.showComplaint, { complaint })
  expect(shown).toMatchObject({
    state: 'closed',
    words: '[erased]',
    about: '[erased]',
    answeredBy: { name: 'Ada' },
    amount: { amountMinor: 500 },
  })
  expect((await world.call(admin(), listPromises, { of: 'kept' })).items).toMatchObject([
    { id: promise, words: '[erased]', settledWords: '' },
  ])
  // Nobody is to be told any more.
  expect((await world.call(admin(), showLoop, { loop })).items).toEqual([])
})

test('what was said to either of two people goes with who stays, and back when they part', async () => {
  const [one, other] = [await somebody('Ann Bell'), await somebody('Anne Bell')]
  const of = async (person: string) => {
    const list = await world.call(admin(), complaints.listComplaints, { person })
    const promises = await world.call(admin(), listPromises, { person })
    return [list.items.length, promises.items.length]
  }
  const merged = await world.call(admin(), mergePeople, { person: one.person, other: other.person })
  expect(await of(one.person)).toEqual([2, 2])
  await world.call(admin(), unmergePeople, { merge: merged.merge! })
  expect([await of(one.person), await of(other.person)]).toEqual([
    [1, 1],
    [1, 1],
  ])
})
