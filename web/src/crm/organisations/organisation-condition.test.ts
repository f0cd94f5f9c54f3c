import type { FieldView } from '@firsthand/contract/crm/fields'
import { expect, test } from 'vitest'
import { conditionOf, filterIn } from './organisation-condition.ts'
import { organisationConditionWords } from './organisation-list.words.ts'

const id = '019aa1f0-0000-7000-8000-000000000001'
const seats = {
  id,
  of: 'organisation',
  key: 'seats',
  label: 'Seats',
  type: 'number',
  unit: 'chairs',
  currency: null,
  choices: [],
} as unknown as FieldView

test('a condition is one when nothing of it is missing, and says itself in words', () => {
  const full = conditionOf({ what: `field:${id}`, how: 'greater_than', value: '12' }, seats)

  expect(full).toEqual({ what: 'field', field: id, operator: 'greater_than', value: 12 })
  expect(organisationConditionWords(full!, [seats])).toBe('Seats more than 12 chairs')
  expect(conditionOf({ what: `field:${id}`, how: 'greater_than', value: ' ' }, seats)).toBeUndefined()
  expect(conditionOf({ what: 'people', how: 'atLeast', value: '2' }, undefined)).toEqual({
    what: 'people',
    how: 'atLeast',
    count: 2,
  })
  expect(
    organisationConditionWords(
      conditionOf({ what: 'has', how: 'unknown', value: 'website' }, undefined)!,
      [],
    ),
  ).toBe('we do not know a website')
})

test('a filter in an address is read again, and nonsense there is no filter', () => {
  const filter = { match: 'all', conditions: [{ what: 'name', how: 'begins', value: 'Oak' }] }

  expect(filterIn(JSON.stringify(filter))).toEqual(filter)
  expect(filterIn('{"match":')).toEqual({ match: 'all', conditions: [] })
  expect(filterIn('')).toEqual({ match: 'all', conditions: [] })
})
