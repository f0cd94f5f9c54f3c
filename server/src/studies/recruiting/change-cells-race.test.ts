import { createErasure } from '@firsthand/contract/crm/rights'
import {
  type CellCondition,
  changeQuotaCell,
  quotaLimits,
  showQuotas,
  writeQuotas,
} from '@firsthand/contract/studies/quotas'
import { moveRecruit } from '@firsthand/contract/studies/recruits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin } from '../../../test/begin.ts'
import { type World, openWorld } from '../../../test/world.ts'
import type { Context } from '../../platform/context.ts'
import { moveRecruit as move } from './move.ts'
import { putQuotas } from './quotas.ts'
import { makePeople, makeStudy, recruit } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const endUsers: CellCondition = { what: 'contactType', value: 'end_user' }
const everybody = { match: [], wanted: 9, isHard: true }

async function studyWith(name: string, { cells = [{ match: [endUsers], wanted: 1 }] } = {}) {
  const study = await makeStudy(world, name)
  const written = await call(world.as('member'), writeQuotas, { study, cells })
  const [each] = await recruit(world, study, await makePeople(world, [`${name} Racer`]))
  return { study, recruit: each!, cells: written.cells }
}

const taken = async (study: string) =>
  (await call(world.as('member'), showQuotas, { study })).cells.map(({ reserved, free }) => [reserved, free])

const moving = (to: 'agreed' | 'declined', id: string) => (ctx: Context) =>
  move(ctx, { recruit: id, to, note: '', logTouch: false })

test('who agrees while their cell is taken away has a place in the one that comes', async () => {
  const { study, recruit: each } = await studyWith('Goes')
  const end = await begin(world, moving('agreed', each))
  await end(call(world.as('member'), writeQuotas, { study, cells: [everybody] }))
  expect(await taken(study)).toEqual([[1, 8]])
})

test('who agrees while their cell comes to ask for others stands where they belong', async () => {
  const {
    study,
    recruit: each,
    cells,
  } = await studyWith('Other', {
    cells: [
      { match: [endUsers], wanted: 1 },
      { match: [], wanted: 9 },
    ],
  })
  const end = await begin(world, moving('agreed', each))
  const payers = { id: cells[0]!.id, match: [{ ...endUsers, value: 'payer' as const }], wanted: 1 }
  await end(call(world.as('member'), writeQuotas, { study, cells: [payers, { ...cells[1]!, wanted: 4 }] }))
  expect(await taken(study)).toEqual([
    [0, 1],
    [1, 3],
  ])
})

test('who agrees after others were asked for, and before it is kept, has a place in the new cells', async () => {
  const before = { Replaced: [{ match: [endUsers], wanted: 1 }], First: [] }
  for (const [name, cells] of Object.entries(before)) {
    const { study, recruit: each } = await studyWith(name, { cells })
    const end = await begin(world, (ctx) => putQuotas(ctx, { study, cells: [everybody] }))
    await end(call(world.as('member'), moveRecruit, { recruit: each, to: 'agreed' }))
    expect(await taken(study)).toEqual([[1, 8]])
  }
})

test('for who declines while cells change, no place is kept, whoever of them came first', async () => {
  const member = world.as('member')
  const first = await studyWith('Declines first')
  await call(member, moveRecruit, { recruit: first.recruit, to: 'agreed' })
  const endDeclining = await begin(world, moving('declined', first.recruit))
  await endDeclining(call(member, writeQuotas, { study: first.study, cells: [everybody] }))
  expect(await taken(first.study)).toEqual([[0, 9]])

  const second = await studyWith('Declines second')
  await call(member, moveRecruit, { recruit: second.recruit, to: 'agreed' })
  const endWriting = await begin(world, (ctx) => putQuotas(ctx, { study: second.study, cells: [everybody] }))
  await endWriting(call(member, moveRecruit, { recruit: second.recruit, to: 'declined' }))
  expect(await taken(second.study)).toEqual([[0, 9]])

  const third = await studyWith('Declines third')
  await call(member, moveRecruit, { recruit: third.recruit, to: 'agreed' })
  const endOnceMore = await begin(world, moving('declined', third.recruit))
  const cell = third.cells[0]!.id
  await endOnceMore(call(member, changeQuotaCell, { study: third.study, cell, wanted: 2 }))
  expect(await taken(third.study)).toEqual([[0, 2]])
})

test('for whoever was erased no place is kept again when cells change', async () => {
  const study = await makeStudy(world, 'Erased')
  const member = world.as('member')
  await call(member, writeQuotas, { study, cells: [everybody] })
  const people = await makePeople(world, ['Gone Racer', 'Met Racer'])
  const [agreed, met] = await recruit(world, study, people)
  await call(member, moveRecruit, { recruit: agreed!, to: 'agreed' })
  await call(member, moveRecruit, { recruit: met!, to: 'met' })
  for (const [at, name] of ['Gone Racer', 'Met Racer'].entries())
    await call(world.as('admin'), createErasure, { person: people[at]!, name })
  await call(member, writeQuotas, { study, cells: [{ ...everybody, wanted: 5 }] })
  expect((await call(member, showQuotas, { study })).cells).toMatchObject([{ reserved: 0, counted: 1 }])
})

test('more cells than there can be, or conditions than a cell can have, are refused also in what was seen', async () => {
  const { study, cells } = await studyWith('Too many')
  const { id, match, wanted, isHard } = cells[0]!
  const seen = { id, match, wanted, isHard }
  const write = (each: typeof seen, times: number) =>
    call(world.as('member'), writeQuotas, {
      study,
      cells: [],
      seen: Array.from({ length: times }, () => each),
    })
  await expect(write(seen, quotaLimits.cells + 1)).rejects.toMatchObject({ code: 'input_invalid' })
  const long = { ...seen, match: Array.from({ length: quotaLimits.conditions + 1 }, () => endUsers) }
  await expect(write(long, 1)).rejects.toMatchObject({ code: 'input_invalid' })
})
