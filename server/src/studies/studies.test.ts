import { createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { updateStudyPlan } from '@firsthand/contract/studies/study-plans'
import * as contract from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../test/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)

test('a hunch is one line from anybody, and a study may take it up', async () => {
  const member = world.as('member')
  const hunch = await call(member, contract.createHunch, {
    sentence: 'Couriers leave because of the night pay.',
  })
  expect(hunch).toMatchObject({ hadBy: { name: 'Milo' }, study: null, claim: null })
  expect((await call(member, contract.listHunches, { loose: true })).items.map((each) => each.id)).toContain(
    hunch.id,
  )

  const study = await call(member, contract.createStudy, {
    title: 'Why couriers leave',
    hunch: { id: hunch.id },
  })
  expect(study.hunches).toMatchObject([
    { id: hunch.id, study: { id: study.id, title: 'Why couriers leave' } },
  ])
  expect((await call(member, contract.listHunches, { loose: true })).items).toEqual([])

  await call(member, contract.archiveHunch, { hunch: hunch.id })
  expect((await call(member, contract.showStudy, { study: study.id })).hunch).toBeNull()
  await expect(
    call(member, contract.createStudy, { title: 'Again', hunch: { id: world.bramble } }),
  ).rejects.toMatchObject({ code: 'studies.hunch_missing' })
})

test('questions keep their identity and answers when a study is changed', async () => {
  const member = world.as('member')
  const study = await call(member, contract.createStudy, {
    title: 'Night shift',
    questions: [
      { question: 'Who works at night?' },
      { question: 'Would restaurants pay?', answer: 'Two said so.' },
    ],
  })
  const [who, pay] = study.questions

  const changed = await call(member, contract.updateStudy, {
    study: study.id,
    questions: [pay!, { question: 'What does an hour cost?' }, { ...who!, question: 'Who rides at night?' }],
  })
  expect(changed.questions.map(({ question }) => question)).toEqual([
    'Would restaurants pay?',
    'What does an hour cost?',
    'Who rides at night?',
  ])
  expect([changed.questions[0], changed.questions[2]?.id]).toEqual([pay, who?.id])

  const stolen = await call(member, contract.createStudy, { title: 'Other', questions: [{ ...pay! }] })
  expect(stolen.questions[0]?.id).not.toBe(pay?.id)
})

test('whoever changes a study on top of what they did not see is told, and nothing is overwritten', async () => {
  const member = world.as('member')
  const asked = { title: 'At once', questions: [{ question: 'Who works at night?' }] }
  const { id: study, version, questions } = await call(member, contract.createStudy, asked)
  const answered = await call(member, contract.updateStudy, {
    study,
    version,
    questions: [{ ...questions[0]!, answer: 'Students.' }],
  })
  expect(answered.version).toBeGreaterThan(version)
  for (const change of [{ title: 'Late' }, { questions: [{ ...questions[0]!, answer: 'Nobody.' }] }])
    await expect(call(member, contract.updateStudy, { study, version, ...change })).rejects.toMatchObject({
      code: 'conflict',
    })
  const { version: planned } = await call(member, updateStudyPlan, {
    study,
    version: answered.version,
    channels: ['panel'],
  })
  await expect(
    call(member, contract.updateStudy, { study, version: answered.version, title: 'Late' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  expect(await call(member, contract.showStudy, { study })).toMatchObject({
    title: 'At once',
    version: planned,
    questions: [{ answer: 'Students.' }],
  })
})

test('a study counts its conversations and people, and how long it has been quiet', async () => {
  const member = world.as('member')
  const person = await call(member, createPerson, { name: 'Nele Brandt' })
  const study = await call(member, contract.createStudy, { title: 'Counting', wantedConversations: 8 })
  const threeDaysAgo = new Date(Date.now() - 3.5 * 86_400_000).toISOString()
  for (const heldAt of [threeDaysAgo, '2026-01-05T09:00:00.000Z'])
    await call(member, createConversation, {
      kind: 'interview',
      people: [person.id],
      study: study.id,
      heldAt,
    })
  await call(member, createConversation, {
    kind: 'interview',
    people: [],
    study: study.id,
    plannedFor: '2999-01-01T00:00:00.000Z',
  })

  const shown = await call(member, contract.showStudy, { study: study.id })
  expect(shown).toMatchObject({
    conversations: { held: 2, planned: 1, wanted: 8 },
    peopleCount: 1,
    evidenceCount: 0,
    daysSinceConversation: 3,
    lastConversationAt: threeDaysAgo,
  })
})

test('closed studies leave the list of open ones and may be opened again', async () => {
  const member = world.as('member')
  const study = await call(member, contract.createStudy, { title: 'Short' })
  await call(member, contract.closeStudy, { study: study.id })
  const titles = async (closed: boolean) =>
    (await call(member, contract.listStudies, { closed })).items.map((each) => each.title)
  expect([await titles(false), await titles(true)]).toEqual([
    expect.not.arrayContaining(['Short']),
    ['Short'],
  ])
  expect((await call(member, contract.closeStudy, { study: study.id, isClosed: false })).closedAt).toBeNull()
})
