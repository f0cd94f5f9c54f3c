import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createClaim, showClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence, showEvidence } from '@firsthand/contract/evidence/evidence'
import * as contract from '@firsthand/contract/evidence/speakers'
import { listTurns, showText } from '@firsthand/contract/evidence/texts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const me = () => world.as('member')

async function setUp() {
  const nele = (await call(me(), createPerson, { name: 'Nele Brandt' })).id
  const omar = (await call(me(), createPerson, { name: 'Omar Haddad' })).id
  const { id } = await call(me(), createConversation, {
    kind: 'interview',
    people: [nele, omar],
    heldAt: '2026-05-14T09:30:00.000Z',
  })
  const lines = ['A: How was it?', 'B: I left early.', 'A: Why?', 'C: The kitchen closed.', 'B: At one.']
  const text = await call(me(), addText, {
    conversation: id,
    source: { pasted: lines.join('\n\n') },
    speakers: [{ label: 'B', person: nele }],
  })
  const speaker = (label: string) => text.speakers.find((each) => each.label === label)!.id
  const claim = await call(me(), createClaim, { sentence: 'Kitchens close early.' })
  const quote = async (turn: number, endOffset: number) =>
    (
      await call(me(), createEvidence, {
        kind: 'said_past',
        heardBy: [],
        highlight: {
          version: text.version.id,
          range: { startTurn: turn, startOffset: 0, endTurn: turn, endOffset },
        },
        cite: { claim: claim.id, stance: 'supports' },
      })
    ).id
  return { nele, omar, text, speaker, quote, claim: claim.id }
}

const personOf = async (evidence: string) => (await call(me(), showEvidence, { evidence })).person?.id ?? null

test('evidence follows its speaker, is said beforehand, and goes back when it is undone', async () => {
  const { omar, nele, text, speaker, quote, claim } = await setUp()
  const left = await quote(1, 12)
  const closed = await quote(3, 19)
  const wanted = {
    text: text.id,
    speakers: [
      { speaker: speaker('A'), member: me().memberId },
      { speaker: speaker('C'), person: omar },
    ],
  }
  const effects = await call(me(), contract.showSpeakerEffects, wanted)
  expect(effects.evidence.map((each) => [each.id, each.personThen?.name, each.hearersThen])).toEqual([
    [left, 'Nele Brandt', ['Milo']],
    [closed, 'Omar Haddad', ['Milo']],
  ])
  expect(effects.claims.map(({ id }) => id)).toEqual([claim])
  expect(await personOf(closed)).toBeNull()

  const { change, evidenceMoved } = await call(me(), contract.changeSpeakers, wanted)
  expect(evidenceMoved).toBe(2)
  expect(await personOf(closed)).toBe(omar)
  expect((await call(me(), showEvidence, { evidence: left })).hearing).toBe('you')
  expect((await call(me(), showClaim, { claim })).standing.voicesFor).toHaveLength(2)

  await call(me(), contract.undoSpeakerChange, { change })
  expect(await personOf(closed)).toBeNull()
  expect(await personOf(left)).toBe(nele)
  expect((await call(me(), showEvidence, { evidence: left })).hearing).toBe('relayed')
  expect((await call(me(), showClaim, { claim })).standing.voicesFor).toHaveLength(0)
  await expect(call(me(), contract.undoSpeakerChange, { change })).rejects.toMatchObject({
    code: 'speakers.undone',
  })
})

test('two speakers become one with their turns, words and evidence, and two again', async () => {
  const { nele, text, speaker, quote } = await setUp()
  const closed = await quote(3, 19)
  const merged = await call(me(), contract.mergeSpeakers, {
    text: text.id,
    speaker: speaker('C'),
    into: speaker('B'),
  })
  expect(merged.text.speakers.map(({ label, turns }) => [label, turns])).toEqual([
    ['A', 2],
    ['B', 3],
  ])
  expect(await personOf(closed)).toBe(nele)
  const back = await call(me(), contract.undoSpeakerChange, { change: merged.change })
  expect(back.speakers).toEqual(text.speakers)
  expect(await personOf(closed)).toBeNull()
})

test('a speaker is split by choosing turns, and whole again when it is undone', async () => {
  const { omar, nele, text, speaker, quote } = await setUp()
  const atOne = await quote(4, 7)
  const left = await quote(1, 12)
  const split = await call(me(), contract.splitSpeaker, {
    text: text.id,
    version: text.version.id,
    turns: [4],
    label: 'D',
    person: omar,
  })
  expect(split.text.speakers.map(({ label, turns }) => [label, turns])).toEqual([
    ['A', 2],
    ['B', 1],
    ['C', 1],
    ['D', 1],
  ])
  expect([await personOf(atOne), await personOf(left)]).toEqual([omar, nele])
  await call(me(), contract.undoSpeakerChange, { change: split.change })
  expect((await call(me(), showText, { text: text.id })).speakers).toEqual(text.speakers)
  expect(await personOf(atOne)).toBe(nele)
  const { items } = await call(me(), listTurns, { version: text.version.id })
  expect(items[4]!.speakerId).toBe(speaker('B'))
  expect((await call(me(), contract.listSpeakerChanges, { text: text.id })).items).toMatchObject([
    { kind: 'split', by: { name: 'Milo' }, evidenceMoved: 1 },
  ])
})
