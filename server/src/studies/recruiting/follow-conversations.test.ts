import {
  archiveConversation,
  createConversation,
  updateConversation,
} from '@firsthand/contract/conversations/conversations'
import { createEvidence, withdrawEvidence } from '@firsthand/contract/evidence/evidence'
import { writeQuotas } from '@firsthand/contract/studies/quotas'
import { showFunnel, showSampleBalance } from '@firsthand/contract/studies/recruiting-numbers'
import * as contract from '@firsthand/contract/studies/recruits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { makePeople, makeStudy, recruit } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)

test('a conversation that is put away, or did not take place after all, takes back whom it had taken forward', async () => {
  const member = world.as('member')
  const [nele] = (await makePeople(world, ['Nele Back'])) as [string]
  const study = await makeStudy(world, 'Back')
  const [id] = (await recruit(world, study, [nele])) as [string]
  const step = async () => {
    await world.settle()
    return (await call(member, contract.showRecruit, { recruit: id })).step
  }
  const heldAt = new Date(Date.now() - 3_600_000).toISOString()
  const held = await call(member, createConversation, { kind: 'coffee', people: [nele], study, heldAt })
  expect(await step()).toBe('met')
  await call(member, archiveConversation, { conversation: held.id, isArchived: true })
  expect(await step()).toBe('found')
  await call(member, archiveConversation, { conversation: held.id, isArchived: false })
  expect(await step()).toBe('met')
  const plannedFor = '2999-01-01T10:00:00.000Z'
  await call(member, updateConversation, { conversation: held.id, heldAt: null, plannedFor })
  expect(await step()).toBe('scheduled')
  // What a member says by hand holds.
  await call(member, contract.moveRecruit, { recruit: id, to: 'met' } as never)
  await call(member, archiveConversation, { conversation: held.id, isArchived: true })
  expect(await step()).toBe('met')
})

test('a conversation moves whoever it was with to met, evidence to learned, and back when it is withdrawn', async () => {
  const member = world.as('member')
  const [nele, otto] = (await makePeople(world, ['Nele Step', 'Otto Step'])) as [string, string]
  const study = await makeStudy(world, 'Steps')
  const [id] = (await recruit(world, study, [nele])) as [string]
  await call(member, createConversation, {
    kind: 'interview',
    people: [nele],
    study,
    plannedFor: '2999-01-01T10:00:00.000Z',
  })
  await world.settle()
  expect((await call(member, contract.showRecruit, { recruit: id })).step).toBe('scheduled')

  const heldAt = new Date(Date.now() - 3_600_000).toISOString()
  const held = await call(member, createConversation, { kind: 'coffee', people: [nele, otto], study, heldAt })
  await world.settle()
  expect((await call(member, contract.showRecruit, { recruit: id })).step).toBe('met')
  const all = await call(member, contract.listRecruits, { study, reached: 'met' })
  expect(new Map(all.items.map((each) => [each.person.name, each.channel]))).toEqual(
    new Map([
      ['Nele Step', 'network'],
      ['Otto Step', null],
    ]),
  )

  const evidence = await call(member, createEvidence, {
    kind: 'said_past',
    words: 'I sold the bike in March.',
    person: nele,
    happenedAt: heldAt,
    source: { kind: 'conversation', id: held.id },
  } as never)
  await world.settle()
  expect((await call(member, contract.showRecruit, { recruit: id })).step).toBe('learned')
  await call(member, withdrawEvidence, { evidence: evidence.id } as never)
  await world.settle()
  const last = await call(member, contract.showRecruit, { recruit: id })
  expect([last.step, last.times.learned]).toEqual(['met', null])

  const { whole } = await call(member, showFunnel, { study })
  expect(whole.steps.map((step) => step.reached)).toEqual([2, 2, 2, 2, 2, 0])
})

test('somebody whose words another passed on was not met, fills no place, and has taught something once they were there', async () => {
  const member = world.as('member')
  const [nele, luca] = (await makePeople(world, ['Nele Told', 'Luca Told'])) as [string, string]
  const study = await makeStudy(world, 'Told')
  await call(member, writeQuotas, { study, cells: [{ match: [], wanted: 5 }] } as never)
  const [id] = (await recruit(world, study, [luca])) as [string]
  const heldAt = new Date(Date.now() - 3_600_000).toISOString()
  const held = await call(member, createConversation, { kind: 'coffee', people: [nele], study, heldAt })
  await call(member, createEvidence, {
    kind: 'said_past',
    words: 'He stopped ringing by eleven.',
    person: luca,
    happenedAt: heldAt,
    source: { kind: 'conversation', id: held.id },
  } as never)
  const stands = async () => {
    await world.settle()
    const { step } = await call(member, contract.showRecruit, { recruit: id })
    const { whole } = await call(member, showFunnel, { study })
    const { met, cells } = await call(member, showSampleBalance, { study })
    return { step, funnel: whole.steps[4]!.reached, met, places: cells[0]!.met }
  }
  expect(await stands()).toEqual({ step: 'found', funnel: 1, met: 1, places: 1 })
  await call(member, updateConversation, { conversation: held.id, people: [nele, luca] })
  expect(await stands()).toEqual({ step: 'learned', funnel: 2, met: 2, places: 2 })
})
