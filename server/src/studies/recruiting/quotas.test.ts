import { archiveConversation, createConversation } from '@firsthand/contract/conversations/conversations'
import { createField, removeFieldChoice } from '@firsthand/contract/crm/fields'
import { updatePerson } from '@firsthand/contract/crm/people'
import { type CellCondition, showQuotas, writeQuotas } from '@firsthand/contract/studies/quotas'
import { moveRecruit } from '@firsthand/contract/studies/recruits'
import { fillInScreener, writeScreener } from '@firsthand/contract/studies/screeners'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { belongs, isStudyFull } from './cells.rules.ts'
import { reservePlaces } from './places.ts'
import { emptyProfile } from './profile.ts'
import { makePeople, makeStudy, recruit } from './testing.ts'

let world: World
let now = new Date('2026-11-20T10:00:00.000Z')
beforeAll(async () => void (world = await openWorld({ clock: () => now })))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const endUsers = { what: 'contactType', value: 'end_user' } as const

test('of many who want the last places at once, exactly as many get one as there are', async () => {
  const study = await makeStudy(world, 'Race')
  await call(world.as('member'), writeQuotas, {
    study,
    cells: [
      { match: [], wanted: 5 },
      { match: [endUsers], wanted: 3 },
    ],
  })
  const profile = { ...emptyProfile(), types: new Set(['end_user']) }
  const racers = Array.from({ length: 12 }, (_, index) =>
    world.inWorkspace(world.bramble, (ctx) =>
      reservePlaces(ctx, {
        study,
        holder: { kind: 'answer', id: ctx.newId() },
        profile: index % 2 ? profile : emptyProfile(),
        until: '2026-11-20T10:30:00.000Z',
      }),
    ),
  )
  const came = await Promise.all(racers)

  expect(came.filter(({ full }) => full === null)).toHaveLength(5)
  const { cells, isFull } = await call(world.as('viewer'), showQuotas, { study })
  expect(cells[0]).toMatchObject({ name: 'Everybody', reserved: 5, free: 0 })
  expect(cells[1]!.reserved).toBeLessThanOrEqual(3)
  expect(isFull).toBe(true)

  now = new Date('2026-11-20T10:31:00.000Z')
  expect((await call(world.as('viewer'), showQuotas, { study })).cells[0]).toMatchObject({
    reserved: 0,
    free: 5,
  })
})

test('a meeting that is planned has its place, and gives it back when it is put away', async () => {
  const study = await makeStudy(world, 'Planned')
  const [ada, bo] = (await makePeople(world, ['Ada Planned', 'Bo Planned'])) as [string, string]
  const member = world.as('member')
  await call(member, writeQuotas, { study, cells: [{ match: [endUsers], wanted: 1 }] })
  const [, other] = (await recruit(world, study, [ada, bo])) as [string, string]
  const { id } = await call(member, createConversation, {
    kind: 'interview',
    people: [ada],
    study,
    plannedFor: '2026-12-01T10:00:00.000Z',
  })
  await world.settle()
  expect((await call(member, showQuotas, { study })).cells[0]).toMatchObject({ reserved: 1, free: 0 })
  await expect(call(member, moveRecruit, { recruit: other, to: 'agreed' })).rejects.toMatchObject({
    code: 'recruits.full',
  })
  await call(member, archiveConversation, { conversation: id, isArchived: true })
  await world.settle()
  expect((await call(member, showQuotas, { study })).cells[0]).toMatchObject({ reserved: 0, free: 1 })
  await call(member, moveRecruit, { recruit: other, to: 'agreed' })
})

test('agreeing takes a place, meeting counts it, declining gives it back', async () => {
  const study = await makeStudy(world, 'Nested')
  const [ana, ben, cy] = await makePeople(world, ['Ana Place', 'Ben Place', 'Cy Place'])
  const member = world.as('member')
  await call(member, writeQuotas, { study, cells: [{ match: [endUsers], wanted: 2 }] })
  const [one, two, three] = (await recruit(world, study, [ana!, ben!, cy!])) as [string, string, string]

  await call(member, moveRecruit, { recruit: one, to: 'agreed' })
  await call(member, moveRecruit, { recruit: two, to: 'met' })
  await expect(call(member, moveRecruit, { recruit: three, to: 'agreed' })).rejects.toMatchObject({
    code: 'recruits.full',
    message: expect.stringContaining('end user'),
  })
  await call(member, moveRecruit, { recruit: one, to: 'declined' })
  await call(member, moveRecruit, { recruit: three, to: 'agreed' })

  const { cells } = await call(member, showQuotas, { study })
  expect(cells).toMatchObject([{ counted: 1, reserved: 1, free: 0 }])

  const widened = await call(member, writeQuotas, {
    study,
    cells: [
      { id: cells[0]!.id, match: [endUsers], wanted: 4, isHard: false },
      { match: [], wanted: 8 },
    ],
  })
  expect(widened.cells).toMatchObject([
    { counted: 1, reserved: 1, free: 2, isHard: false },
    { name: 'Everybody', counted: 1, reserved: 1 },
  ])
})

test('a cell nests what somebody is, where they live, what they answered and what a field says', async () => {
  const study = await makeStudy(world, 'Really nested')
  const member = world.as('member')
  const shift = await call(member, createField, {
    of: 'person',
    label: 'Shift',
    type: 'choice',
    choices: ['Day', 'Night'],
  })
  const [day, night] = shift.choices.map(({ id }) => id) as [string, string]
  const question = { id: '01a20000-0000-7000-8000-00000000000a', kind: 'single', question: 'Do you ride?' }
  const [yes, no] = ['b', 'c'].map((end) => `01a20000-0000-7000-8000-00000000000${end}`) as [string, string]
  await call(member, writeScreener, {
    study,
    content: {
      title: 'Who rides?',
      items: [
        {
          ...question,
          kind: 'single',
          options: [yes, no].map((id) => ({ id, label: id === yes ? 'I do' : 'No' })),
        },
      ],
    },
  })
  const people = await makePeople(world, ['Nia Nested', 'Nils Nested', 'Nora Nested'])
  const [nia, nils, nora] = people as [string, string, string]
  for (const [person, choice, city] of [
    [nia, 'Night', 'Zürich'],
    [nils, 'Day', 'Zürich'],
    [nora, 'Night', 'Bern'],
  ] as const)
    await call(member, updatePerson, { person, fields: { shift: choice }, addresses: [{ city }] })
  const recruits = await recruit(world, study, people)
  for (const one of recruits)
    await call(member, fillInScreener, { recruit: one, answers: [{ item: question.id, options: [yes] }] })

  const nested = [
    endUsers,
    { what: 'city', value: 'zurich' },
    { what: 'answer', item: question.id, option: yes },
    { what: 'field', field: shift.id, choice: night },
  ] as const
  const { cells } = await call(member, writeQuotas, {
    study,
    cells: [
      { match: [...nested], wanted: 2 },
      { match: nested.slice(0, 3), wanted: 5 },
      { match: [{ what: 'field', field: shift.id, choice: day }], wanted: 5 },
    ],
  })
  expect(cells).toMatchObject([
    { name: 'end user · zurich · I do · Night', reserved: 1, free: 1, isBroken: false },
    { reserved: 2 },
    { name: 'Day', reserved: 1 },
  ])

  const write = (match: CellCondition[]) =>
    call(member, writeQuotas, {
      study,
      cells: [
        ...cells.map(({ id, match: kept, wanted }) => ({ id, match: kept, wanted })),
        { match, wanted: 1 },
      ],
    })
  await expect(write([{ what: 'field', field: study, choice: night }])).rejects.toMatchObject({
    code: 'quotas.choice_missing',
  })
  await expect(write([{ what: 'answer', item: study, option: yes }])).rejects.toMatchObject({
    code: 'quotas.answer_missing',
  })
  await call(member, removeFieldChoice, { field: shift.id, choice: night, replacement: day })
  const left = (await write([{ what: 'city', value: 'Bern' }])).cells
  expect(left[0]).toMatchObject({ name: expect.stringContaining('something that is gone'), isBroken: true })
  expect(left).toHaveLength(4)
})

test('a cell that asks for nothing holds everybody, and more conditions hold no more people', () => {
  const types = fc.subarray(['end_user', 'buyer', 'payer'] as const)
  const condition = fc
    .constantFrom('end_user', 'buyer', 'payer')
    .map((value) => ({ what: 'contactType', value }) as never)
  fc.assert(
    fc.property(types, fc.array(condition, { maxLength: 3 }), condition, (held, match, more) => {
      const profile = { ...emptyProfile(), types: new Set<string>(held) }
      expect(belongs([], profile)).toBe(true)
      if (belongs([...match, more], profile)) expect(belongs(match, profile)).toBe(true)
    }),
  )
})

test('a study is full when the number for everybody is reached, or every cell is; never by a soft number', () => {
  const cell = (taken: number, isHard = true, match: never[] = []) => ({ match, wanted: 3, isHard, taken })
  const some = [{ what: 'contactType', value: 'buyer' }] as never[]
  expect(isStudyFull([])).toBe(false)
  expect(isStudyFull([cell(3)])).toBe(true)
  expect(isStudyFull([cell(3, false)])).toBe(false)
  expect(isStudyFull([cell(2), cell(3, true, some)])).toBe(false)
  expect(isStudyFull([cell(3, true, some), cell(3, true, some)])).toBe(true)
  expect(isStudyFull([cell(3, true, some), cell(9, false, some)])).toBe(false)
})
