import { expect, test } from 'vitest'
import { words } from './pipelines.words.ts'

const { reminder } = words

test('one reminder is told of as one', () => {
  expect(reminder({ state: 'sent', sent: 1, of: 1 })).toBe('A reminder was mailed.')
  expect(reminder({ state: 'failed', sent: 0, of: 1 })).toBe(
    'The reminder could not be mailed: tell them yourself.',
  )
  expect(reminder({ state: 'sent', sent: null, of: null })).toBe('A reminder was mailed.')
})

test('an address that is refused does not hide that the others were reminded', () => {
  expect(reminder({ state: 'sent', sent: 5, of: 5 })).toBe('A reminder was mailed to all 5.')
  expect(reminder({ state: 'failed', sent: 4, of: 5 })).toBe(
    'A reminder was mailed to 4 of 5. The others could not be reached: tell them yourself.',
  )
  expect(reminder({ state: 'unknown', sent: 3, of: 5 })).toBe(
    'A reminder was mailed to 3 of 5. Nobody can say whether one reached the others: tell them yourself.',
  )
  expect(reminder({ state: 'failed', sent: 0, of: 5 })).toBe(
    'The reminder could not be mailed: tell them yourself.',
  )
})
