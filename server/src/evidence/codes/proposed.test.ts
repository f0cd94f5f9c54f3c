import { createCode, setCoding } from '@firsthand/contract/evidence/codes'
import { codeAgreement, enoughProposed } from '@firsthand/contract/evidence/codes-agreement'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import {
  acceptSuggestion,
  createSuggestion,
  rejectSuggestion,
} from '@firsthand/contract/platform/suggestions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

let counter = 0

/** An assistant proposes a code for a new piece. */
async function propose(code: string): Promise<string> {
  counter += 1
  const piece = { kind: 'said_past' as const, words: `Words number ${counter}` }
  const { id: evidence } = await world.call(world.as('member'), createEvidence, piece)
  const sent = { operation: setCoding.name, input: { evidence, code }, agent: 'Claude 9' }
  return (await world.call(world.as('viewer'), createSuggestion, sent)).id
}

test('it is told how often members went along with the codes that an assistant proposed, and no rate of a few', async () => {
  const member = world.as('member')
  const { id: code } = await world.call(member, createCode, { name: 'Theme' })
  const proposed = async () => (await world.call(world.as('viewer'), codeAgreement)).proposed
  expect(await proposed()).toEqual([])

  await propose(code)
  for (let index = 0; index < enoughProposed; index += 1) {
    const suggestion = await propose(code)
    if (index === 1)
      expect(await proposed()).toEqual([
        { name: 'Claude 9', accepted: { hits: 1, n: 1, low: null, high: null }, waiting: 2 },
      ])
    if (index < 8) await world.call(member, acceptSuggestion, { suggestion })
    else await world.call(member, rejectSuggestion, { suggestion, reason: 'About something else' })
  }

  // prop.test(8, 10, correct = FALSE) in R: 0.4902 to 0.9433
  expect(await proposed()).toEqual([
    {
      name: 'Claude 9',
      accepted: { hits: 8, n: 10, low: expect.closeTo(0.4902, 3), high: expect.closeTo(0.9433, 3) },
      waiting: 1,
    },
  ])
  expect((await world.call(world.as('rival'), codeAgreement)).proposed).toEqual([])
})
