import { expect, test } from 'vitest'
import { words } from './quotas.words.ts'

test('a hard number that is exceeded holds others back, and a soft one is only shown', () => {
  const effect = { stay: 3, leave: 0, come: 0, over: 2 }
  expect(words.effect(effect, true)).toBe(
    '3 people keep their place here. That is 2 more than wanted. Nobody loses a place. Nobody more who fits can agree.',
  )
  expect(words.effect(effect, false)).toBe(
    '3 people keep their place here. That is 2 more than wanted. Nobody loses a place. More can agree: a soft number is only shown.',
  )
})
