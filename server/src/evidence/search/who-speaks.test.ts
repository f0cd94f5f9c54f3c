import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { hideWords } from '@firsthand/contract/evidence/redaction'
import {
  type FoundKind,
  type SpeakerRole,
  searchFind,
  searchOverview,
} from '@firsthand/contract/evidence/search'
import { matchSpeakers, type TextView } from '@firsthand/contract/evidence/texts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let courier: string
let text: TextView
beforeAll(async () => {
  world = await openWorld()
  courier = (await world.call(me(), createPerson, { name: 'Nele Brandt' })).id
  text = await addTalk([
    { label: 'Nele', person: courier },
    { label: 'Milo', member: me().memberId },
  ])
})
afterAll(() => world.close())

const me = () => world.as('member')
const said = 'The brakes failed, and Quixotrel laughed.'

async function addTalk(speakers: { label: string; person?: string; member?: string }[], more = '') {
  const { id: conversation } = await world.call(me(), createConversation, {
    kind: 'interview',
    title: 'At the depot',
    people: [courier],
    heldAt: '2026-05-14T10:00:00.000Z',
  })
  const pasted = `Milo: Tell me about the last shift.\nNele: ${said}\nVoice: Close the door, the brakes squeal.${more}`
  return world.call(me(), addText, { conversation, source: { pasted }, speakers })
}

const found = async (q: string, kind: FoundKind, sent: object = {}) =>
  (await world.call(world.as('viewer'), searchFind, { q, kind, ...sent })).items
const spoken = async (q: string, speaks?: SpeakerRole) =>
  (await found(q, 'turn', speaks && { speaks })).map(({ speaker }) => speaker)
const kindsOf = async (q: string, sent: object) =>
  (await world.call(world.as('viewer'), searchOverview, { q, ...sent })).sections.map(({ kind }) => kind)

test('what was said is narrowed to people, to our own side, or to whoever is matched with neither yet', async () => {
  expect(new Set(await spoken('brakes'))).toEqual(new Set(['Nele Brandt', 'Voice']))
  expect(await spoken('brakes', 'them')).toEqual(['Nele Brandt'])
  expect(await spoken('brakes', 'us')).toEqual([])
  expect(await spoken('brakes', 'unknown')).toEqual(['Voice'])
  expect(await spoken('last shift', 'us')).toEqual(['Milo'])
  expect(await spoken('last shift', 'them')).toEqual([])
  expect(await spoken('last shift', 'unknown')).toEqual([])
  expect(await kindsOf('brakes', { speaks: 'them' })).toEqual(['turn'])
})

test('once somebody says who it was, they are among the people', async () => {
  const { id: text, speakers } = await addTalk([], ' It is late.')
  expect(await spoken('it is late', 'unknown')).toEqual(['Voice'])

  const voice = speakers.find(({ label }) => label === 'Voice')!.id
  await world.call(me(), matchSpeakers, { text, speakers: [{ speaker: voice, person: courier }] })
  expect(await spoken('it is late', 'unknown')).toEqual([])
  expect(await spoken('it is late', 'them')).toEqual(['Nele Brandt'])
})

test('evidence is narrowed to its kind, and what is hidden is found under no filter', async () => {
  const range = { startTurn: 1, startOffset: 0, endTurn: 1, endOffset: said.length }
  await world.call(me(), createEvidence, {
    kind: 'said_past',
    highlight: { version: text.version.id, range },
  })
  for (const q of ['brakes', 'quixotrel']) {
    expect(await kindsOf(q, { evidenceKind: 'said_past' })).toEqual(['evidence'])
    expect(await kindsOf(q, { evidenceKind: 'said_past', person: courier })).toEqual(['evidence'])
    expect(await kindsOf(q, { evidenceKind: 'committed' })).toEqual([])
    expect(await kindsOf(q, { evidenceKind: 'said_past', speaks: 'them' })).toEqual([])
  }
  await world.call(me(), hideWords, {
    text: text.id,
    version: text.version.id,
    range: { startTurn: 1, startOffset: 23, endTurn: 1, endOffset: 32 },
    kind: 'name',
  })
  const narrowed = [
    { speaks: 'them' },
    { speaks: 'us' },
    { speaks: 'unknown' },
    { evidenceKind: 'said_past' },
  ]
  const own = { person: courier }
  for (const sent of narrowed.flatMap((each) => [each, { ...each, ...own }])) {
    const [turns, evidence] = [
      await found('quixotrel', 'turn', sent),
      await found('brakes', 'evidence', sent),
    ]
    expect(turns.filter(({ id }) => id === text.id)).toEqual([])
    expect(JSON.stringify(evidence)).not.toContain('Quixotrel')
  }
  expect(JSON.stringify(await found('brakes', 'evidence', { evidenceKind: 'said_past' }))).toContain('[name]')
})
