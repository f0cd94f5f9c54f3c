import { expect, test } from 'vitest'
import { changesBetween } from './changes.ts'
import { sentenceOf } from './history.words.ts'

test('only what differs is shown, with both states', () => {
  expect(changesBetween({ role: 'viewer', name: 'Vera' }, { role: 'admin', name: 'Vera' })).toEqual([
    { field: 'role', before: 'viewer', after: 'admin' },
  ])
})

test('a thing that is new has nothing before, and empty fields are no change', () => {
  expect(changesBetween(null, { name: 'Bramble', halfLifeDays: 180, note: '' })).toEqual([
    { field: 'name', before: undefined, after: 'Bramble' },
    { field: 'half life days', before: undefined, after: '180' },
  ])
})

test('states that are no objects are still shown', () => {
  expect(changesBetween(undefined, ['a'])).toEqual([{ field: 'value', before: undefined, after: '["a"]' }])
  expect(changesBetween('one', 'two')).toEqual([{ field: 'value', before: 'one', after: 'two' }])
})

test('events are read out in words', () => {
  expect(sentenceOf('person.created')).toBe('Person added')
  expect(sentenceOf('citation.removed')).toBe('Citation removed')
  expect(sentenceOf('member.reset_link_made')).toBe('Link for a new password made')
})
