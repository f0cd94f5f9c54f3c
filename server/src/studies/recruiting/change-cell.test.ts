import { updatePerson } from '@firsthand/contract/crm/people'
import {
  type CellCondition,
  changeQuotaCell,
  showQuotas,
  writeQuotas,
} from '@firsthand/contract/studies/quotas'
import { moveRecruit } from '@firsthand/contract/studies/recruits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { makePeople, makeStudy, recruit } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)
const endUsers = { what: 'contactType', value: 'end_user' } as const

test('a cell is changed in place: who no longer fits stays in the study, and it is said beforehand', async () => {
  const study = await makeStudy(world, 'Changed')
  const member = world.as('member')
  const people = (await makePeople(world, ['Dee Changed', 'Ed Changed', 'Fay Changed'])) as [
    string,
    string,
    string,
  ]
  await call(member, updatePerson, { person: people[0], addresses: [{ city: 'Bern' }] })
  const { cells } = await call(member, writeQuotas, {
    study,
    cells: [
      { match: [endUsers], wanted: 3 },
      { match: [], wanted: 9 },
    ],
  })
  const recruits = await recruit(world, study, people)
  for (const [index, each] of recruits.entries())
    await call(member, moveRecruit, { recruit: each, to: index === 2 ? 'met' : 'agreed' })
  const [cell, everybody] = cells as [(typeof cells)[number], (typeof cells)[number]]
  const match: CellCondition[] = [endUsers, { what: 'city', value: 'Bern' }]
  const seen = { match: cell.match, wanted: cell.wanted, isHard: cell.isHard }
  const effect = { stay: 1, leave: 2, come: 0, over: 0 }

  const ahead = await call(member, changeQuotaCell, { study, cell: cell.id, match, preview: true })
  expect(ahead.effect).toEqual(effect)
  expect(ahead.cells[0]).toMatchObject({ reserved: 2, counted: 1, match: [endUsers] })
  const changed = await call(member, changeQuotaCell, { study, cell: cell.id, match, seen })
  expect(changed.effect).toEqual(effect)
  expect(changed.cells).toMatchObject([
    { id: cell.id, name: 'end user · Bern', reserved: 1, counted: 0, wanted: 3 },
    { id: everybody.id, reserved: 2, counted: 1 },
  ])
  // Somebody who looked before that changes nothing by it, and a smaller number takes nobody's place.
  await expect(
    call(member, changeQuotaCell, { study, cell: cell.id, wanted: 8, seen }),
  ).rejects.toMatchObject({ code: 'conflict' })
  const smaller = await call(member, changeQuotaCell, { study, cell: everybody.id, wanted: 1 })
  expect(smaller.effect).toEqual({ stay: 3, leave: 0, come: 0, over: 2 })
  expect(smaller.cells[1]).toMatchObject({ reserved: 2, counted: 1, free: 0 })
  // Back as it was, everybody has their place again.
  const back = await call(member, changeQuotaCell, { study, cell: cell.id, match: [endUsers] })
  expect(back.effect).toEqual({ stay: 1, leave: 0, come: 2, over: 0 })
  expect(back.cells[0]).toMatchObject({ reserved: 2, counted: 1 })

  await expect(call(member, changeQuotaCell, { study, cell: cell.id, match: [] })).rejects.toMatchObject({
    code: 'quotas.twice',
  })
  const gone = { what: 'segment' as const, segment: everybody.id }
  await expect(call(member, changeQuotaCell, { study, cell: cell.id, match: [gone] })).rejects.toMatchObject({
    code: 'quotas.segment_missing',
  })
  const other = await makeStudy(world, 'Another')
  await expect(
    call(member, changeQuotaCell, { study: other, cell: cell.id, wanted: 2 }),
  ).rejects.toMatchObject({ status: 404 })
})

test('of those who take a place while a cell is made smaller, none is lost and none is let in beyond it', async () => {
  const study = await makeStudy(world, 'Smaller race')
  const member = world.as('member')
  const { cells } = await call(member, writeQuotas, { study, cells: [{ match: [], wanted: 8 }] })
  const people = await makePeople(
    world,
    Array.from({ length: 6 }, (_, at) => `Racer ${at}`),
  )
  const recruits = await recruit(world, study, people)
  const came = await Promise.allSettled([
    ...recruits.slice(0, 3).map((each) => call(member, moveRecruit, { recruit: each, to: 'agreed' })),
    call(member, changeQuotaCell, { study, cell: cells[0]!.id, wanted: 3 }),
    ...recruits.slice(3).map((each) => call(member, moveRecruit, { recruit: each, to: 'agreed' })),
  ])
  const agreed = came.filter(({ status }, at) => at !== 3 && status === 'fulfilled').length
  expect(came[3]!.status).toBe('fulfilled')
  const now = (await call(member, showQuotas, { study })).cells[0]!
  expect(now).toMatchObject({ wanted: 3, reserved: agreed, free: Math.max(0, 3 - agreed) })
  expect(agreed).toBeGreaterThanOrEqual(3)
  // From now on the new number holds.
  const late = await makePeople(world, ['Too late'])
  const [last] = await recruit(world, study, late)
  await expect(call(member, moveRecruit, { recruit: last!, to: 'agreed' })).rejects.toMatchObject({
    code: 'recruits.full',
  })
})

test('cells that two members change at once are not lost: whoever read them before is told so', async () => {
  const study = await makeStudy(world, 'Written twice')
  const member = world.as('member')
  const { cells } = await call(member, writeQuotas, { study, cells: [{ match: [endUsers], wanted: 3 }] })
  const seen = cells.map(({ id, match, wanted, isHard }) => ({ id, match, wanted, isHard }))
  const bern = { match: [{ what: 'city' as const, value: 'Bern' }], wanted: 2 }
  const added = await call(member, writeQuotas, { study, cells: [...seen, bern], seen })

  const late = { match: [{ what: 'city' as const, value: 'Olten' }], wanted: 1 }
  await expect(call(member, writeQuotas, { study, cells: [...seen, late], seen })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(call(member, writeQuotas, { study, cells: [], seen })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await call(member, showQuotas, { study })).cells).toEqual(added.cells)
})
