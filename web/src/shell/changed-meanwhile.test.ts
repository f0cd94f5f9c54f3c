import { expect, test } from 'vitest'
import { versionOf, withTheirs } from './changed-meanwhile.ts'

const before = { title: 'Call back', note: '', tags: ['till'] }

test('what somebody else changed stands where nothing was typed, and what was typed stays', () => {
  const typed = { ...before, title: 'Call back on Monday' }
  const now = { ...before, note: 'After ten.', tags: ['till', 'night'] }
  expect(withTheirs(typed, { before, now })).toEqual({
    values: { title: 'Call back on Monday', note: 'After ten.', tags: ['till', 'night'] },
    theirs: {},
  })
})

test('where both wrote, what was typed stays and theirs is told', () => {
  const typed = { ...before, title: 'Call back on Monday' }
  const now = { ...before, title: 'Write to them' }
  expect(withTheirs(typed, { before, now })).toEqual({ values: typed, theirs: { title: 'Write to them' } })
})

test('nothing is told where both wrote the same, also into a field that was empty', () => {
  const typed = { ...before, note: 'After ten.', tags: ['night'] }
  expect(withTheirs(typed, { before, now: { ...typed } })).toEqual({ values: typed, theirs: {} })
})

test('only a number that is counted up is a version to stand on', () => {
  expect(versionOf({ version: 3 })).toBe(3)
  expect(versionOf({ version: 'v0001' })).toBeUndefined()
  expect(versionOf(undefined)).toBeUndefined()
})
