import { expect, test } from 'vitest'
import { conditionOf, howsOf } from './person-condition.ts'
import { conditionWords, filterWords } from './person-filter.words.ts'

const draft = (what: string, how: string, value = '', values: string[] = []) =>
  conditionOf({ what, how, value, values }, undefined)
const names = { of: () => 'Rapid Rides', field: () => undefined }

test('a draft becomes a condition when nothing of it is missing', () => {
  expect(draft('lastTouch', 'beyond')).toBeUndefined()
  expect(draft('lastTouch', 'beyond', '30')).toEqual({ what: 'lastTouch', how: 'beyond', days: 30 })
  expect(draft('nextTouch', 'due')).toEqual({ what: 'nextTouch', how: 'due' })
  expect(draft('contactType', 'now')).toBeUndefined()
  expect(draft('name', 'contains', ' ')).toBeUndefined()
  expect(draft('created', 'before', '2026-02-30')).toBeUndefined()
})

test('a way that says no turns the condition round', () => {
  expect(draft('contactType', 'neverWas', '', ['lead'])).toEqual({
    what: 'contactType',
    when: 'ever',
    value: ['lead'],
    not: true,
  })
  expect(draft('has', 'unknown', '', ['email'])).toEqual({ what: 'has', value: 'email', not: true })
  expect(draft('language', 'is', 'de, pt-BR')).toEqual({ what: 'language', value: ['de', 'pt-BR'] })
})

test('a field without a value to compare with is no condition yet', () => {
  const field = { id: '0199f3b2-7c1e-7aaa-8bbb-0123456789ab', type: 'number' } as never
  const asked = (how: string, value: string) => conditionOf({ what: 'field', how, value, values: [] }, field)
  expect(asked('less_than', '')).toBeUndefined()
  expect(asked('less_than', '4')).toMatchObject({ what: 'field', operator: 'less_than', value: 4 })
  expect(asked('is_empty', '')).toMatchObject({ operator: 'is_empty' })
})

test('between needs both ends, and says both', () => {
  const field = {
    id: '0199f3b2-7c1e-7aaa-8bbb-0123456789ab',
    type: 'number',
    label: 'Size',
    choices: [],
  } as never
  const asked = (value: string, to?: string) =>
    conditionOf({ what: 'field', how: 'between', value, values: [], ...(to !== undefined && { to }) }, field)
  expect(asked('4')).toBeUndefined()
  expect(asked('', '9')).toBeUndefined()
  const condition = asked('4', '9')
  expect(condition).toMatchObject({ operator: 'between', value: 4, to: 9 })
  expect(conditionWords(condition!, { ...names, field: () => field })).toBe('Size between 4 and 9')
})

test('people are narrowed to those that an import brought', () => {
  const id = '0199f3b2-7c1e-7aaa-8bbb-0123456789ab'
  expect(draft('import', 'is', '', [id])).toEqual({ what: 'import', value: [id] })
  expect(draft('import', 'isNot', '', [id])).toMatchObject({ not: true })
  expect(draft('import', 'is')).toBeUndefined()
})

test('each way has words, and a condition reads as a phrase', () => {
  for (const what of Object.keys(filterWords.kinds))
    for (const how of howsOf(what)) expect(filterWords.hows).toHaveProperty(how)
  expect(conditionWords({ what: 'lastTouch', how: 'beyond', days: 30 }, names)).toBe(
    'last touch more than 30 days ago',
  )
  expect(conditionWords({ what: 'has', value: 'email', not: true }, names)).toBe(
    'we do not know an e-mail address',
  )
  expect(
    conditionWords(
      { what: 'organisation', value: ['0199f3b2-7c1e-7aaa-8bbb-0123456789ab'], not: true },
      names,
    ),
  ).toBe('not at Rapid Rides')
})
