import { listConversations, showConversation } from '@firsthand/contract/conversations/conversations'
import { hearFirst, showToday } from '@firsthand/contract/discovery/today'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { showPerson } from '@firsthand/contract/crm/people'
import { expect, test } from 'vitest'
import { openWorldForTest } from '../../test/world.ts'

test('a fresh workspace shows the first steps, and not after the first claim', async () => {
  const world = await openWorldForTest()
  expect(await world.call(world.as('owner'), showToday)).toMatchObject({
    isEmpty: true,
    headline: 'Nobody on the team has talked to a customer yet.',
  })

  await world.call(world.as('owner'), createClaim, { sentence: 'Couriers leave because of pay' })

  expect(await world.call(world.as('owner'), showToday)).toMatchObject({
    isEmpty: false,
    riskyClaims: [{ rung: 'hunch' }],
  })
})

test('saying who told you something lifts a claim from hunch to heard in one step', async () => {
  const world = await openWorldForTest()
  const owner = world.as('owner')
  const claim = await world.call(owner, createClaim, { sentence: 'Couriers leave because of pay' })

  const heard = await world.call(owner, hearFirst, {
    claim: { id: claim.id },
    person: { name: 'Ines Vogt' },
    words: 'I did the sums in March.',
  })

  expect(heard.claim.standing).toMatchObject({ rung: 'heard', metByYou: { met: 1, of: 1 } })
  expect(heard.claim.citations[0]!.evidence).toMatchObject({
    isVerbatim: true,
    person: { name: 'Ines Vogt' },
    hearing: 'you',
  })
  expect(await world.call(owner, showConversation, { conversation: heard.conversationId })).toMatchObject({
    people: [{ name: 'Ines Vogt' }],
    members: [{ name: 'Mara' }],
    evidenceCount: 1,
  })
  expect(await world.call(owner, showPerson, { person: heard.personId })).toMatchObject({
    touchpointCount: 1,
  })
  expect((await world.call(owner, showToday)).you).toMatchObject({ conversationsThisWeek: 1 })
})

test('a note of several paragraphs is kept whole and still becomes evidence', async () => {
  const world = await openWorldForTest()
  const words = 'First they laughed.\n\nThen they paid.'

  const heard = await world.call(world.as('member'), hearFirst, {
    claim: { sentence: 'They would pay' },
    person: { name: 'Tobi' },
    words,
    kind: 'did_observed',
  })

  expect(heard.claim.citations[0]!.evidence).toMatchObject({ words, kind: 'did_observed' })
  expect((await world.call(world.as('member'), listConversations, {})).items).toHaveLength(1)
})

test('when something of it fails, nothing of it is kept', async () => {
  const world = await openWorldForTest()
  const claim = '01936d3c-0000-7000-8000-000000000000'

  await expect(
    world.call(world.as('member'), hearFirst, {
      claim: { id: claim },
      person: { name: 'Nobody' },
      words: 'Nothing.',
    }),
  ).rejects.toMatchObject({ status: 404 })

  expect((await world.call(world.as('member'), listConversations, {})).items).toEqual([])
  expect(await world.call(world.as('member'), showToday)).toMatchObject({ isEmpty: true })
})
