import { wishIntroduction, moveIntroduction } from '@firsthand/contract/crm/introductions'
import { mergePeople, unmergePeople } from '@firsthand/contract/crm/merges'
import { createPerson, listPeople } from '@firsthand/contract/crm/people'
import { removeReferral, setReferral } from '@firsthand/contract/crm/referrals'
import { createClaim, listClaims, showClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { csv, importing } from '../../crm/imports/testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const member = () => world.as('member')
const somebody = async (name: string, fields: object = {}) =>
  (await world.call(member(), createPerson, { name, ...fields })).id
const set = (person: string, introducer: string, stage: 'asked' | 'made' = 'made') =>
  world.call(member(), setReferral, { person, introducer, stage })

/** A claim that each of these people supports; answers how many voices stand for it, now and as stored. */
async function claimBy(...people: string[]): Promise<() => Promise<number>> {
  const { id } = await world.call(member(), createClaim, { sentence: 'Nights are too quiet' })
  for (const person of people)
    await world.call(member(), createEvidence, {
      kind: 'said_past',
      words: 'It was quiet last Monday.',
      person,
      cite: { claim: id, stance: 'supports' },
    })
  return async () => {
    await world.settle()
    const { standing } = await world.call(world.as('viewer'), showClaim, { claim: id })
    // The list shows what was stored when the change was heard.
    const { items } = await world.call(world.as('viewer'), listClaims, { limit: 200 })
    expect(items.find((each) => each.id === id)?.voices.for).toBe(standing.voicesFor.length)
    return standing.voicesFor.length
  }
}

test('along a chain each introducer’s people are one voice: A alone, B in A’s, C in B’s', async () => {
  const [a, b, c, d] = [await somebody('A'), await somebody('B'), await somebody('C'), await somebody('D')]
  await set(b, a)
  await set(c, b)
  await set(d, b)

  expect(await (await claimBy(a, b, c, d))()).toBe(3)
})

test('an introduction that was only asked for joins nobody; made, it does', async () => {
  const [sam, x, y] = [await somebody('Sam'), await somebody('X'), await somebody('Y')]
  await set(x, sam)
  const voices = await claimBy(x, y)
  const { id } = await world.call(member(), wishIntroduction, { person: y, introducer: sam, asked: true })
  expect(await voices()).toBe(2)
  await world.call(member(), moveIntroduction, { introduction: id, to: 'made' })
  expect(await voices()).toBe(1)
  await world.call(member(), moveIntroduction, { introduction: id, to: 'asked' })
  expect(await voices()).toBe(2)
})

test('another introducer, or none, is counted anew', async () => {
  const [sam, ida, x, y] = [
    await somebody('Sam'),
    await somebody('Ida'),
    await somebody('X', {}),
    await somebody('Y', {}),
  ]
  await set(x, sam)
  await set(y, sam)
  const voices = await claimBy(x, y)
  expect(await voices()).toBe(1)
  await set(y, ida)
  expect(await voices()).toBe(2)
  await set(x, ida)
  expect(await voices()).toBe(1)
  await world.call(member(), removeReferral, { person: x })
  expect(await voices()).toBe(2)
})

test('two introducers who turn out to be one make their people one voice, and two again when that was wrong', async () => {
  const [sam, samuel, x, y] = [
    await somebody('Sam Okoro'),
    await somebody('Samuel Okoro'),
    await somebody('X'),
    await somebody('Y'),
  ]
  await set(x, sam)
  await set(y, samuel)
  const voices = await claimBy(x, y)
  expect(await voices()).toBe(2)
  const { merge } = await world.call(member(), mergePeople, { person: sam, other: samuel })
  expect(await voices()).toBe(1)
  await world.call(member(), unmergePeople, { merge: merge! })
  expect(await voices()).toBe(2)
})

test('who introduced whom counts when a spreadsheet says it', async () => {
  const tools = importing(world)
  await tools.run(
    csv(
      ['Name', 'E-mail', 'Introduced by'],
      ['Greta Import', 'greta@import.example', ''],
      ['Paul Import', 'paul@import.example', 'Greta Import'],
      ['Yusuf Import', 'yusuf@import.example', 'greta@import.example'],
    ),
  )
  await world.settle()
  const { items } = await world.call(member(), listPeople, { q: 'Import' })
  const id = (name: string) => items.find((each) => each.name.startsWith(name))!.id

  expect(await (await claimBy(id('Paul'), id('Yusuf'), id('Greta')))()).toBe(2)
})
