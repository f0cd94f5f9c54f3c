import { expect, test } from 'vitest'
import { isOnlyGoodNews } from './signs.ts'

// Wilson intervals, 95 %.
test('fourteen of fifteen praises are only good news', () => {
  expect(isOnlyGoodNews({ hits: 14, n: 15, low: 0.702, high: 0.988 })).toBe(true)
})

test('four of four may be chance, and nothing heard is no news', () => {
  expect(isOnlyGoodNews({ hits: 4, n: 4, low: 0.51, high: 1 })).toBe(false)
  expect(isOnlyGoodNews({ hits: 0, n: 0, low: null, high: null })).toBe(false)
})
