import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import {
  showConversationHonesty,
  showLeadersMet,
  showOwnHonesty,
  showStudyHonesty,
} from '@firsthand/contract/conversations/honesty'
import { createPerson } from '@firsthand/contract/crm/people'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { matchSpeakers, showText } from '@firsthand/contract/evidence/texts'
import { createStudy } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let nele: string
let study: string
beforeAll(async () => {
  world = await openWorld()
  nele = (await world.call(world.as('member'), createPerson, { name: 'Nele Brandt' })).id
  study = (await world.call(world.as('member'), createStudy, { title: 'Leaving' })).id
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const transcript = (ours: string) =>
  `Milo: ${ours}\n\nNele: I rode until two and nobody told me that the kitchen had closed.\n\nMilo: What did you do then?\n\nNele: I waited for an hour and went home.\n`

async function talked(ours: string, { matched = true, by = 'member' as 'member' | 'owner' } = {}) {
  const actor = world.as(by)
  const heldAt = new Date(Date.now() - 86_400_000).toISOString()
  const made = await call(actor, createConversation, { kind: 'interview', people: [nele], study, heldAt })
  const text = await call(actor, addText, {
    conversation: made.id,
    source: { pasted: transcript(ours) },
    speakers: matched
      ? [
          { label: 'Milo', member: actor.memberId },
          { label: 'Nele', person: nele },
        ]
      : [],
  })
  return { conversation: made.id, text: text.id }
}

test('a conversation says who talked, what was asked, and opens at the turns; unmatched speakers are not guessed', async () => {
  const { conversation, text } = await talked('How was last night?', { matched: false })
  const before = await call(world.as('viewer'), showConversationHonesty, { conversation })
  expect(before).toMatchObject({ talk: { n: 0, mean: null, unknown: 1 }, questions: { n: 0 }, longest: null })

  const { speakers } = await call(world.as('member'), showText, { text })
  const id = (label: string) => speakers.find((each) => each.label === label)!.id
  await call(world.as('member'), matchSpeakers, {
    text,
    speakers: [
      { speaker: id('Milo'), member: world.as('member').memberId },
      { speaker: id('Nele'), person: nele },
    ],
  })
  await world.settle()
  const after = await call(world.as('viewer'), showConversationHonesty, { conversation })
  // 9 of our words and 21 of hers.
  expect(after.talk).toMatchObject({ n: 1, mean: expect.closeTo(9 / 30, 5), low: null, unknown: 0 })
  expect(after.questions).toMatchObject({ n: 2, counts: { open: 2, closed: 0 } })
  expect(after.questions.open).toMatchObject({ hits: 2, n: 2, low: null })
  expect(after.questions.examples.map(({ question, turn }) => [question, turn])).toEqual([
    ['What did you do then?', 2],
    ['How was last night?', 0],
  ])
  expect(after.longest).toMatchObject({ turn: 2, textId: text })
})

test('good news and first-hand are counted from evidence, and are no rate while there is little of it', async () => {
  const member = world.as('member')
  const { conversation } = await talked('How are you?')
  const piece = (praise: number | null, heardBy: string[]) =>
    call(member, createEvidence, {
      kind: 'said_opinion',
      person: nele,
      words: `Words ${Math.random()}`,
      praise,
      heardBy,
      source: { kind: 'conversation', id: conversation },
    })
  await piece(1, [member.memberId])
  await piece(-1, [])
  await piece(null, [member.memberId])
  const few = await call(member, showConversationHonesty, { conversation })
  expect(few.goodNews).toEqual({ share: { hits: 1, n: 2, low: null, high: null }, unjudged: 1 })
  expect(few.firstHand).toEqual({ share: { hits: 2, n: 3, low: null, high: null }, relayed: 1 })
  for (let index = 0; index < 4; index++) await piece(1, [member.memberId])
  const more = await call(member, showConversationHonesty, { conversation })
  // prop.test(5, 6, correct = FALSE) in R: 0.4365 to 0.9699
  expect(more.goodNews.share).toMatchObject({
    hits: 5,
    n: 6,
    low: expect.closeTo(0.4365, 3),
    high: expect.closeTo(0.9699, 3),
  })
})

test('a study takes its conversations together; how you listen is told to you alone', async () => {
  await talked('Well, let me tell you at length what we are building and why it is so very good for you.')
  await talked('Tell me about the last time.', { by: 'owner' })
  const all = await call(world.as('viewer'), showStudyHonesty, { study })
  expect(all.talk.n).toBe(4)
  expect(all.talk.low!).toBeLessThan(all.talk.mean!)
  expect(all.alike).toMatchObject({ people: 1, verdict: 'not_enough' })

  const milo = await call(world.as('member'), showOwnHonesty, {})
  const mara = await call(world.as('owner'), showOwnHonesty, {})
  const vera = await call(world.as('viewer'), showOwnHonesty, {})
  expect([milo.conversations, mara.conversations, vera.conversations]).toEqual([3, 1, 0])
  expect(milo.trend).toHaveLength(3)
  expect(milo.talk.n).toBe(3)
  expect(mara.talk).toMatchObject({ n: 1, mean: null })
  expect(vera).toMatchObject({ talk: { n: 0, mean: null }, trend: [] })
})

test('leaders are shown with whom they met themselves, month by month', async () => {
  const { months, items } = await call(world.as('viewer'), showLeadersMet, { months: 2 })
  expect(months).toHaveLength(2)
  expect(items.map(({ member }) => member.name)).toEqual(['Mara'])
  expect(items[0]!.months.reduce((sum, month) => sum + month.conversations, 0)).toBe(1)
  expect(items[0]!.met).toEqual([{ id: nele, name: 'Nele Brandt' }])
})

test('nobody of another workspace reads a meter', async () => {
  const { conversation } = await talked('How?')
  await expect(call(world.as('rival'), showConversationHonesty, { conversation })).rejects.toMatchObject({
    status: 404,
  })
  await expect(call(world.as('rival'), showStudyHonesty, { study })).rejects.toMatchObject({ status: 404 })
})
