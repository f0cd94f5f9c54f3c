import { expect, test } from 'vitest'
import { percentileInterval } from './percentile-interval.ts'

test('the interval agrees with numpy: percentile, which interpolates linearly', () => {
  const draws = [3.1, -2, 7.5, 0.4, 5.2, 9.9, 1.8]
  // numpy.percentile(draws, [2.5, 97.5]) and [10, 90]
  const wide = percentileInterval(draws)
  expect(wide.low).toBeCloseTo(-1.64, 12)
  expect(wide.high).toBeCloseTo(9.54, 12)
  const narrow = percentileInterval(draws, 0.8)
  expect(narrow.low).toBeCloseTo(-0.56, 12)
  expect(narrow.high).toBeCloseTo(8.46, 12)
  expect(draws[0]).toBe(3.1)
})

test('one draw is its own interval; none is refused', () => {
  expect(percentileInterval([4])).toEqual({ low: 4, high: 4, confidence: 0.95 })
  expect(() => percentileInterval([])).toThrow('at least one draw')
  expect(() => percentileInterval([1, 2], 95)).toThrow('0.95')
})
