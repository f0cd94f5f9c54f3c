import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeInStages } from './time-in-stage.ts'

const start = Date.parse('2026-03-01T00:00:00.000Z')
const instant = (ms: number) => new Date(start + ms).toISOString()

test('the times in all stages add up to the time that has passed, whatever the moves', () => {
  const moves = fc.array(fc.record({ stageId: fc.constantFrom('a', 'b', 'c', 'd'), after: fc.nat(9e9) }), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(moves, fc.nat(9e9), (made, last) => {
      let at = 0
      const stays = made.map(({ stageId, after }) => ({ stageId, at: instant((at += after)) }))
      const times = [...timeInStages(stays, instant(at + last)).values()]
      expect(times.reduce((sum, { ms }) => sum + ms, 0)).toBe(at + last - made[0]!.after)
      expect(times.reduce((sum, { visits }) => sum + visits, 0)).toBe(made.length)
    }),
  )
})

test('a stage that was entered twice has both times', () => {
  const times = timeInStages(
    [
      { stageId: 'talk', at: instant(0) },
      { stageId: 'trial', at: instant(10) },
      { stageId: 'talk', at: instant(15) },
    ],
    instant(35),
  )
  expect(times.get('talk')).toEqual({ ms: 30, visits: 2 })
  expect(times.get('trial')).toEqual({ ms: 5, visits: 1 })
})
