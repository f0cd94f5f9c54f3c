import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { addNote } from '@firsthand/contract/crm/notes'
import { createPerson } from '@firsthand/contract/crm/people'
import { createCode, removeCoding, setCoding } from '@firsthand/contract/evidence/codes'
import { createEvidence, withdrawEvidence } from '@firsthand/contract/evidence/evidence'
import { hideWords, liftRedaction } from '@firsthand/contract/evidence/redaction'
import { type FoundKind, foundKinds, searchFind, searchOverview } from '@firsthand/contract/evidence/search'
import { addWhyStep, archiveWhy, createWhy } from '@firsthand/contract/evidence/whys'
import { createStudy } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { resultKinds } from '../../platform/search/results.ts'

let world: World
let courier: string
let study: string
let talk: string
let text: Awaited<ReturnType<typeof addTalk>>['text']
beforeAll(async () => {
  world = await openWorld()
  courier = (
    await world.call(me(), createPerson, { name: 'Nele Brandt', contactTypes: [{ type: 'end_user' }] })
  ).id
  study = (await world.call(me(), createStudy, { title: 'Why couriers leave' })).id
  ;({ conversation: talk, text } = await addTalk('At the depot', '2026-05-14T10:00:00.000Z', study))
})
afterAll(() => world.close())

const me = () => world.as('member')

async function addTalk(title: string, heldAt: string, of?: string) {
  const { id } = await world.call(me(), createConversation, {
    kind: 'interview',
    title,
    people: [courier],
    heldAt,
    ...(of && { study: of }),
  })
  const vtt = `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Milo>Tell me about the last shift.</v>\n\n00:01:05.000 --> 00:01:20.000\n<v Nele>The brakes <b>failed</b> on the bridge, and Quixotrel laughed.</v>\n\n00:02:00.000 --> 00:02:10.000\n<v Nele>So I left.</v>\n`
  const added = await world.call(me(), addText, {
    conversation: id,
    source: { pasted: vtt, fileName: `${title}.vtt` },
    speakers: [
      { label: 'Nele', person: courier },
      { label: 'Milo', member: me().memberId },
    ],
  })
  return { conversation: id, text: added }
}

const find = async (kind: FoundKind, q: string, sent: object = {}) =>
  (await world.call(world.as('viewer'), searchFind, { q, kind, ...sent })).items
const overview = async (q: string, sent: object = {}) =>
  world.call(world.as('viewer'), searchOverview, { q, ...sent })
const kindsOf = async (q: string, sent: object = {}) =>
  (await overview(q, sent)).sections.map(({ kind }) => kind)

test('a turn is a result of its own: who speaks, when, in which text, and the words around the hit', async () => {
  const [turn, ...more] = await find('turn', 'bridg brake')
  expect(more).toEqual([])
  expect(turn).toMatchObject({
    id: text.id,
    part: 1,
    title: text.title,
    speaker: 'Nele Brandt',
    person: { id: courier },
    startsMs: 65_000,
    at: '2026-05-14T10:00:00.000Z',
  })
  expect(turn!.snippet.filter(({ isHit }) => isHit).map(({ words }) => words)).toEqual(['brakes', 'bridge'])
})

test('everything that is declared has its place among the results', () => {
  const declared = resultKinds(world.application.domains).map(({ kind }) => kind)
  // Prompts are found in the question bank alone.
  expect(declared.filter((kind) => kind !== 'sample').toSorted()).toEqual([...foundKinds].toSorted())
})

test('memos of codes and ladders of whys are found by what they say now, and no longer than they are there', async () => {
  const evidence = (
    await world.call(me(), createEvidence, { kind: 'said_past', words: 'So I left.', person: courier })
  ).id
  const code = (await world.call(me(), createCode, { name: 'Leaving' })).id
  await world.call(me(), setCoding, { evidence, code, memo: 'Sounds zerknirscht here' })
  expect(await find('memo', 'zerknirscht')).toMatchObject([
    { id: evidence, title: 'Leaving', detail: 'Milo' },
  ])
  await world.call(me(), setCoding, { evidence, code, memo: 'Sounds proud' })
  expect(await find('memo', 'zerknirscht')).toEqual([])
  expect(await find('memo', 'proud', { person: courier, code })).toHaveLength(1)
  await world.call(me(), removeCoding, { evidence, code })
  expect(await find('memo', 'proud')).toEqual([])

  const why = (await world.call(me(), createWhy, { symptom: 'Couriers resign', evidence })).id
  await world.call(me(), addWhyStep, { why, parent: null, sentence: 'Because nobody greases the derailleur' })
  const [ladder] = await find('why', 'derailleur', { person: courier })
  expect(ladder).toMatchObject({ id: why, title: 'Couriers resign' })
  expect(ladder!.snippet.some(({ words, isHit }) => isHit && words === 'derailleur')).toBe(true)
  expect(await kindsOf('derailleur')).toEqual(['why'])
  await world.call(me(), archiveWhy, { why })
  expect(await kindsOf('derailleur')).toEqual([])
  await world.call(me(), withdrawEvidence, { evidence })
})

test('results are narrowed by person, what they are to us, study, code and days; kinds of which a filter says nothing go', async () => {
  const other = (
    await world.call(me(), createPerson, { name: 'Brakes Ltd', contactTypes: [{ type: 'buyer' }] })
  ).id
  const evidence = (
    await world.call(me(), createEvidence, {
      kind: 'said_past',
      person: courier,
      happenedAt: '2026-05-14T10:00:00.000Z',
      highlight: {
        version: text.version.id,
        range: { startTurn: 1, startOffset: 0, endTurn: 1, endOffset: 10 },
      },
      source: { kind: 'conversation', id: talk },
    })
  ).id
  const code = (await world.call(me(), createCode, { name: 'Safety' })).id
  expect(await kindsOf('brakes')).toEqual(['person', 'evidence', 'turn'])
  for (const sent of [
    { person: courier },
    { contactType: 'end_user' },
    { study },
    { from: '2026-05-14', to: '2026-05-14' },
  ])
    expect(await kindsOf('brakes', sent), JSON.stringify(sent)).toEqual(['evidence', 'turn'])
  expect(await kindsOf('brakes', { contactType: 'buyer' })).toEqual(['person'])
  expect(await kindsOf('brakes', { person: other })).toEqual(['person'])
  expect(await kindsOf('brakes', { to: '2026-05-13' })).toEqual([])
  expect(await kindsOf('brakes', { code })).toEqual([])
  await world.call(me(), setCoding, { evidence, code })
  expect(await kindsOf('brakes', { code, study, person: courier })).toEqual(['evidence', 'turn'])
  expect(await find('turn', 'left', { code })).toEqual([])
  expect(await kindsOf('depot', { study })).toEqual(['text', 'conversation'])
  await expect(overview('brakes', { from: '2026-05-14', to: '2026-05-13' })).rejects.toMatchObject({
    code: 'search.days_reversed',
  })
})

test('a person is found by a note about them, and the note is what is shown', async () => {
  await world.call(me(), addNote, { person: courier, text: 'Collects Zimtsterne tins from Nuremberg' })
  const [found] = await find('person', 'zimtsterne')
  expect(found).toMatchObject({ id: courier, title: 'Nele Brandt' })
  expect(found!.snippet.map(({ words }) => words).join('')).toContain('Collects Zimtsterne tins')
  const [named] = await find('person', 'nele')
  expect(named!.snippet.map(({ words }) => words).join('')).toBe('Nele Brandt')
})

test('a mistyped word is read as the nearest, and the answer says so', async () => {
  const { sections, readAs } = await overview('derailer quixotrell')
  expect(sections).toEqual([])
  expect(readAs).toBeNull()
  expect(await overview('quixotrell')).toMatchObject({ readAs: ['quixotrel'], sections: [{ kind: 'turn' }] })
  expect((await overview('quixotrel')).readAs).toBeNull()
})

test('pages follow each other without a gap or a result twice, of rare words and of frequent ones', async () => {
  for (const [word, many] of [
    ['rarely', 7],
    ['always', 250],
  ] as const) {
    const made: string[] = []
    for (let n = 0; n < many; n++) {
      const words = `${word} number ${n}`
      made.push((await world.call(me(), createEvidence, { kind: 'said_past', words })).id)
    }
    const met: string[] = []
    let after: string | undefined
    do {
      const page = await world.call(world.as('viewer'), searchFind, {
        q: word,
        kind: 'evidence',
        limit: many > 100 ? 60 : 3,
        ...(after && { after }),
      })
      met.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(met).toEqual(made.toReversed())
  }
  await expect(find('evidence', 'always', { after: 'nonsense' })).rejects.toMatchObject({
    code: 'cursor_invalid',
  })
  const foreign = Buffer.from('[0,"x",1]').toString('base64url')
  await expect(find('evidence', 'always', { after: foreign })).rejects.toMatchObject({
    code: 'cursor_invalid',
  })
})

test('what is hidden is in no result and found by no word, nor in what members wrote about it; lifted, it is again', async () => {
  const evidence = (
    await world.call(me(), createEvidence, {
      kind: 'said_past',
      person: courier,
      highlight: {
        version: text.version.id,
        range: { startTurn: 1, startOffset: 0, endTurn: 1, endOffset: 50 },
      },
      source: { kind: 'conversation', id: talk },
    })
  ).id
  const code = (await world.call(me(), createCode, { name: 'Bosses' })).id
  await world.call(me(), setCoding, { evidence, code, memo: 'Quixotrel is the boss' })
  const why = (await world.call(me(), createWhy, { symptom: 'They fear Quixotrel', evidence })).id
  expect((await kindsOf('quixotrel')).toSorted()).toEqual(['evidence', 'memo', 'turn', 'why'])

  const body = 'The brakes failed on the bridge, and Quixotrel laughed.'
  const startOffset = body.indexOf('Quixotrel')
  const { redaction } = await world.call(me(), hideWords, {
    text: text.id,
    version: text.version.id,
    range: { startTurn: 1, startOffset, endTurn: 1, endOffset: startOffset + 9 },
    kind: 'name',
  })
  expect(await overview('quixotrel')).toEqual({ sections: [], readAs: null })
  expect(await overview('quixotrell')).toEqual({ sections: [], readAs: null })
  const shown = JSON.stringify([await overview('brakes'), await overview('boss'), await overview('fear')])
  expect(shown).toContain('[name]')
  expect(shown.toLowerCase()).not.toContain('quixotrel')
  expect((await find('why', 'fear')).map(({ id }) => id)).toEqual([why])

  await world.call(me(), liftRedaction, { redaction: redaction.id })
  expect((await kindsOf('quixotrel')).toSorted()).toEqual(['evidence', 'memo', 'turn', 'why'])
})

test('another workspace finds nothing of it, with whatever ids it asks', async () => {
  const rival = (sent: object) => world.call(world.as('rival'), searchOverview, { q: 'brakes', ...sent })
  for (const sent of [{}, { person: courier }, { study }, { contactType: 'end_user' }])
    expect(await rival(sent)).toEqual({ sections: [], readAs: null })
  expect(await world.call(world.as('rival'), searchFind, { q: 'brakse', kind: 'turn' })).toEqual({
    items: [],
    next: null,
    readAs: null,
  })
})

test('a machine is not told of words whose speaker did not agree, not even that there are some', async () => {
  const { account, ...rest } = world.as('viewer')
  const machine = { ...rest, account: { ...account, reader: 'ai' as const } }
  expect(await world.call(machine, searchOverview, { q: 'brakes' })).toEqual({ sections: [], readAs: null })
  expect(await world.call(machine, searchOverview, { q: 'brigde' })).toEqual({
    sections: [],
    readAs: null,
  })
})

test('a question that looks through very much stops, and goes on where it stopped', async () => {
  const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`
  // Things that are findable and not there: whatever is read again is looked through in vain.
  await world.inWorkspace(world.bramble, (ctx) =>
    indexEntries(
      ctx,
      Array.from({ length: 4_500 }, (_, n) => ({ kind: 'evidence', id: id(n), text: 'elusive' })),
    ),
  )
  const first = await world.call(world.as('viewer'), searchFind, {
    q: 'elusive',
    kind: 'evidence',
    from: '2020-01-01',
  })
  expect(first.items).toEqual([])
  expect(first.next).not.toBeNull()
  const second = await world.call(world.as('viewer'), searchFind, {
    q: 'elusive',
    kind: 'evidence',
    from: '2020-01-01',
    after: first.next!,
  })
  expect(second).toMatchObject({ items: [], next: null })
})
