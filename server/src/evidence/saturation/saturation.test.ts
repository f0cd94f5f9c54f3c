import { createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { citeEvidence, createClaim } from '@firsthand/contract/evidence/claims'
import { createCode, setCoding } from '@firsthand/contract/evidence/codes'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { showSaturation, showSaturationByKind } from '@firsthand/contract/evidence/saturation'
import { createStudy } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
let study: string
beforeAll(async () => {
  world = await openWorld()
  const as = world.as('member')
  study = (await world.call(as, createStudy, { title: 'Who pays for the night' })).id
  const [rider, cook] = await Promise.all(
    (['end_user', 'buyer'] as const).map((type) =>
      world.call(as, createPerson, { name: `A ${type}`, contactTypes: [{ type }] }),
    ),
  )
  const hold = (people: string[], heldAt: string) =>
    world.call(as, createConversation, { kind: 'interview', people, study, heldAt })
  const hear = async (talk: string, words: string, person?: string) => {
    const code = await world.call(as, createCode, { name: words })
    const sent = { kind: 'said_past' as const, words, source: { kind: 'conversation' as const, id: talk } }
    const { id } = await world.call(as, createEvidence, { ...sent, ...(person && { person }) })
    await world.call(as, setCoding, { evidence: id, code: code.id })
    const claim = await world.call(as, createClaim, { sentence: `It is about ${words}` })
    await world.call(as, citeEvidence, { claim: claim.id, evidence: id, stance: 'supports' })
  }
  const both = await hold([rider!.id, cook!.id], '2026-05-01T10:00:00.000Z')
  await hear(both.id, 'Tiredness', rider!.id)
  await hear(both.id, 'Invoices', cook!.id)
  await hear(both.id, 'Noise')
  const alone = await hold([cook!.id], '2026-05-02T10:00:00.000Z')
  await hear(alone.id, 'Waste')
})
afterAll(() => world.close())

const curve = async (sent: object) => {
  const { conversations } = await world.call(world.as('viewer'), showSaturation, { study, ...sent })
  return conversations.map(({ newCodes, newClaims }) => [
    newCodes.map(({ name }) => name),
    newClaims.map(({ sentence }) => sentence.replace('It is about ', '')),
  ])
}

test('of one kind of people counts what they said themselves, also where others were there', async () => {
  expect(await curve({ contactType: 'end_user' })).toEqual([[['Tiredness'], ['Tiredness']]])
  expect(await curve({ contactType: 'buyer' })).toEqual([
    [['Invoices'], ['Invoices']],
    [['Waste'], ['Waste']],
  ])
  expect(await curve({})).toEqual([
    [
      ['Tiredness', 'Invoices', 'Noise'],
      ['Tiredness', 'Invoices', 'Noise'],
    ],
    [['Waste'], ['Waste']],
  ])
})

test('beside each other, no kind of people counts the words of another', async () => {
  const { kinds } = await world.call(world.as('viewer'), showSaturationByKind, { study })

  expect(kinds).toMatchObject([
    { key: 'buyer', n: 2, codes: 2 },
    { key: 'end_user', n: 1, codes: 1 },
  ])
})
