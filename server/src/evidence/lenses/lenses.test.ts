import { createPerson } from '@firsthand/contract/crm/people'
import { createConversation } from '@firsthand/contract/conversations/conversations'
import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import * as contract from '@firsthand/contract/evidence/lenses'
import { createStudy } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

test('a reading belongs to its reader, others read otherwise, and the overview counts people once', async () => {
  const as = world.as('member')
  const { id: person } = await world.call(as, createPerson, { name: 'Ines' })
  const study = await world.call(as, createStudy, { title: 'Why they stay silent' })
  const talk = await world.call(as, createConversation, {
    kind: 'interview',
    people: [person],
    study: study.id,
    heldAt: '2026-11-20T10:00:00.000Z',
  })
  const source = { kind: 'conversation' as const, id: talk.id }
  const say = async (words: string) =>
    (await world.call(as, createEvidence, { kind: 'said_past', words, person, source })).id
  const [one, other] = [await say('I did not ask my boss'), await say('I pretended that I knew it')]
  const read = (who: 'member' | 'admin', evidence: string, pressure: 'judged' | 'silly', note?: string) =>
    world.call(world.as(who), contract.setReading, { evidence, pressure, note })
  await read('member', one, 'judged', 'She looked away')
  await read('member', other, 'judged')
  await read('admin', one, 'judged')
  await read('admin', one, 'silly')

  const overview = await world.call(world.as('viewer'), contract.surveyReadings, { study: study.id })
  expect(overview).toMatchObject({ evidence: 2, people: 1 })
  expect(overview.items.find(({ pressure }) => pressure === 'judged')).toMatchObject({
    evidence: 2,
    people: 1,
    shared: 1,
    readers: expect.arrayContaining([{ id: as.memberId, name: 'Milo', evidence: 2 }]),
  })
  expect(
    (await world.call(world.as('viewer'), listEvidence, { pressure: 'silly', study: study.id })).items,
  ).toMatchObject([{ id: one }])
  expect(
    (await world.call(world.as('viewer'), contract.listReadings, { pressure: 'judged' })).items,
  ).toHaveLength(2)

  await world.call(world.as('admin'), contract.removeReading, { evidence: one, pressure: 'judged' })
  expect((await world.call(as, contract.showReadings, { evidence: one })).readings).toMatchObject([
    { pressure: 'judged', reader: { name: 'Milo' }, note: 'She looked away' },
    { pressure: 'silly', reader: { name: 'Ada' } },
  ])
})
