import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startsOf, turnAt } from './playing-turn.ts'

const turn = (position: number, startsMs: number | null) => ({
  position,
  startsMs,
  endsMs: null,
  speakerId: null,
  body: 'x',
})

test('before the first turn nothing is heard; after the last, the last', () => {
  const starts = startsOf([[turn(0, 1000), turn(1, null)], undefined, [turn(4, 3000)]])
  expect([999, 1000, 2999, 3000, 99_999].map((ms) => turnAt(starts, ms))).toEqual([undefined, 0, 0, 4, 4])
})

test('it is the last turn that has begun, in whatever order they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 20 }), fc.nat(60), (times, ms) => {
      const found = turnAt(startsOf([times.map((startsMs, position) => turn(position, startsMs))]), ms)
      const begun = times.filter((startsMs) => startsMs <= ms)
      expect(found === undefined ? undefined : times[found]).toBe(
        begun.length === 0 ? undefined : Math.max(...begun),
      )
    }),
  )
})
