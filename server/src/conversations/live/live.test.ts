import { createConversation, showConversation } from '@firsthand/contract/conversations/conversations'
import { type EntrySent, finishLive, sendLive, showLive } from '@firsthand/contract/conversations/live'
import { liveState } from '@firsthand/contract/conversations/live-rules'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { createPerson } from '@firsthand/contract/crm/people'
import { createErasure } from '@firsthand/contract/crm/rights'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { listTurns, showText } from '@firsthand/contract/evidence/texts'
import { createGuide } from '@firsthand/contract/studies/guides'
import { createStudy } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { newId } from '../../platform/db/ids.ts'

let world: World
let nele: string
beforeAll(async () => {
  world = await openWorld()
  nele = (await world.call(world.as('member'), createPerson, { name: 'Nele Brandt' })).id
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

async function planned(person = nele): Promise<string> {
  const made = await call(world.as('member'), createConversation, {
    kind: 'interview',
    people: [person],
    plannedFor: minutesAgo(60),
  })
  return made.id
}

function entry(kind: EntrySent['kind'], minute: number, more: Partial<EntrySent> = {}) {
  return { id: newId(), kind, at: minutesAgo(minute), ...more }
}
const send = (as: 'member' | 'admin', conversation: string, entries: ReturnType<typeof entry>[]) =>
  call(world.as(as), sendLive, { conversation, clock: new Date().toISOString(), entries })

test('two members note at once, and what one sends twice is kept once', async () => {
  const conversation = await planned()
  const early = entry('note', 20, { body: 'She rides at night.' })
  const late = entry('mark', 10, { mark: 'surprise' })
  await send('member', conversation, [late])
  await send('admin', conversation, [early])
  await send('admin', conversation, [early, entry('quote', 5, { body: 'Nobody told me.' })])

  const { entries } = await call(world.as('viewer'), showLive, { conversation })
  expect(entries.map(({ kind, member }) => [kind, member.name])).toEqual([
    ['note', 'Ada'],
    ['mark', 'Milo'],
    ['quote', 'Ada'],
  ])
})

test('sending the same entries at the same moment from two windows keeps each once', async () => {
  const conversation = await planned()
  const same = Array.from({ length: 20 }, (_, minute) => entry('note', minute, { body: `Note ${minute}` }))
  await Promise.all([
    send('member', conversation, same),
    send('member', conversation, same.toReversed()),
    send('member', conversation, same.slice(5)),
  ])
  const { entries } = await call(world.as('member'), showLive, { conversation })
  expect(entries.map(({ id }) => id)).toEqual(same.toReversed().map(({ id }) => id))
})

test('a phone whose clock is an hour ahead is put right, also for what it noted without a network', async () => {
  const conversation = await planned()
  const ahead = (minutes: number) => new Date(Date.now() + 3_600_000 - minutes * 60_000).toISOString()
  await call(world.as('member'), sendLive, {
    conversation,
    clock: ahead(0),
    entries: [{ id: newId(), kind: 'note', at: ahead(30), body: 'Half an hour ago.' }],
  })
  const { entries } = await call(world.as('member'), showLive, { conversation })
  expect(Math.abs(Date.parse(entries[0]!.at) - Date.parse(minutesAgo(30)))).toBeLessThan(5_000)
})

test('whoever was here a moment ago is told only what is new, and never too little', async () => {
  const conversation = await planned()
  await send('member', conversation, [entry('note', 3, { body: 'First' })])
  const { now } = await call(world.as('member'), showLive, { conversation })
  await send('admin', conversation, [entry('note', 30, { body: 'Noted earlier, sent later' })])
  const { entries } = await call(world.as('member'), showLive, { conversation, since: now })
  expect(entries.map(({ body }) => body)).toContain('Noted earlier, sent later')
  const later = new Date(Date.now() + 60_000).toISOString()
  expect((await call(world.as('member'), showLive, { conversation, since: later })).entries).toEqual([])
})

test('the newest guide of the study is shown until one is chosen, and a chosen version stays', async () => {
  const member = world.as('member')
  const study = (await call(member, createStudy, { title: 'Why couriers leave' })).id
  const guide = await call(member, createGuide, {
    study,
    title: 'Leaving',
    sections: [{ title: 'Last week', prompts: [{ ask: 'Tell me about your last shift.' }] }],
  })
  const { id: conversation } = await call(member, createConversation, {
    kind: 'interview',
    people: [nele],
    study,
    plannedFor: minutesAgo(10),
  })
  expect((await call(member, showLive, { conversation })).guide).toMatchObject({ id: guide.id, version: 1 })
  await send('member', conversation, [entry('guide', 1)])
  expect((await call(member, showLive, { conversation })).guide).toMatchObject({ id: guide.id })
  await send('member', conversation, [entry('guide', 0, { of: guide.id, number: 1 })])
  const live = await call(member, showLive, { conversation })
  expect(liveState(live.entries, live.now).guide).toEqual({ id: guide.id, version: 1 })
})

test('finishing says that it took place and makes a text of the notes, whose lines become evidence', async () => {
  const member = world.as('member')
  const conversation = await planned()
  await send('member', conversation, [
    entry('start', 40),
    entry('note', 30, { body: 'The kitchen closed early.' }),
    entry('quote', 20, { body: 'Nobody told me.' }),
    entry('mark', 15, { mark: 'pain' }),
    entry('end', 10),
  ])
  const { textId, lines } = await call(member, finishLive, { conversation })
  expect(lines).toBe(3)
  const held = await call(member, showConversation, { conversation })
  expect(held).toMatchObject({ minutes: 30, textCount: 1, teamShare: null })
  expect(held.heldAt).not.toBeNull()

  const text = await call(member, showText, { text: textId! })
  expect(text).toMatchObject({ kind: 'note', talk: null })
  const { items } = await call(member, listTurns, { version: text.version.id })
  expect(items.map(({ body, startsMs }) => [body, Math.round(startsMs! / 60_000)])).toEqual([
    ['The kitchen closed early.', 10],
    ['Nobody told me.', 20],
    ['[Pain]', 25],
  ])
  const evidence = await call(member, createEvidence, {
    kind: 'said_past',
    person: nele,
    highlight: {
      version: text.version.id,
      range: { startTurn: 1, startOffset: 0, endTurn: 1, endOffset: 15 },
    },
  })
  expect(evidence.words).toBe('Nobody told me.')
})

test('notes that come in after the end become a second text, and finishing once more makes none', async () => {
  const member = world.as('member')
  const conversation = await planned()
  await send('member', conversation, [entry('note', 30, { body: 'In time.' })])
  const first = await call(member, finishLive, { conversation })
  await send('admin', conversation, [entry('note', 29, { body: 'From the other phone.' })])
  const second = await call(member, finishLive, { conversation })
  const third = await call(member, finishLive, { conversation })
  expect([first.lines, second.lines, third.lines]).toEqual([1, 1, 0])
  expect(third.textId).toBeNull()
  const twice = await Promise.all([planned(), planned()])
  await send('member', twice[0]!, [entry('note', 3, { body: 'Once.' })])
  const both = await Promise.all([1, 2].map(() => call(member, finishLive, { conversation: twice[0]! })))
  expect(both.reduce((sum, { lines }) => sum + lines, 0)).toBe(1)
})

test('an entry that does not say what it must is refused, and nothing of its batch is kept', async () => {
  const conversation = await planned()
  for (const unfit of [
    entry('note', 1),
    entry('mark', 1),
    entry('mark', 1, { mark: 'asks' }),
    entry('asked', 1),
    entry('offset', 1, { of: newId() }),
    entry('role', 1, { mark: 'asks' }),
    entry('done', 1, { mark: 'pain' }),
  ])
    await expect(
      send('member', conversation, [entry('note', 2, { body: 'Good' }), unfit]),
      unfit.kind,
    ).rejects.toMatchObject({ code: 'live.entry_unfit' })
  expect((await call(world.as('member'), showLive, { conversation })).entries).toEqual([])
})

test('words of somebody who does not agree to being written down are not taken in; marks and ticks are', async () => {
  const member = world.as('member')
  const shy = (await call(member, createPerson, { name: 'Shy Person' })).id
  const conversation = await planned(shy)
  await call(member, noteConsents, { person: shy, answers: [{ purpose: 'transcribe', state: 'refused' }] })
  await expect(send('member', conversation, [entry('note', 1, { body: 'No.' })])).rejects.toMatchObject({
    code: 'consent_refused',
  })
  await send('member', conversation, [entry('mark', 1, { mark: 'pain' })])
  expect((await call(member, showLive, { conversation })).entries).toHaveLength(1)
})

test('nobody of another workspace reads or sends, a viewer only reads, a stranger neither', async () => {
  const conversation = await planned()
  const sent = { conversation, clock: new Date().toISOString(), entries: [entry('start', 1)] }
  await expect(call(world.as('rival'), showLive, { conversation })).rejects.toMatchObject({ status: 404 })
  await expect(call(world.as('rival'), sendLive, sent)).rejects.toMatchObject({ status: 404 })
  await expect(call(world.as('viewer'), sendLive, sent)).rejects.toMatchObject({ status: 403 })
  await expect(call(world.as('stranger'), showLive, { conversation })).rejects.toMatchObject({ status: 404 })
  await expect(call(null, showLive, { conversation })).rejects.toMatchObject({ status: 401 })
})

test('what was noted of somebody who is erased goes with them', async () => {
  const member = world.as('member')
  const gone = (await call(member, createPerson, { name: 'Gone Soon' })).id
  const conversation = await planned(gone)
  await send('member', conversation, [entry('note', 1, { body: 'Lives in Elm Street.' })])
  await call(world.as('owner'), createErasure, { person: gone, name: 'Gone Soon' })
  await world.settle()
  const { entries } = await call(member, showLive, { conversation })
  expect(entries.map(({ body }) => body)).toEqual([''])
})
