import {
  addText,
  createConversation,
  listConversations,
} from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createEvidence, listEvidence, withdrawEvidence } from '@firsthand/contract/evidence/evidence'
import * as contract from '@firsthand/contract/evidence/texts'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { readRange } from './range.ts'

let world: World
let nele: string
beforeAll(async () => {
  world = await openWorld()
  nele = (await world.call(world.as('member'), createPerson, { name: 'Nele Brandt' })).id
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)

const transcript = (more = '') => `WEBVTT

00:00:01.000 --> 00:00:04.000
Milo: How did last night go?

00:00:05.000 --> 00:00:25.000
Nele: I rode until two, and the kitchen had closed at one. Nobody told me. 🚲 So I waited.

00:00:26.000 --> 00:00:28.000
Milo: Isn't that annoying?

00:00:29.000 --> 00:00:41.000
Nele: Last week I left after an hour.${more}
`

async function converse() {
  return (
    await call(world.as('member'), createConversation, {
      kind: 'interview',
      people: [nele],
      heldAt: '2026-05-14T09:30:00.000Z',
    })
  ).id
}

async function add(more: string) {
  const conversation = await converse()
  const { memberId } = world.as('member')
  const speakers = [
    { label: 'Milo', member: memberId },
    { label: 'Nele', person: nele },
  ]
  return {
    conversation,
    text: await call(world.as('member'), addText, {
      conversation,
      source: { pasted: transcript(more) },
      speakers,
    }),
  }
}

test('a preview keeps nothing, and guesses who speaks from those who were there', async () => {
  const member = world.as('member')
  const preview = await call(member, contract.previewText, {
    source: { pasted: transcript() },
    people: [nele],
  })
  expect(preview).toMatchObject({ format: 'webvtt', turnCount: 4, lengthMs: 41_000, alreadyIn: null })
  expect(preview.speakers.map(({ label, guess }) => [label, guess])).toEqual([
    ['Milo', { person: null, member: member.memberId, name: 'Milo' }],
    ['Nele', { person: nele, member: null, name: 'Nele Brandt' }],
  ])

  const generic = await call(member, contract.previewText, {
    source: {
      pasted:
        'Interviewer: Where were you?\n\nParticipant 3: At home.\n\nInterviewer: And then?\n\nParticipant 3: I slept.',
    },
    people: [nele],
  })
  expect(generic.speakers.map(({ guess }) => guess?.name)).toEqual(['Milo', 'Nele Brandt'])
})

test('a transcript says who talked how much, and is read by the page', async () => {
  const { conversation, text } = await add(' Talk share.')
  expect(text.kind).toBe('transcript')
  expect(text.talk).toMatchObject({
    measure: 'time',
    withheldBecause: null,
    longestTeamStretchMs: 3_000,
    questions: { open: 1, closed: 0, leading: 1 },
  })
  expect(text.talk?.teamShare).toBeCloseTo(5 / 37, 3)
  expect(text.meter?.ticks.map(({ kind, turn }) => [kind, turn])).toEqual([
    ['open', 0],
    ['leading', 2],
  ])
  expect(text.meter?.bands.map(({ lane, turn }) => [lane, turn])).toEqual([
    ['team', 0],
    ['person', 1],
    ['team', 2],
    ['person', 3],
  ])
  expect(text.speakers.map(({ role, turns }) => [role, turns])).toEqual([
    ['team', 2],
    ['person', 2],
  ])

  const first = await call(world.as('viewer'), contract.listTurns, { version: text.version.id, limit: 3 })
  const rest = await call(world.as('viewer'), contract.listTurns, {
    version: text.version.id,
    from: first.next!,
  })
  expect([...first.items, ...rest.items].map((turn) => turn.position)).toEqual([0, 1, 2, 3])
  expect(rest.next).toBeNull()

  const row = (await call(world.as('member'), listConversations, {})).items.find(
    (each) => each.id === conversation,
  )
  expect(row).toMatchObject({ textCount: 1, evidenceCount: 0 })
  expect(row?.teamShare).toBeCloseTo(5 / 37, 3)
})

test('matching speakers later works out anew who talked how much', async () => {
  const { conversation, text } = await add(' Matched later.')
  const [milo, speaker] = text.speakers
  const unmatched = await call(world.as('member'), contract.matchSpeakers, {
    text: text.id,
    speakers: [{ speaker: speaker!.id }],
  })
  expect(unmatched.talk).toMatchObject({ teamShare: null, withheldBecause: 'unassigned' })

  const matched = await call(world.as('member'), contract.matchSpeakers, {
    text: text.id,
    speakers: [
      { speaker: speaker!.id, person: nele },
      { speaker: milo!.id, isObserver: true },
    ],
  })
  expect([matched.talk?.teamShare, matched.speakers.map(({ role }) => role)]).toEqual([
    0,
    ['observer', 'person'],
  ])
  expect(
    (await call(world.as('member'), listConversations, {})).items.find((each) => each.id === conversation)
      ?.teamShare,
  ).toBe(0)
  await expect(
    call(world.as('member'), contract.matchSpeakers, {
      text: text.id,
      speakers: [{ speaker: milo!.id, person: nele, member: world.as('member').memberId }],
    }),
  ).rejects.toMatchObject({ code: 'texts.both' })
})

test('a range of words leads back to who said them, when and where; a range outside leads nowhere', async () => {
  const { conversation, text } = await add(' Ranges.')
  const versionId = text.version.id
  const read = (range: contract.HighlightView['range'], id = versionId) =>
    world.inWorkspace(world.bramble, (ctx) => readRange(ctx, { versionId: id, range }))

  const across = await read({ startTurn: 1, startOffset: 67, endTurn: 2, endOffset: 5 })
  expect(across).toMatchObject({
    textId: text.id,
    sourceKind: 'conversation',
    sourceId: conversation,
    happenedAt: '2026-05-14T09:30:00.000Z',
    startsMs: 5_000,
    personId: nele,
    memberId: null,
  })
  expect(across?.words).toBe(". 🚲 So I waited.\nIsn't")
  expect(await read({ startTurn: 1, startOffset: 0, endTurn: 4, endOffset: 1 })).toBeUndefined()
  expect(await read({ startTurn: 2, startOffset: 3, endTurn: 2, endOffset: 3 })).toBeUndefined()
  expect(await read({ startTurn: 0, startOffset: 0, endTurn: 0, endOffset: 3 }, nele)).toBeUndefined()
})

test('highlights show in the text, and hold it until their evidence is withdrawn', async () => {
  const { conversation, text } = await add(' Held fast.')
  const member = world.as('member')
  const range = { startTurn: 3, startOffset: 0, endTurn: 3, endOffset: 31 }
  const evidence = await call(member, createEvidence, {
    kind: 'did_observed',
    highlight: { version: text.version.id, range },
  })
  expect(evidence).toMatchObject({
    words: 'Last week I left after an hour.',
    person: { id: nele },
    source: { kind: 'conversation', id: conversation },
  })
  expect((await call(member, contract.showText, { text: text.id })).highlights).toMatchObject([
    { evidenceId: evidence.id, kind: 'did_observed', range, claims: [] },
  ])
  expect((await call(member, listEvidence, { source: conversation })).items).toHaveLength(1)
  expect(
    (await call(member, listConversations, { state: 'without_evidence' })).items.map((each) => each.id),
  ).not.toContain(conversation)

  await expect(call(member, contract.removeText, { text: text.id })).rejects.toMatchObject({
    code: 'texts.has_evidence',
    params: { count: 1 },
  })
  await call(member, withdrawEvidence, { evidence: evidence.id })
  await call(member, contract.removeText, { text: text.id })
  await expect(call(member, contract.showText, { text: text.id })).rejects.toMatchObject({ status: 404 })
})

test('the same words come into a conversation once, and a preview says where they are already', async () => {
  const { conversation, text } = await add(' Only once.')
  await expect(
    call(world.as('member'), addText, {
      conversation,
      source: { pasted: transcript(' Only once.').replaceAll('\n', '\r\n') },
    }),
  ).rejects.toMatchObject({ code: 'conversations.twice', status: 409 })
  const preview = await call(world.as('member'), contract.previewText, {
    source: { pasted: transcript(' Only once.') },
  })
  expect(preview.alreadyIn).toEqual({ textId: text.id, title: text.title })
})

test('what was said is found by its words', async () => {
  const { text } = await add(' The Zwiebelkuchen was cold.')
  const hits = await call(world.as('viewer'), search, { q: 'zwiebelk', kinds: ['text'] })
  expect(hits.items).toMatchObject([{ kind: 'text', id: text.id }])
})

test('typed notes have turns and no talk share', async () => {
  const conversation = await converse()
  const text = await call(world.as('member'), addText, {
    conversation,
    source: { pasted: 'She leaves when the kitchen is late.\n\nWants to know before she rides.' },
  })
  expect(text).toMatchObject({ kind: 'note', talk: null, meter: null, speakers: [] })
  expect(text.version.turnCount).toBeGreaterThan(0)
})
