import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createEvidence, showEvidence, withdrawEvidence } from '@firsthand/contract/evidence/evidence'
import type { CorrectionStep } from '@firsthand/contract/evidence/corrections'
import { listTurns, showText, type TextView } from '@firsthand/contract/evidence/texts'
import * as contract from '@firsthand/contract/evidence/versions'
import { search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../../test/world.ts'

let world: World
let nele: string
beforeAll(async () => {
  world = await openWorld()
  nele = (await world.call(world.as('member'), createPerson, { name: 'Nele Brandt' })).id
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const said = [
  'Milo: How did last night go?',
  'Nele: I rode until two and waited an hour at the kitchen.',
  'Milo: What then?',
  'Nele: I went home. Nobody had told me.',
]

async function add(lines = said): Promise<TextView> {
  const member = world.as('member')
  const { id } = await call(member, createConversation, {
    kind: 'interview',
    people: [nele],
    heldAt: '2026-05-14T09:30:00.000Z',
  })
  return call(member, addText, {
    conversation: id,
    source: { pasted: lines.join('\n\n') },
    speakers: [
      { label: 'Milo', member: member.memberId },
      { label: 'Nele', person: nele },
    ],
  })
}

async function mark(text: TextView, words: string) {
  const { items } = await call(world.as('member'), listTurns, { version: text.version.id })
  const turn = items.find(({ body }) => body.includes(words))!
  const from = turn.body.indexOf(words)
  const range = {
    startTurn: turn.position,
    startOffset: from,
    endTurn: turn.position,
    endOffset: from + words.length,
  }
  const made = await call(world.as('member'), createEvidence, {
    kind: 'said_past',
    highlight: { version: text.version.id, range },
  })
  return made.id
}

function correct(text: string, version: string, steps: CorrectionStep[]) {
  return call(world.as('member'), contract.correctText, { text, version, steps, note: 'Heard again' })
}

const replace = (turn: number, body: string, [was, is]: [string, string]): CorrectionStep => {
  const from = body.indexOf(was)
  return { does: 'replace', turn, from, to: from + was.length, words: is }
}

test('of three highlights one is found, one changed and one orphaned, and none says other words by itself', async () => {
  const text = await add()
  const kept = await mark(text, 'Nobody had told me')
  const changed = await mark(text, 'waited an hour')
  const gone = await mark(text, 'I rode until two')
  const body = 'I rode until two and waited an hour at the kitchen.'

  const { version, carried } = await correct(text.id, text.version.id, [
    replace(1, body, ['an hour', 'two hours']),
    replace(1, body, ['I rode until two and ', '']),
    { does: 'remove', turn: 2 },
  ])

  expect(carried).toEqual({ found: 1, changed: 1, orphans: 1 })
  expect(version).toMatchObject({ number: 2, origin: 'corrected', note: 'Heard again', by: { name: 'Milo' } })
  const after = await call(world.as('member'), showText, { text: text.id })
  expect(after.highlights.map(({ evidenceId, words, state }) => [evidenceId, words, state])).toEqual([
    [changed, 'waited an hour', 'changed'],
    [kept, 'Nobody had told me', 'found'],
  ])
  expect(after.carried).toEqual({ changed: 1, orphans: 1, versions: 2 })
  const { items } = await call(world.as('member'), contract.listCarried, { text: text.id })
  expect(items).toMatchObject([
    { evidenceId: gone, outcome: 'orphan', words: 'I rode until two', now: null },
    {
      evidenceId: changed,
      outcome: 'changed',
      words: 'waited an hour',
      now: { words: 'waited two hours', why: 'words' },
    },
  ])
  for (const [id, words] of [
    [changed, 'waited an hour'],
    [gone, 'I rode until two'],
  ] as const)
    expect((await call(world.as('member'), showEvidence, { evidence: id })).words).toBe(words)
  expect((await call(world.as('member'), search, { q: 'rode until' })).items.map(({ kind }) => kind)).toEqual(
    ['evidence'],
  )

  await call(world.as('member'), contract.acceptCarried, {
    highlight: items[1]!.highlightId,
    version: version.id,
  })
  expect((await call(world.as('member'), showEvidence, { evidence: changed })).words).toBe('waited two hours')
  const anchored = await call(world.as('member'), contract.anchorHighlight, {
    highlight: items[0]!.highlightId,
    version: version.id,
    range: { startTurn: 2, startOffset: 0, endTurn: 2, endOffset: 11 },
  })
  expect(anchored.carried).toEqual({ changed: 0, orphans: 0, versions: 2 })
  expect((await call(world.as('member'), showEvidence, { evidence: gone })).words).toBe('I went home')
})

test('an undone correction has every highlight where it was', async () => {
  const text = await add()
  for (const words of ['waited an hour', 'I went home', 'until two']) await mark(text, words)
  const before = await call(world.as('member'), showText, { text: text.id })
  const { version } = await correct(text.id, text.version.id, [
    { does: 'remove', turn: 3 },
    replace(1, said[1]!.slice(6), ['hour', 'evening']),
  ])
  const { carried } = await call(world.as('member'), contract.restoreVersion, {
    text: text.id,
    version: version.id,
    restores: text.version.id,
  })

  expect(carried).toEqual({ found: 3, changed: 0, orphans: 0 })
  const after = await call(world.as('member'), showText, { text: text.id })
  expect(after.version.number).toBe(3)
  const places = (view: TextView) => new Map(view.highlights.map((each) => [each.evidenceId, each.range]))
  expect(places(after)).toEqual(places(before))
  expect(after.talk).toEqual(text.talk)
})

test('two who correct at once: the second is told, and nothing is lost or half-written', async () => {
  const text = await add()
  const step = replace(1, said[1]!.slice(6), ['two', 'three'])
  const results = await Promise.allSettled([
    correct(text.id, text.version.id, [step]),
    correct(text.id, text.version.id, [{ does: 'remove', turn: 0 }]),
  ])

  const refused = results.find((result) => result.status === 'rejected')
  expect(refused?.reason).toMatchObject({ status: 409, code: 'texts.moved_on' })
  expect(String(refused?.reason.message)).toContain('Milo corrected this text at the same time')
  const { items } = await call(world.as('member'), contract.listVersions, { text: text.id })
  expect(items.map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
    [2, true],
    [1, false],
  ])
})

test('words that another speaker says now ask for a look, and their evidence follows when it is accepted', async () => {
  const text = await add()
  const milo = text.speakers.find(({ label }) => label === 'Milo')!
  const id = await mark(text, 'I went home')
  const { version } = await correct(text.id, text.version.id, [{ does: 'assign', turn: 3, speaker: milo.id }])
  const { items } = await call(world.as('member'), contract.listCarried, { text: text.id })
  expect(items).toMatchObject([{ evidenceId: id, now: { why: 'speaker' }, speakerNow: { name: 'Milo' } }])
  expect((await call(world.as('member'), showEvidence, { evidence: id })).person?.name).toBe('Nele Brandt')
  await call(world.as('member'), contract.acceptCarried, {
    highlight: items[0]!.highlightId,
    version: version.id,
  })
  expect((await call(world.as('member'), showEvidence, { evidence: id })).person).toBeNull()
})

test('a better transcript keeps what is surely found, and asks about the rest', async () => {
  const text = await add()
  const kept = await mark(text, 'Nobody had told me')
  const changed = await mark(text, 'waited an hour at the kitchen')
  const lost = await mark(text, 'I went home')
  const better = [
    'Milo: So, how did last night go?',
    'Nele: I rode until two and I waited nearly an hour at that kitchen.',
    'Milo: What then?',
    'Nele: Nobody had told me.',
  ]
  const { carried, version } = await call(world.as('member'), contract.replaceText, {
    text: text.id,
    version: text.version.id,
    source: { pasted: better.join('\n\n') },
  })

  expect(version).toMatchObject({ origin: 'replaced', number: 2 })
  expect(carried).toEqual({ found: 1, changed: 1, orphans: 1 })
  const after = await call(world.as('member'), showText, { text: text.id })
  expect(after.highlights.find(({ evidenceId }) => evidenceId === kept)?.state).toBe('found')
  expect(after.speakers.map(({ label, person }) => [label, person?.id])).toEqual([
    ['Milo', undefined],
    ['Nele', nele],
  ])
  const { items } = await call(world.as('member'), contract.listCarried, { text: text.id })
  expect(new Map(items.map((each) => [each.evidenceId, each.now?.words]))).toEqual(
    new Map([
      [changed, 'waited nearly an hour at that kitchen'],
      [lost, undefined],
    ]),
  )
  await call(world.as('member'), withdrawEvidence, { evidence: lost })
  expect((await call(world.as('member'), contract.listCarried, { text: text.id })).items).toHaveLength(1)
})

test('impossible steps are refused with their number, and change nothing', async () => {
  const text = await add()
  const refused = correct(text.id, text.version.id, [
    { does: 'remove', turn: 0 },
    { does: 'split', turn: 40, at: 1 },
  ])
  await expect(refused).rejects.toMatchObject({
    status: 422,
    code: 'texts.step_impossible',
    message: 'Step 2 cannot be done: There is no such turn in the text.',
  })
  await expect(
    correct(text.id, text.version.id, [{ does: 'assign', turn: 0, speaker: nele }]),
  ).rejects.toMatchObject({ code: 'texts.speaker_missing' })
  expect((await call(world.as('member'), contract.listVersions, { text: text.id })).items).toHaveLength(1)
})
