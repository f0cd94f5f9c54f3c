import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Wait, medianHours } from './waiting-times.rules.ts'

const wait: fc.Arbitrary<Wait> = fc.record({
  hours: fc.integer({ min: 1, max: 5_000 }),
  isAnswered: fc.boolean(),
})
const waits = fc.array(wait, { minLength: 10, maxLength: 60 })

test('fewer than ten say nothing', () => {
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 9 }), (few) => {
      expect(medianHours(few)).toBeNull()
    }),
  )
})

test('where everybody is answered, the middle is the median', () => {
  const hours = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
  expect(medianHours(hours.map((each) => ({ hours: each, isAnswered: true })))).toMatchObject({
    n: 11,
    middle: 6,
  })
})

test('the middle lies within its interval, and waiting longer never makes us look faster', () => {
  fc.assert(
    fc.property(waits, (some) => {
      const { middle, low, high } = medianHours(some)!
      if (middle !== null && low !== null) expect(low).toBeLessThanOrEqual(middle)
      if (middle !== null && high !== null) expect(middle).toBeLessThanOrEqual(high)
      const unanswered = some.map((each) => ({ ...each, isAnswered: false }))
      expect(medianHours(unanswered)!.middle).toBeNull()
      const slower = medianHours(some.map((each) => ({ ...each, hours: each.hours + 100 })))!
      if (middle !== null && slower.middle !== null) expect(slower.middle).toBeGreaterThanOrEqual(middle)
    }),
  )
})
