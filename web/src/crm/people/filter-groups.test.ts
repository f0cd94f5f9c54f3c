import { expect, test } from 'vitest'
import { conditionsAt, withConditions } from './filter-groups.ts'

const due = { what: 'nextTouch' as const, how: 'due' as const }
const never = { what: 'lastTouch' as const, how: 'never' as const }
const known = { what: 'has' as const, value: 'email' as const }

test('a second condition beside one makes a group of both, joined the other way than the filter', () => {
  const filter = { match: 'all' as const, conditions: [known, due] }
  const { match, conditions } = conditionsAt(filter, 1)
  expect(withConditions(filter, 1, { match, conditions: [...conditions, never] })).toEqual({
    match: 'all',
    conditions: [known, { match: 'any', conditions: [due, never] }],
  })
})

test('a group that is left with one condition is that condition, and with none it goes', () => {
  const filter = {
    match: 'any' as const,
    conditions: [known, { match: 'all' as const, conditions: [due, never] }],
  }
  expect(withConditions(filter, 1, { match: 'all', conditions: [due] }).conditions).toEqual([known, due])
  expect(withConditions(filter, 1, { match: 'all', conditions: [] }).conditions).toEqual([known])
})

test('a group is begun behind the last condition', () => {
  const filter = { match: 'all' as const, conditions: [known] }
  expect(conditionsAt(filter, 1)).toEqual({ match: 'any', conditions: [] })
  expect(withConditions(filter, 1, { match: 'any', conditions: [due] }).conditions).toEqual([known, due])
})
