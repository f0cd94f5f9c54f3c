import { createPerson } from '@firsthand/contract/crm/people'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { mergePeople } from '@firsthand/contract/crm/merges'
import { listTouchpoints } from '@firsthand/contract/crm/touchpoints'
import { createComplaint, showComplaint } from '@firsthand/contract/evidence/complaints'
import { createEvidence, withdrawEvidence } from '@firsthand/contract/evidence/evidence'
import * as loops from '@firsthand/contract/evidence/loops'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')
const somebody = async (name: string) => (await world.call(member(), createPerson, { name })).id
const says = async (person: string, words = 'It was late.') =>
  (await world.call(member(), createEvidence, { kind: 'said_past', words, person })).id

async function loopOf(...names: string[]) {
  const people: string[] = []
  for (const name of names) people.push(await somebody(name))
  const evidence: string[] = []
  for (const person of people) evidence.push(await says(person))
  const loop = await world.call(member(), loops.createLoop, {
    did: 'We pay the wait.',
    didOn: '2026-05-01',
    evidence,
  })
  return { loop, people, evidence }
}

test('who told us about it has not been told until somebody notes it, as a touch too', async () => {
  const { loop, people } = await loopOf('Ada', 'Ben')
  expect(loop).toMatchObject({ people: 2, told: 0, sources: 2 })
  const untold = () => world.call(member(), loops.showLoop, { loop: loop.id, untold: true })
  expect((await untold()).items.map((item) => item.person.name)).toEqual(['Ada', 'Ben'])
  const told = await world.call(member(), loops.tellOfLoop, {
    loop: loop.id,
    person: people[0]!,
    channel: 'call',
  })
  expect(told).toMatchObject({ told: 1 })
  expect((await untold()).items.map((item) => item.person.name)).toEqual(['Ben'])
  const touches = await world.call(member(), listTouchpoints, { person: people[0]! })
  expect(touches.items).toMatchObject([{ direction: 'ours', note: 'You told us, we did: We pay the wait.' }])
  await expect(
    world.call(member(), loops.tellOfLoop, { loop: loop.id, person: people[0]!, channel: 'call' }),
  ).rejects.toMatchObject({ code: 'loops.told_already' })
  await world.call(member(), loops.untellOfLoop, { loop: loop.id, person: people[0]! })
  expect((await world.call(member(), listTouchpoints, { person: people[0]! })).items).toEqual([])
  expect((await untold()).items).toHaveLength(2)
})

test('two who tell the same person at once note it once', async () => {
  const { loop, people } = await loopOf('Cleo')
  const tell = () =>
    world.call(member(), loops.tellOfLoop, { loop: loop.id, person: people[0]!, channel: 'mail' })
  const both = await Promise.allSettled([tell(), tell()])
  expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('the letter gives a person their own words back, and nobody else’s', async () => {
  const { loop, people } = await loopOf('Dora', 'Emil')
  await world.call(member(), loops.updateLoop, {
    loop: loop.id,
    link: { evidence: [await says(people[0]!, 'The ramp is too steep.')], complaints: [] },
  })
  const { text } = await world.call(member(), loops.writeLoopLetter, { loop: loop.id, person: people[0]! })
  expect(text).toContain('Dear Dora,')
  expect(text).toContain('“The ramp is too steep.”')
  expect(text).toContain('1 May 2026: We pay the wait.')
  expect(text.match(/“/g)).toHaveLength(2)
  const stranger = await somebody('Nobody')
  await expect(
    world.call(member(), loops.writeLoopLetter, { loop: loop.id, person: stranger }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('words that were taken back ask for nobody to be told, and whoever wants no contact is marked', async () => {
  const { loop, people, evidence } = await loopOf('Finn', 'Gus')
  await world.call(member(), withdrawEvidence, { evidence: evidence[0]! })
  await world.call(member(), noteConsents, {
    person: people[1]!,
    answers: [{ purpose: 'contact', state: 'refused' }],
  })
  const { items } = await world.call(member(), loops.showLoop, { loop: loop.id })
  expect(items).toMatchObject([{ person: { name: 'Gus' }, mayContact: false }])
})

test('a complaint says what was done because of it, and whether they know', async () => {
  const person = await somebody('Hana')
  const { id } = await world.call(member(), createComplaint, { person, words: 'Too late.', about: 'late' })
  const loop = await world.call(member(), loops.createLoop, { did: 'We ring before.', complaints: [id] })
  await world.call(member(), loops.tellOfLoop, {
    loop: loop.id,
    person,
    channel: 'call',
    words: 'I rang her.',
  })
  const shown = await world.call(member(), showComplaint, { complaint: id })
  expect(shown.loops).toMatchObject([{ id: loop.id, did: 'We ring before.', toldAt: expect.any(String) }])
})

test('after two people become one they are told once', async () => {
  const { loop, people } = await loopOf('Ida Ott', 'Ida Ott')
  for (const person of people)
    await world.call(member(), loops.tellOfLoop, { loop: loop.id, person, channel: 'call' })
  await world.call(member(), mergePeople, { person: people[0]!, other: people[1]! })
  const { loop: merged, items } = await world.call(member(), loops.showLoop, { loop: loop.id })
  expect(merged).toMatchObject({ people: 1, told: 1 })
  expect(items).toHaveLength(1)
})

test('the list tells where somebody waits, goes on where it stopped, and is nobody else’s', async () => {
  const { loop, people } = await loopOf('Jon')
  const ids = async (untold: boolean) =>
    (await world.call(member(), loops.listLoops, { untold, limit: 200 })).items.map((each) => each.id)
  expect(await ids(true)).toContain(loop.id)
  await world.call(member(), loops.tellOfLoop, { loop: loop.id, person: people[0]!, channel: 'call' })
  expect(await ids(true)).not.toContain(loop.id)
  expect(await ids(false)).toContain(loop.id)
  const first = await world.call(member(), loops.listLoops, { limit: 1 })
  const second = await world.call(member(), loops.listLoops, { limit: 1, after: first.next! })
  expect(second.items[0]!.id).not.toBe(first.items[0]!.id)
  await expect(world.call(world.as('rival'), loops.showLoop, { loop: loop.id })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(
    world.call(world.as('rival'), loops.createLoop, { did: 'x', complaints: [loop.id] }),
  ).rejects.toMatchObject({ code: 'loops.source_missing' })
})
