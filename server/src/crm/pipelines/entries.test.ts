import {
  updatePipeline,
  addProspects,
  createPipeline,
  listProspects,
} from '@firsthand/contract/crm/pipelines'
import {
  listEntries,
  moveEntry,
  setSalesRoles,
  showBoard,
  showEntry,
  updateEntry,
} from '@firsthand/contract/crm/pipelines-entries'
import { createPerson } from '@firsthand/contract/crm/people'
import { listEvents } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { pipelineIn } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const day = 86_400_000
// One moment for all tests: seconds pass between two of their lines.
const start = Math.floor(Date.now() / 1000) * 1000
const daysAgo = (days: number) => new Date(start - days * day).toISOString()

test('a person moves forward and back, and every move stays with who made it and why', async () => {
  const { enter, move, reason, stage } = await pipelineIn(world)
  const { id } = await enter({
    at: daysAgo(30),
    value: { amountMinor: 120_000, currency: 'EUR', exponent: 2 },
  })
  await move(id, 'Trial', { at: daysAgo(20), why: 'They asked for it' })
  await move(id, 'Talk', { at: daysAgo(15), why: 'A new boss' })
  await move(id, 'Trial', { at: daysAgo(10) })
  const lost = await move(id, 'Lost', { at: daysAgo(4), lostReason: await reason() })

  expect(lost.moves.map(({ from, to, why }) => [from?.name, to.name, why])).toEqual([
    ['Trial', 'Lost', ''],
    ['Talk', 'Trial', ''],
    ['Trial', 'Talk', 'A new boss'],
    ['Talk', 'Trial', 'They asked for it'],
    [undefined, 'Talk', ''],
  ])
  expect(
    Object.fromEntries(
      lost.timeInStages.map(({ stage: { name }, ms, visits }) => [name, [ms / day, visits]]),
    ),
  ).toEqual({
    Talk: [15, 2],
    Trial: [11, 2],
    Lost: [0, 1],
  })
  expect(lost).toMatchObject({ closedAt: daysAgo(4), stage: { goal: 'lost' }, lostReason: expect.anything() })

  const again = await move(id, 'Offer')
  expect(again).toMatchObject({
    closedAt: null,
    lostReason: null,
    stage: { id: stage('Offer'), goal: 'open' },
  })
  const { items } = await world.call(world.as('owner'), listEvents, { subject: id })
  expect(items.map((event) => event.name)).toEqual(
    expect.arrayContaining(['entry.reopened', 'entry.lost', 'entry.created']),
  )
  expect(items.filter((event) => event.name === 'entry.moved')).toHaveLength(5)
})

test('of two members who move an entry at once, one wins and the other is told', async () => {
  const { enter, stage } = await pipelineIn(world)
  const { id, version } = await enter()
  const outcomes = await Promise.allSettled(
    ['Trial', 'Offer'].map((name) =>
      world.call(world.as('admin'), moveEntry, { entry: id, stage: stage(name), version }),
    ),
  )

  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find((each) => each.status === 'rejected')).toMatchObject({
    reason: { status: 409, code: 'conflict' },
  })
  expect((await world.call(world.as('viewer'), showEntry, { entry: id })).moves).toHaveLength(2)
})

test('what is lost needs a reason, and time only goes forward', async () => {
  const { enter, move } = await pipelineIn(world)
  const { id } = await enter({ at: daysAgo(3) })
  await expect(move(id, 'Lost')).rejects.toMatchObject({ code: 'entries.reason_needed' })
  await expect(move(id, 'Trial', { at: daysAgo(5) })).rejects.toMatchObject({ code: 'entries.before_last' })
  await expect(move(id, 'Trial', { at: daysAgo(-1) })).rejects.toMatchObject({ code: 'entries.in_future' })
  await expect(move(id, 'Talk')).rejects.toMatchObject({ code: 'entries.already_there' })
})

test('the same person is not put in twice by accident, not even at once', async () => {
  const { enter, person } = await pipelineIn(world)
  const nele = await person()
  const outcomes = await Promise.allSettled([enter({ person: nele }), enter({ person: nele })])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(enter({ person: nele })).rejects.toMatchObject({
    message: 'Nele is in this pipeline already, in Talk. Open that entry, or say that this is another one.',
  })
  await enter({ person: nele, another: true, title: 'Second shop' })
})

test('a quota warns whose turn it is, and gives way to a reason', async () => {
  const { enter, move, roles } = await pipelineIn(world, 1)
  await roles(world.as('member'), 'account_executive')
  const first = await enter({ role: 'account_executive' })
  const second = await enter({ role: 'account_executive' })
  await move(first.id, 'Trial')
  await expect(move(second.id, 'Trial')).rejects.toMatchObject({
    code: 'entries.over_quota',
    message:
      'Milo already works on 1 in Trial, and 1 are meant. Finish one first, or say why this one may come on top.',
  })
  const moved = await move(second.id, 'Trial', { quotaReason: 'The fair is this week' })
  expect(moved.moves[0]).toMatchObject({ overQuotaWhy: 'The fair is this week' })
  await move(first.id, 'Offer')
})

test('prospects wait apart, and leave the pool when they enter', async () => {
  const { pipeline, person, enter } = await pipelineIn(world)
  const nele = await person()
  const more = { pipeline: pipeline.id, people: [nele, await person('Omar')] }
  expect(await world.call(world.as('member'), addProspects, more)).toEqual({
    added: 2,
    alreadyThere: 0,
    refused: [],
  })
  expect(await world.call(world.as('member'), addProspects, more)).toEqual({
    added: 0,
    alreadyThere: 2,
    refused: [],
  })
  expect((await world.call(world.as('viewer'), listEntries, { pipeline: pipeline.id })).items).toEqual([])
  await enter({ person: nele })
  const pool = await world.call(world.as('viewer'), listProspects, { pipeline: pipeline.id })
  expect(pool.items.map((each) => each.person.name)).toEqual(['Omar'])
})

test('a stage is archived only when it is empty, and keeps its history', async () => {
  const { pipeline, enter, move } = await pipelineIn(world)
  const { id } = await enter()
  await move(id, 'Trial')
  const without = (name: string) =>
    pipeline.stages.filter((each) => each.name !== name).map(({ archivedAt: _, ...stage }) => stage)
  const change = { pipeline: pipeline.id, version: pipeline.version }
  await expect(
    world.call(world.as('member'), updatePipeline, { ...change, stages: without('Trial') }),
  ).rejects.toMatchObject({ code: 'pipelines.stage_in_use' })
  const changed = await world.call(world.as('member'), updatePipeline, { ...change, stages: without('Talk') })

  expect(changed.stages.map(({ name, archivedAt }) => [name, archivedAt !== null])).toEqual([
    ['Trial', false],
    ['Offer', false],
    ['Won', false],
    ['Lost', false],
    ['Talk', true],
  ])
  const { items } = await world.call(world.as('owner'), listEvents, { kind: 'pipeline' })
  expect(items[0]).toMatchObject({
    name: 'pipeline.updated',
    before: { stages: pipeline.stages.map(({ archivedAt: _, ...stage }) => stage) },
    after: { stages: without('Talk') },
  })
  const entry = await world.call(world.as('viewer'), showEntry, { entry: id })
  expect(entry.moves.at(-1)).toMatchObject({ to: { name: 'Talk' } })
  await expect(move(id, 'Talk')).rejects.toMatchObject({ code: 'entries.stage_missing' })
  await expect(
    world.call(world.as('member'), updatePipeline, { ...change, stages: without('Talk') }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('the board adds per currency, and the list finds the late and those who were somewhere', async () => {
  const { pipeline, enter, move, stage } = await pipelineIn(world)
  const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR', exponent: 2 })
  const late = await enter({ value: euros(100), at: daysAgo(8) })
  await enter({ value: euros(250) })
  await enter({ value: { amountMinor: 7, currency: 'JPY', exponent: 0 } })
  await move((await enter()).id, 'Offer')
  const mistake = await enter({ value: euros(9_999) })
  await world.call(world.as('member'), updateEntry, {
    entry: mistake.id,
    version: mistake.version,
    archived: true,
  })

  const board = await world.call(world.as('viewer'), showBoard, { pipeline: pipeline.id, perStage: 2 })
  expect(board.stages[0]).toMatchObject({
    count: 3,
    more: true,
    values: [euros(350), { amountMinor: 7, currency: 'JPY', exponent: 0 }],
  })
  const list = (more: object) =>
    world.call(world.as('viewer'), listEntries, { pipeline: pipeline.id, ...more })
  expect((await list({ late: true })).items.map((each) => each.id)).toEqual([late.id])
  expect((await list({ visited: stage('Talk') })).items).toHaveLength(4)
  const first = await list({ sort: 'longest', limit: 3 })
  expect(first.items[0]).toMatchObject({ id: late.id, isLate: true })
  expect((await list({ sort: 'longest', limit: 3, after: first.next! })).items).toHaveLength(1)
})

test('entries are found by the person, the organisation and what they are about, each word in any of them', async () => {
  const { pipeline, enter } = await pipelineIn(world)
  const member = world.as('member')
  const person = async (name: string, organisation: string) =>
    (await world.call(member, createPerson, { name, organisation: { name: organisation } })).id
  const jose = await enter({
    person: await person('José Duarte', 'Café Central'),
    title: 'Pilot in two kitchens',
  })
  await enter({ person: await person('Mia Holm', 'Nordlys'), title: '100% of the fleet' })
  const find = async (q: string) =>
    (await world.call(member, listEntries, { pipeline: pipeline.id, q })).items.map((each) => each.id)

  expect(await find('jose')).toEqual([jose.id])
  expect(await find('cafe PILOT duarte')).toEqual([jose.id])
  expect(await find('holm kitchens')).toEqual([])
  expect(await find('%')).toHaveLength(2)
  expect(await find('fleet')).toHaveLength(1)
})

test('a pipeline needs a way to win and a way to lose; names stand once', async () => {
  const make = (input: object) => world.call(world.as('member'), createPipeline, { name: 'Same', ...input })
  await expect(make({ stages: [{ name: 'Talk' }] })).rejects.toMatchObject({
    code: 'pipelines.goals_missing',
  })
  await expect(make({})).rejects.toMatchObject({ code: 'pipelines.stages_missing' })
  await make({ template: 'sales' })
  await expect(make({ template: 'research_partners' })).rejects.toMatchObject({
    code: 'pipelines.name_taken',
  })
})

test('sales roles are your own to set, and others need an administrator', async () => {
  const owner = world.as('owner').memberId
  await expect(
    world.call(world.as('member'), setSalesRoles, { member: owner, roles: ['sales_engineer'] }),
  ).rejects.toMatchObject({ code: 'salesRoles.not_yours' })
  await world.call(world.as('admin'), setSalesRoles, { member: owner, roles: ['sales_engineer'] })
})
