import { createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { createStudy } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const said = { kind: 'said_past', words: 'I did the sums in March.', person: null } as const
const nowhere = '01890000-0000-7000-8000-000000000000'

async function somebody(by: 'member' | 'rival') {
  return (await world.call(world.as(by), createPerson, { name: 'Jonas Petri' })).id
}

test('evidence names a conversation that is there, and no other', async () => {
  const { id } = await world.call(world.as('member'), createConversation, {
    kind: 'coffee',
    title: 'At the kiosk',
    heldAt: '2026-11-20T10:00:00.000Z',
    people: [await somebody('member')],
  })
  const theirs = await world.call(world.as('rival'), createConversation, {
    kind: 'coffee',
    title: 'Elsewhere',
    heldAt: '2026-11-20T10:00:00.000Z',
    people: [await somebody('rival')],
  })

  const made = await world.call(world.as('member'), createEvidence, {
    ...said,
    source: { kind: 'conversation', id },
  })
  expect(made.source?.id).toBe(id)
  for (const source of [nowhere, theirs.id])
    await expect(
      world.call(world.as('member'), createEvidence, {
        ...said,
        source: { kind: 'conversation', id: source },
      }),
    ).rejects.toMatchObject({ status: 404, code: 'evidence.source_missing' })
})

test('a claim names a study that is there, and no other', async () => {
  const study = await world.call(world.as('member'), createStudy, { title: 'Why couriers leave' })
  const claim = await world.call(world.as('member'), createClaim, {
    sentence: 'Nights pay too little.',
    study: study.id,
  })
  expect(claim.source?.id).toBe(study.id)
  await expect(
    world.call(world.as('member'), createClaim, { sentence: 'Nights pay too little.', study: nowhere }),
  ).rejects.toMatchObject({ status: 404, code: 'claims.study_missing' })
})
