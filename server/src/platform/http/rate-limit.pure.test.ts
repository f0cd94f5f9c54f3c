import { expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

test('when the clock is set back nobody waits longer than a window, and nobody gets tries for nothing', () => {
  let seconds = 3_600
  const limit = createRateLimit({ tries: 2, seconds: 60, clock: () => new Date(seconds * 1_000) })
  const refused = () => {
    try {
      limit.count('Ada')
      return undefined
    } catch (error) {
      return (error as { params: { seconds: number } }).params.seconds
    }
  }
  expect([refused(), refused(), refused()]).toEqual([undefined, undefined, 60])
  seconds = 0
  expect(refused()).toBe(60)
  seconds = 59
  expect(refused()).toBe(1)
  seconds = 60
  expect(refused()).toBeUndefined()
})
