import { createConversation } from '@firsthand/contract/conversations/conversations'
import { showPreparation } from '@firsthand/contract/conversations/prepare'
import { createPerson } from '@firsthand/contract/crm/people'
import { archiveClaim, createClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { createStudy } from '@firsthand/contract/studies/studies'
import { updateStudyPlan } from '@firsthand/contract/studies/study-plans'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)

test('before a conversation one sees what is known of the person, and what the study still has to find out', async () => {
  const member = world.as('member')
  const { id: person } = await call(member, createPerson, { name: 'Jo Ready' })
  const { id: study } = await call(member, createStudy, { title: 'Why do they leave?' })
  // Nobody has said anything of it yet: that is why it is to be asked about.
  const risky = await call(member, createClaim, { sentence: 'Couriers leave for the hours.' })
  const putAway = await call(member, createClaim, { sentence: 'Couriers leave for the rain.' })
  await call(member, updateStudyPlan, { study, claims: [risky.id, putAway.id] })
  await call(member, archiveClaim, { claim: putAway.id })
  await call(member, createEvidence, { kind: 'said_past', words: 'I left in May.', person })
  const { id: conversation } = await call(member, createConversation, {
    kind: 'interview',
    people: [person],
    study,
    plannedFor: '2999-01-01T10:00:00.000Z',
  })

  const { people, claims } = await call(world.as('viewer'), showPreparation, { conversation })
  expect(claims.map(({ sentence }) => sentence)).toEqual(['Couriers leave for the hours.'])
  expect(people.map(({ name, evidence }) => [name, evidence.map(({ words }) => words)])).toEqual([
    ['Jo Ready', ['I left in May.']],
  ])
})
