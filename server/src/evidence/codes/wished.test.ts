import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { codeBlind, startBlindRound } from '@firsthand/contract/evidence/blind-coding'
import { createCode, listCodes } from '@firsthand/contract/evidence/codes'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import { showText } from '@firsthand/contract/evidence/texts'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let person: string
let text: { id: string; version: { id: string } }
const words = 'I rode until two and nobody told me.'

beforeAll(async () => {
  world = await openWorld()
  const member = world.as('member')
  person = (await world.call(member, createPerson, { name: 'Nele Brandt' })).id
  const { id: conversation } = await world.call(member, createConversation, {
    kind: 'interview',
    people: [person],
    heldAt: '2026-05-14T09:30:00.000Z',
  })
  text = await world.call(member, addText, {
    conversation,
    source: { pasted: `WEBVTT\n\n00:00:05.000 --> 00:00:25.000\nNele: ${words}\n` },
    speakers: [{ label: 'Nele', person }],
  })
})
afterAll(() => world.close())

const make = (codes: ({ code: string; memo?: string } | { name: string; memo?: string })[]) =>
  world.call(world.as('member'), createEvidence, { kind: 'said_past', words: 'Said once', person, codes })

const makeOfText = (from: number, to: number, codes: { name: string }[] = []) =>
  world.call(world.as('member'), createEvidence, {
    kind: 'said_past',
    highlight: {
      version: text.version.id,
      range: { startTurn: 0, startOffset: from, endTurn: 0, endOffset: to },
    },
    codes,
  })

const codebook = async () => (await world.call(world.as('viewer'), listCodes)).items
const highlights = async () =>
  (await world.call(world.as('admin'), showText, { text: text.id })).highlights.map(
    ({ evidenceId, codes }) => ({
      evidenceId,
      codes,
    }),
  )

test('evidence is made and coded in one act, with codes that are there, a new one, and memos', async () => {
  const above = await world.call(world.as('member'), createCode, { name: 'Pay' })
  const tips = await world.call(world.as('member'), createCode, { name: 'Tips', parent: above.id })

  const { id, codes } = await make([
    { code: tips.id, memo: 'she means the cash' },
    { name: 'Nobody answers' },
  ])

  const milo = { id: world.as('member').memberId, name: 'Milo' }
  expect(codes).toMatchObject([
    { name: 'Nobody answers', coders: [{ ...milo, memo: '' }] },
    { name: 'Tips', path: 'Pay › Tips', coders: [{ ...milo, memo: 'she means the cash' }] },
  ])
  const counted = (await codebook()).map(({ name, evidence, people }) => ({ name, evidence, people }))
  expect(counted).toEqual(
    expect.arrayContaining(
      ['Pay', 'Tips', 'Nobody answers'].map((name) => ({ name, evidence: 1, people: 1 })),
    ),
  )
  const { items } = await world.call(world.as('admin'), listEvents, { subject: id })
  expect(items.filter(({ name }) => name === 'coding.set')).toHaveLength(2)
})

test('a code that has the name already is given, whatever its case, also when two name it at once', async () => {
  const made = await Promise.all([make([{ name: 'Late kitchens' }]), make([{ name: 'late KITCHENS' }])])

  expect(new Set(made.flatMap(({ codes }) => codes.map(({ id }) => id))).size).toBe(1)
  const named = (await codebook()).filter(({ name }) => name.toLowerCase() === 'late kitchens')
  expect(named).toMatchObject([{ evidence: 2, people: 1 }])
})

test('where a code cannot be given no evidence is made, and no code is left behind', async () => {
  const { id: heading } = await world.call(world.as('member'), createCode, { name: 'Money', isHeading: true })
  const before = (await world.call(world.as('viewer'), listEvidence, {})).items.length

  await expect(make([{ name: 'Left behind' }, { code: heading }])).rejects.toMatchObject({
    code: 'evidence.only_heading',
    params: { name: 'Money' },
  })
  await expect(make([{ name: 'Left behind' }, { code: world.bramble }])).rejects.toMatchObject({
    code: 'evidence.code_missing',
  })

  expect((await world.call(world.as('viewer'), listEvidence, {})).items).toHaveLength(before)
  expect((await codebook()).map(({ name }) => name)).not.toContain('Left behind')
})

test('the text shows the codes of each highlight', async () => {
  const made = await makeOfText(0, 16, [{ name: 'Nights' }])

  expect(await highlights()).toContainEqual({
    evidenceId: made.id,
    codes: [expect.objectContaining({ name: 'Nights', path: 'Nights' })],
  })
})

test('the text shows nobody what is given in a blind round that is open', async () => {
  const { id: evidence } = await makeOfText(17, 36)
  const [code] = await codebook()
  const { round } = await world.call(world.as('member'), startBlindRound, {
    title: 'Both of us',
    coders: [world.as('member').memberId, world.as('admin').memberId],
    evidence: [evidence],
  })

  await world.call(world.as('member'), codeBlind, {
    round: round.id,
    evidence,
    codes: [{ code: code!.id, memo: 'secret' }],
  })

  expect(await highlights()).toContainEqual({ evidenceId: evidence, codes: [] })
})
