import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteBackground, showPreparation } from '@firsthand/contract/conversations/prepare'
import { addPhoto, listPhotos } from '@firsthand/contract/conversations/field-notes'
import { sendLive, showLive } from '@firsthand/contract/conversations/live'
import { createPerson } from '@firsthand/contract/crm/people'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { createCode, setCoding } from '@firsthand/contract/evidence/codes'
import { listCommitments, settleCommitment } from '@firsthand/contract/evidence/commitments'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { hideName, liftRedaction, setPseudonym } from '@firsthand/contract/evidence/redaction'
import { showSnapshot, updateSnapshot } from '@firsthand/contract/evidence/snapshots'
import { showWhy } from '@firsthand/contract/evidence/whys'
import { createSuggestion, rejectSuggestion, showSuggestion } from '@firsthand/contract/platform/suggestions'
import { exportWorkspace, listExports } from '@firsthand/contract/platform/transfer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jpegWithGps } from '../../conversations/field-notes/photos.cases.ts'
import { newId } from '../../platform/db/ids.ts'
import { recordFile } from '../../platform/files/files.ts'
import { readRows } from '../../platform/transfer/read-rows.ts'
import { readTransferTables } from '../../platform/transfer/tables.ts'
import { openTransfers } from '../../platform/transfer/testing.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { askWhy } from './testing-memos.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const me = () => world.as('member')
const hide = (person: string, words: string) => call(me(), hideName, { person, words, replacement: '[boss]' })

/** Tables whose rows keep what was written, and are read without what is hidden. */
const beside = [
  'backgrounds',
  'commitments',
  'field_photos',
  'live_entries',
  'snapshots',
  'suggestions',
  'why_steps',
  'whys',
]

test('an archive says nowhere what is hidden, and says it again when it is shown again', async () => {
  const secret = 'Quixotrel'
  const { person } = await writeOf(secret)
  const before = await archiveLines()
  expect(tablesSaying(secret, before)).toEqual(expect.arrayContaining([...beside, 'search_entries', 'turns']))

  const { id: redaction } = await hide(person, secret)
  const hidden = await archiveLines()
  expect(tablesSaying(secret, hidden)).toEqual([])
  for (const table of beside) {
    expect(hidden.get(table), table).toContain('[boss]')
    // Of a row only the words are others.
    expect(hidden.get(table)!.replaceAll('[boss]', secret), table).toBe(before.get(table))
  }

  await call(me(), liftRedaction, { redaction })
  const lifted = await archiveLines()
  for (const table of beside) expect(lifted.get(table), table).toBe(before.get(table))
})

test('what is written after the hiding is in an archive without it too, also in its history', async () => {
  const secret = 'Brambovar'
  const { person, conversation, evidence } = await writeOf('Nobody')
  await hide(person, secret)
  await note(conversation, `${secret} again`)
  await photograph(conversation, `${secret} at the door`)
  await askWhy(world, secret, evidence)
  await concludeOf({ person, conversation }, secret)
  expect(tablesSaying(secret, await archiveLines())).toEqual([])
})

test('a workspace that is made of the archive shows what stands in place of hidden words', async () => {
  const secret = 'Zanderlin'
  const { person, conversation, why, suggestions } = await writeOf(secret)
  await hide(person, secret)
  const transfers = await openTransfers(world)
  const { workspace, job } = await transfers.imported(await exported())
  expect(job).toMatchObject({ state: 'done', problem: null })

  const there = { workspace }
  const { send } = transfers.visitor
  const live = (await send(showLive, { conversation }, there)).body.entries
  expect(live.map(({ body, place }) => [body, place])).toEqual([['[boss] again', 'Hall of [boss]']])
  const { items } = (await send(listPhotos, { conversation }, there)).body
  expect(items.map(({ caption }) => caption)).toEqual(['[boss] at the door'])
  const ladder = (await send(showWhy, { why }, there)).body
  expect(ladder).toMatchObject({
    symptom: '[boss] is late each week',
    ladder: [{ sentence: 'because [boss] sleeps long' }],
  })
  const [waiting, rejected] = [
    (await send(showSuggestion, { suggestion: suggestions[0]! }, there)).body,
    (await send(showSuggestion, { suggestion: suggestions[1]! }, there)).body,
  ]
  expect(waiting.input).toEqual({ sentence: '[boss] makes couriers leave', kind: 'assumption' })
  expect(rejected).toMatchObject({ state: 'rejected', reason: '[boss] is no courier' })
})

test('what members make of a conversation is read without what is hidden, and is not lost by being saved again', async () => {
  const secret = 'Wolgemund'
  const { person, conversation } = await writeOf(secret)
  const { id: redaction } = await hide(person, secret)
  const shown = await call(me(), showSnapshot, { conversation })
  expect([shown.facts, shown.story]).toEqual(['Works for [boss]', '[boss] came late'])
  const lines = JSON.stringify(await call(me(), showPreparation, { conversation }))
  expect(lines).toContain('Fears [boss]')
  const { items } = await call(me(), listCommitments, { person })
  expect(items.map(({ settledWords }) => settledWords)).toEqual(['[boss] joined us'])

  // The page sends both, of which one was changed.
  const story = 'The oven came late'
  await call(me(), updateSnapshot, { conversation, facts: shown.facts, story, version: shown.version })
  await call(me(), liftRedaction, { redaction })
  expect(await call(me(), showSnapshot, { conversation })).toMatchObject({
    facts: `Works for ${secret}`,
    story,
  })
})

test('who has another name in quotes has it on commitments too', async () => {
  const { person } = await writeOf('Nobody at all')
  await call(me(), setPseudonym, { person, name: 'The baker', isUsed: true })
  const { items } = await call(me(), listCommitments, { person })
  expect(items.map((each) => each.person?.name)).toEqual(['The baker'])
})

let counter = 0

/** Somebody tells of a boss; members write of that boss in every way there is. */
async function writeOf(secret: string) {
  const person = (await call(me(), createPerson, { name: 'Ines Vogt' })).id
  const held = { kind: 'interview' as const, people: [person], heldAt: '2026-05-01T10:00:00.000Z' }
  const { id: conversation } = await call(me(), createConversation, held)
  const text = await call(me(), addText, {
    conversation,
    source: { pasted: `Ines: My boss ${secret} came late.\n\nMilo: Oh.` },
    speakers: [{ label: 'Ines', person }],
  })
  const range = { startTurn: 0, startOffset: 0, endTurn: 0, endOffset: 20 }
  const highlight = { version: text.version.id, range }
  const { id: evidence } = await call(me(), createEvidence, { kind: 'said_past', highlight })
  const { id: code } = await call(me(), createCode, { name: `Lateness ${(counter += 1)}` })
  await call(me(), setCoding, { evidence, code, memo: `About ${secret}` })
  await note(conversation, `${secret} again`, `Hall of ${secret}`)
  await photograph(conversation, `${secret} at the door`)
  const why = await askWhy(world, secret, evidence)
  await concludeOf({ person, conversation }, secret)
  const suggestions = [
    await suggest({ sentence: `${secret} makes couriers leave`, kind: 'assumption' }),
    await suggest({ sentence: 'Couriers leave', kind: 'assumption' }),
  ]
  const reason = `${secret} is no courier`
  await call(me(), rejectSuggestion, { suggestion: suggestions[1]!, reason })
  return { person, conversation, evidence, why, suggestions }
}

/** What members make of a conversation: its page, what is believed of who was there, and what became of their word. */
async function concludeOf(
  { person, conversation }: { person: string; conversation: string },
  secret: string,
) {
  const facts = `Works for ${secret}`
  await call(me(), updateSnapshot, { conversation, facts, story: `${secret} came late` })
  const basis = 'assumed' as const
  await call(me(), noteBackground, { person, aspect: 'pressure', words: `Fears ${secret}`, basis })
  const { id: commitment } = await call(me(), createEvidence, {
    kind: 'committed',
    commitment: { kind: 'time' },
    words: 'I will come on Monday.',
    person,
    source: { kind: 'conversation', id: conversation },
  })
  await call(me(), settleCommitment, { commitment, to: 'kept', words: `${secret} joined us` })
  return commitment
}

async function suggest(input: Record<string, unknown>): Promise<string> {
  return (await call(me(), createSuggestion, { operation: createClaim.name, input })).id
}

async function note(conversation: string, body: string, place = ''): Promise<void> {
  const clock = new Date().toISOString()
  const entry = { id: newId(), kind: 'note' as const, at: clock, body, place, mark: null, of: null }
  await call(me(), sendLive, { conversation, clock, entries: [{ ...entry, number: null }] })
}

async function photograph(conversation: string, caption: string): Promise<void> {
  const bytes = jpegWithGps()
  const file = await world.inWorkspace(me().workspaceId, async (ctx) => {
    const stored = await ctx.services.files.put(ctx.workspaceId, bytes, bytes.length)
    return (await recordFile(ctx, { name: 'door.jpg', mediaType: 'image/jpeg', ...stored })).id
  })
  await call(me(), addPhoto, { conversation, file, caption })
}

/** The tables of an archive, each as it is written. */
function archiveLines(): Promise<Map<string, string>> {
  return world.inWorkspace(me().workspaceId, async (ctx) => {
    const written = new Map<string, string>()
    for (const table of await readTransferTables(ctx.db)) {
      written.set(table.name, '')
      for await (const lines of readRows(ctx, table, async () => {}))
        written.set(table.name, written.get(table.name)! + lines)
    }
    return written
  })
}

/** In any writing, since what is searched has no capitals. */
function tablesSaying(words: string, lines: Map<string, string>): string[] {
  return [...lines.keys()].filter((name) => lines.get(name)!.toLowerCase().includes(words.toLowerCase()))
}

async function exported(): Promise<Buffer> {
  await call(world.as('owner'), exportWorkspace)
  await world.settle()
  const { items } = await call(world.as('owner'), listExports)
  return world.inWorkspace(world.bramble, (ctx) => ctx.services.files.read(ctx.workspaceId, items[0]!.sha256))
}
