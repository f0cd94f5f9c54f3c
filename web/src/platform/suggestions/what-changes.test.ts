import { expect, test } from 'vitest'
import { nameOfThing, subjectOf, whatChanges } from './what-changes.ts'

const person = '0198b2c4-7d1e-7a60-9f43-2a6c1d5e8b90'

test('a change of somebody known is shown beside what is there now, without its id and version', () => {
  const now = { id: person, name: 'Ada', roleTitle: 'Courier', version: 3 }

  expect(subjectOf('people.update', { person, name: 'Ada Bell' })).toMatchObject({
    operation: { name: 'people.show' },
    sent: { person },
  })
  expect(
    whatChanges('people.update', { person, name: 'Ada Bell', roleTitle: 'Courier', version: 3 }, now),
  ).toEqual([{ field: 'name', before: 'Ada', after: 'Ada Bell', isGone: true }])
  expect(nameOfThing(now)).toBe('Ada')
})

test('what is new stands beside nothing, and is about nothing yet', () => {
  expect(subjectOf('people.create', { name: 'Ada' })).toBeUndefined()
  expect(whatChanges('people.create', { name: 'Ada', cadenceDays: 14 }, undefined)).toEqual([
    { field: 'name', before: undefined, after: 'Ada', isGone: false },
    { field: 'cadence days', before: undefined, after: '14', isGone: false },
  ])
})

test('an operation that Firsthand does not know any more still shows what it was given', () => {
  expect(subjectOf('gone.update', { gone: person })).toBeUndefined()
  expect(whatChanges('gone.update', { sentence: 'A' }, undefined)).toEqual([
    { field: 'sentence', before: undefined, after: 'A', isGone: false },
  ])
})
