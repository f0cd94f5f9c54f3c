import { createEvidence, listEvidence } from '@firsthand/contract/evidence/evidence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const [words, happenedAt] of [
    ['early', '2026-05-01T09:00:00.000Z'],
    ['late in the evening', '2026-05-14T22:30:00.000Z'],
    ['after', '2026-06-01T09:00:00.000Z'],
  ] as const)
    await world.call(world.as('member'), createEvidence, { kind: 'said_past', words, happenedAt })
})
afterAll(() => world.close())

const said = async (sent: object) =>
  (await world.call(world.as('viewer'), listEvidence, sent)).items.map(({ words }) => words)

test('evidence is listed by the days on which it was said, and both days belong to it', async () => {
  expect(await said({ from: '2026-05-14' })).toEqual(['after', 'late in the evening'])
  expect(await said({ to: '2026-05-14' })).toEqual(['late in the evening', 'early'])
  expect(await said({ from: '2026-05-01', to: '2026-05-14' })).toEqual(['late in the evening', 'early'])
  expect(await said({ from: '2026-05-02', to: '2026-05-13' })).toEqual([])
  expect(await said({ from: '2026-05-14', q: 'evening' })).toEqual(['late in the evening'])
})

test('a day begins where whoever asks lives', async () => {
  const on = (day: string) => said({ from: day, to: day, timeZone: 'Europe/Berlin' })
  expect(await on('2026-05-14')).toEqual([])
  expect(await on('2026-05-15')).toEqual(['late in the evening'])
})

test('days in the wrong order are refused with what to do, and no day is too far away', async () => {
  await expect(said({ from: '2026-05-14', to: '2026-05-01' })).rejects.toMatchObject({
    status: 422,
    code: 'evidence.days_reversed',
  })
  expect(await said({ from: '0000-01-01', to: '9999-12-31' })).toHaveLength(3)
  expect(await said({ from: '9999-12-31' })).toEqual([])
  expect(await said({ to: '0000-01-01', timeZone: 'Pacific/Auckland' })).toEqual([])
})
