import { expect, test } from 'vitest'
import { changesBetween } from './changes.ts'
import { sentenceOf } from './history.words.ts'

test('only what differs is shown, with both states', () => {
  expect(changesBetween({ role: 'viewer', name: 'Vera' }, { role: 'admin', name: 'Vera' })).toEqual([
    { field: 'role', before: 'viewer', after: 'admin', isGone: true },
  ])
})

test('what was not sent with an update is not shown as taken away', () => {
  const before = { name: 'Ada', note: 'Calm', cadenceDays: 30 }

  expect(changesBetween(before, { note: 'Busy' }, true)).toEqual([
    { field: 'note', before: 'Calm', after: 'Busy', isGone: true },
  ])
  expect(changesBetween(before, { note: null }, true)).toEqual([
    { field: 'note', before: 'Calm', after: undefined, isGone: true },
  ])
})

test('of what was merged, moved or answered the state before is told and not struck through', () => {
  expect(changesBetween({ name: 'Price' }, { into: 'Money' })).toEqual([
    { field: 'name', before: 'Price', after: undefined, isGone: false },
    { field: 'into', before: undefined, after: 'Money', isGone: false },
  ])
})

test('what was removed is shown as gone', () => {
  expect(changesBetween({ name: 'Price' }, null)).toEqual([
    { field: 'name', before: 'Price', after: undefined, isGone: true },
  ])
})

test('a thing that is new has nothing before, and empty fields are no change', () => {
  expect(changesBetween(null, { name: 'Bramble', halfLifeDays: 180, note: '' })).toEqual([
    { field: 'name', before: undefined, after: 'Bramble', isGone: false },
    { field: 'half life days', before: undefined, after: '180', isGone: false },
  ])
})

test('states that are no objects are still shown', () => {
  expect(changesBetween(undefined, ['a'])).toMatchObject([{ before: undefined, after: '["a"]' }])
  expect(changesBetween('one', 'two')).toMatchObject([{ before: 'one', after: 'two' }])
})

test('events are read out in words', () => {
  expect(sentenceOf('person.created')).toBe('Person added')
  expect(sentenceOf('citation.removed')).toBe('Citation removed')
  expect(sentenceOf('member.reset_link_made')).toBe('Link for a new password made')
})
