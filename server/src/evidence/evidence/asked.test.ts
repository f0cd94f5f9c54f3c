import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { showAsked } from '@firsthand/contract/evidence/asked'
import { createClaim, showClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence, showEvidence, updateEvidence } from '@firsthand/contract/evidence/evidence'
import { matchSpeakers, type TextView } from '@firsthand/contract/evidence/texts'
import { correctText } from '@firsthand/contract/evidence/versions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let nele: string
beforeAll(async () => {
  world = await openWorld()
  nele = (await world.call(world.as('member'), createPerson, { name: 'Nele Brandt' })).id
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const me = () => world.as('member')
const answers = ['Yes, every day.', 'It was easy enough.', 'I rode until two.']

async function talk(): Promise<TextView> {
  const { id } = await call(me(), createConversation, {
    kind: 'interview',
    people: [nele],
    heldAt: '2026-05-14T09:30:00.000Z',
  })
  const asked = [
    'Would you use it if we built it?',
    'You found it easy, didn’t you?',
    'What happened last night?',
  ]
  const lines = asked.flatMap((question, at) => [`Milo: ${question}`, `Nele: ${answers[at]}`])
  return call(me(), addText, {
    conversation: id,
    source: { pasted: lines.join('\n\n') },
    speakers: [
      { label: 'Milo', member: me().memberId },
      { label: 'Nele', person: nele },
    ],
  })
}

const make = ({ version }: TextView, at: number, more = {}) =>
  call(me(), createEvidence, {
    highlight: {
      version: version.id,
      range: { startTurn: at * 2 + 1, startOffset: 0, endTurn: at * 2 + 1, endOffset: answers[at]!.length },
    },
    ...more,
  })

test('evidence starts as what the question before it makes of it, and a person may say otherwise', async () => {
  const text = await talk()
  const seen = await call(world.as('viewer'), showAsked, { version: text.version.id, turn: 1 })
  expect(seen).toMatchObject({
    kind: 'said_future',
    question: { turn: 0, words: 'Would you use it if we built it?', faults: [{ label: 'hypothetical' }] },
  })
  const kinds = await Promise.all(answers.map(async (_, at) => (await make(text, at)).kind))
  expect(kinds).toEqual(['said_future', 'said_past', 'said_past'])
  expect((await make(text, 0, { kind: 'said_opinion' })).kind).toBe('said_opinion')
  await expect(call(me(), createEvidence, { words: 'They waited.' })).rejects.toMatchObject({
    code: 'evidence.kind_missing',
  })
  await expect(
    call(world.as('viewer'), showAsked, { version: text.version.id, turn: 40 }),
  ).rejects.toMatchObject({ status: 404 })
})

test('an answer to a question that led is weak, on the claim too, until somebody who heard it says it did not lead', async () => {
  const text = await talk()
  const claim = await call(me(), createClaim, { sentence: 'It is easy.' })
  const cite = { claim: claim.id, stance: 'supports' as const }
  const weak = await make(text, 1, { cite })
  await make(text, 2, { cite })
  expect(weak.asked).toMatchObject({ isWeak: true, faults: [{ label: 'leading' }] })
  const { standing } = await call(me(), showClaim, { claim: claim.id })
  const told = '1 of 2 pieces for it answered a question that led'
  expect(standing.cautions.join(' ')).toContain(told)
  expect(standing.why.join(' ')).toContain(told)

  const fair = await call(me(), updateEvidence, { evidence: weak.id, askedFairly: true })
  expect(fair.asked).toMatchObject({ isWeak: false, isFair: true })
  expect((await call(me(), showClaim, { claim: claim.id })).standing.cautions.join(' ')).not.toContain(told)
})

test('what was asked is looked at again when it turns out who spoke, or what was said', async () => {
  const text = await talk()
  const { id } = await make(text, 1)
  const asked = async () => (await call(me(), showEvidence, { evidence: id })).asked
  const milo = text.speakers.find(({ label }) => label === 'Milo')!.id
  // He was another customer, and she answered nobody of us.
  const other = (await call(me(), createPerson, { name: 'Milo Horn' })).id
  await call(me(), matchSpeakers, { text: text.id, speakers: [{ speaker: milo, person: other }] })
  expect(await asked()).toBe(null)
  await call(me(), matchSpeakers, { text: text.id, speakers: [{ speaker: milo, member: me().memberId }] })
  expect((await asked())?.isWeak).toBe(true)
  await call(me(), correctText, {
    text: text.id,
    version: text.version.id,
    steps: [{ does: 'replace', turn: 2, from: 0, to: 30, words: 'How was it?' }],
  })
  expect(await asked()).toBe(null)
})
