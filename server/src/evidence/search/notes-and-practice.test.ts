import {
  addText,
  createConversation,
  updateConversation,
} from '@firsthand/contract/conversations/conversations'
import { finishLive, sendLive } from '@firsthand/contract/conversations/live'
import { partOfNote } from '@firsthand/contract/conversations/live-rules'
import { createPerson } from '@firsthand/contract/crm/people'
import { hideName, liftRedaction } from '@firsthand/contract/evidence/redaction'
import { matchSpeakers, showText } from '@firsthand/contract/evidence/texts'
import { replaceText } from '@firsthand/contract/evidence/versions'
import { type FoundKind, searchFind } from '@firsthand/contract/evidence/search'
import { createErasure } from '@firsthand/contract/crm/rights'
import { search } from '@firsthand/contract/platform/records'
import { addPracticeTalk, archivePractice, startPractice } from '@firsthand/contract/studies/practice'
import { createStudy } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/db/ids.ts'
import { begin } from '../../../test/begin.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { keepEntries } from '../../conversations/live/live.ts'

let world: World
const said: string[] = []
let person: string
let conversation: string
let study: string
beforeAll(async () => {
  world = await openWorld({ onStatement: (_role, text) => void said.push(text) })
  study = (await world.call(me(), createStudy, { title: 'Depots' })).id
  person = (await world.call(me(), createPerson, { name: 'Nele Brandt' })).id
  conversation = await talkWith([person])
})
afterAll(() => world.close())

const me = () => world.as('member')
const heldAt = '2026-05-14T10:00:00.000Z'

async function talkWith(people: string[]): Promise<string> {
  const input = { kind: 'interview' as const, title: 'At the depot', people, study, heldAt }
  return (await world.call(me(), createConversation, input)).id
}

type Kind = 'note' | 'quote' | 'taken_back'
async function note(
  body: string,
  { kind = 'note' as Kind, of = null as string | null, at = conversation } = {},
) {
  const id = newId()
  const now = new Date().toISOString()
  const entry = { id, kind, at: now, body, place: '', mark: null, of, number: null }
  await world.call(me(), sendLive, { conversation: at, clock: now, entries: [entry] })
  return id
}

const find = async (kind: FoundKind, q: string, sent: object = {}) =>
  (await world.call(world.as('viewer'), searchFind, { q, kind, ...sent })).items

test('a live note is found in its own words, under its conversation, as long as it stands', async () => {
  const there = await note('The derailleur froze at the lights')
  const gone = await note('And so did the brakes')

  const [found, ...more] = await find('live_note', 'derailleur', { person, study })
  expect(more).toEqual([])
  expect(found).toMatchObject({
    id: conversation,
    title: 'At the depot',
    detail: 'interview',
    speaker: 'Milo',
    part: partOfNote(there),
  })
  expect(found!.snippet.find(({ isHit }) => isHit)?.words).toBe('derailleur')
  expect(Math.abs(Date.parse(found!.at!) - Date.now())).toBeLessThan(60_000)
  const { items } = await world.call(world.as('viewer'), search, { q: 'derailleur' })
  expect(items).toMatchObject([{ kind: 'live_note', id: conversation, title: 'At the depot' }])

  const other = (await world.call(me(), createPerson, { name: 'Somebody else' })).id
  expect(await find('live_note', 'derailleur', { person: other })).toEqual([])
  expect(await find('live_note', 'derailleur', { to: '2019-01-01' })).toEqual([])
  expect(
    (await world.call(world.as('rival'), searchFind, { q: 'derailleur', kind: 'live_note' })).items,
  ).toEqual([])

  expect(await find('live_note', 'brakes')).toHaveLength(1)
  await note('', { kind: 'taken_back', of: gone })
  expect(await find('live_note', 'brakes')).toEqual([])
  expect(await find('live_note', 'derailleur')).toHaveLength(1)
})

test('what is hidden in the conversation finds no note, also one that comes later, and shows it again when it is lifted', async () => {
  await world.call(me(), addText, {
    conversation,
    source: { pasted: 'Nele: Quixotrel laughed.\n\nMilo: Oh.' },
    speakers: [{ label: 'Nele', person }],
  })
  await note('Quixotrel again, zerknirscht')
  expect(await find('live_note', 'quixotrel')).toHaveLength(1)
  const hidden = await world.call(me(), hideName, { person, words: 'Quixotrel' })
  expect(await find('live_note', 'quixotrel')).toEqual([])
  await note('Was that Quixotrel once more?')
  expect(await find('live_note', 'quixotrel')).toEqual([])
  const [found] = await find('live_note', 'zerknirscht')
  expect(found!.snippet.map(({ words }) => words).join('')).toBe('[name] again, zerknirscht')
  // For whom it is hidden joins a talk in which it was noted.
  const alone = await talkWith([])
  await note('Quixotrel rides', { at: alone })
  expect(await find('live_note', 'quixotrel')).toMatchObject([{ id: alone }])
  await world.call(me(), updateConversation, { conversation: alone, people: [person] })
  expect(await find('live_note', 'quixotrel')).toEqual([])

  await world.call(me(), liftRedaction, { redaction: hidden.id })
  expect(await find('live_note', 'quixotrel')).toHaveLength(3)
})

test('a first note that is on its way while its words are hidden is not found by them', async () => {
  const somebody = (await world.call(me(), createPerson, { name: 'Ludmila Zyx' })).id
  const at = await talkWith([somebody])
  const text = { pasted: 'Ludmila: Vexomil.\n\nMilo: Oh.' }
  await world.call(me(), addText, {
    conversation: at,
    source: text,
    speakers: [{ label: 'Ludmila', person: somebody }],
  })
  const member = me().memberId
  const now = new Date().toISOString()
  const entry = { id: newId(), kind: 'note' as const, at: now, body: 'Vexomil, wieselflink', place: '' }
  const entries = [{ ...entry, mark: null, of: null, number: null }]
  const end = await begin(world, (ctx) => keepEntries(ctx, at, { clock: now, entries, member }))
  await end(world.call(me(), hideName, { person: somebody, words: 'Vexomil' }))
  expect(await find('live_note', 'wieselflink')).toHaveLength(1)
  expect(await find('live_note', 'vexomil')).toEqual([])
})

test('what comes to be hidden in a transcript, since it is known now who speaks, finds no note about it', async () => {
  const away = (await world.call(me(), createPerson, { name: 'Somebody away' })).id
  await world.call(me(), hideName, { person: away, words: 'Bumblewick' })
  const said = 'Guest: Bumblewick laughed.\n\nMilo: Oh.'
  const noted = async (pasted: string, speakers: { label: string; person: string }[] = []) => {
    const at = await talkWith([person])
    await note('Bumblewick again', { at })
    return world.call(me(), addText, { conversation: at, source: { pasted }, speakers })
  }
  const later = await noted(said)
  expect(await find('live_note', 'bumblewick')).toHaveLength(1)
  const { speakers } = await world.call(me(), showText, { text: later.id })
  const [guest] = speakers.filter(({ label }) => label === 'Guest')
  await world.call(me(), matchSpeakers, {
    text: later.id,
    speakers: [{ speaker: guest!.id, person: away }],
  })
  expect(await find('live_note', 'bumblewick')).toEqual([])

  await noted(said, [{ label: 'Guest', person: away }])
  expect(await find('live_note', 'bumblewick')).toEqual([])

  const silent = await noted('Guest: I laughed.\n\nMilo: Oh.', [{ label: 'Guest', person: away }])
  expect(await find('live_note', 'bumblewick')).toHaveLength(1)
  const { version } = await world.call(me(), showText, { text: silent.id })
  await world.call(me(), replaceText, { text: silent.id, version: version.id, source: { pasted: said } })
  expect(await find('live_note', 'bumblewick')).toEqual([])
})

test('a search asks the database no more often the more conversations it finds, and reads no note only to name one', async () => {
  const asked = async (run: () => Promise<unknown>) => {
    said.length = 0
    await run()
    return said.filter((text) => /\b(live_entries|redactions)\b/.test(text))
  }
  const inPalette = () => world.call(world.as('viewer'), search, { q: 'pannier', kinds: ['live_note'] })
  const inSearch = () => find('live_note', 'pannier')
  for (let more = 0; more < 6; more++)
    await note('A pannier came off', { at: await talkWith(more % 2 ? [] : [person]) })
  const [shown, ...others] = await asked(inPalette)
  expect(others).toEqual([])
  expect(shown).toMatch(/^\s*SELECT x\.id, x\.title, x\.kind\b[^,]*FROM conversations/)
  expect(await asked(inSearch)).toHaveLength(2)
  for (const found of [(await inPalette()).items, await inSearch()]) expect(found).toHaveLength(6)
})

test('notes that became a text are found there alone, and those of somebody who is erased nowhere', async () => {
  const leaving = (await world.call(me(), createPerson, { name: 'Ines Vogt' })).id
  const at = await talkWith([leaving])
  await note('Wobbly mudguards', { at })
  await world.call(me(), finishLive, { conversation: at })
  expect(await find('live_note', 'mudguards')).toEqual([])
  expect(await find('turn', 'mudguards')).toHaveLength(1)

  await note('Squeaky pedals', { at })
  expect(await find('live_note', 'pedals')).toHaveLength(1)
  await world.call(world.as('admin'), createErasure, { person: leaving, name: 'Ines Vogt' })
  expect(await find('live_note', 'pedals')).toEqual([])
})

test('a practice talk is found by its role, its goal and what was said, as nobody’s voice', async () => {
  const [interviewer, customer] = [me().memberId, world.as('owner').memberId]
  const goal = 'Hold my silences longer'
  const {
    id: practice,
    card,
    secret,
  } = await world.call(world.as('owner'), startPractice, {
    interviewer,
    customer,
    plannedMinutes: 10,
    goal,
  })
  expect(await find('practice', 'silences')).toMatchObject([{ id: practice, part: -1, title: card.title }])
  // What only the customer knows is found by nobody.
  const rare = secret!.truth
    .split(/\W+/)
    .filter((word) => word.length > 7 && !JSON.stringify(card).includes(word))
  expect(rare.length).toBeGreaterThan(0)
  for (const word of rare) expect(await find('practice', word.toLowerCase())).toEqual([])

  const talk = (words: string) => ({
    practice,
    source: { pasted: `Milo: How was the winter?\n\nMara: ${words}` },
    speakers: [
      { label: 'Milo', is: 'interviewer' as const },
      { label: 'Mara', is: 'customer' as const },
    ],
  })
  await world.call(me(), addPracticeTalk, talk('The chaingrease froze twice.'))
  const [turn, ...more] = await find('practice', 'chaingrease')
  expect(more).toEqual([])
  expect(turn).toMatchObject({ id: practice, part: 1, speaker: 'Mara', person: null })
  for (const kind of ['turn', 'text', 'evidence'] as const)
    expect(await find(kind, 'chaingrease')).toEqual([])
  expect(
    (await world.call(world.as('rival'), searchFind, { q: 'chaingrease', kind: 'practice' })).items,
  ).toEqual([])

  await world.call(me(), addPracticeTalk, talk('It was warm.'))
  expect(await find('practice', 'chaingrease')).toEqual([])
  expect(await find('practice', 'silences winter')).toEqual([])
  expect(await find('practice', 'silences')).toHaveLength(1)
  await world.call(me(), archivePractice, { practice })
  expect(await find('practice', 'winter')).toEqual([])
})
