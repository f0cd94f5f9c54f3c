import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TypeSpan, isCurrent, withSpan } from './type-spans.rules.ts'

const span = (since: string | null, until: string | null = null, type: TypeSpan['type'] = 'buyer') => ({
  type,
  since,
  until,
})

test.each([
  ['what is known already', [span('2024-01-01')], span('2024-01-01'), [span('2024-01-01')]],
  [
    'less than is known',
    [span('2024-01-01', '2025-01-01')],
    span('2024-01-01'),
    [span('2024-01-01', '2025-01-01')],
  ],
  ['when it began', [span(null)], span('2024-01-01'), [span('2024-01-01')]],
  [
    'when it ended',
    [span('2024-01-01')],
    span('2024-01-01', '2025-01-01'),
    [span('2024-01-01', '2025-01-01')],
  ],
  ['another beginning of what goes on', [span('2023-01-01')], span('2024-01-01'), [span('2024-01-01')]],
  [
    'that they came back',
    [span('2020-01-01', '2021-01-01')],
    span('2024-01-01'),
    [span('2020-01-01', '2021-01-01'), span('2024-01-01')],
  ],
  [
    'that they were it before',
    [span('2024-01-01')],
    span('2020-01-01', '2021-01-01'),
    [span('2024-01-01'), span('2020-01-01', '2021-01-01')],
  ],
  [
    'something else',
    [span(null)],
    span('2024-01-01', null, 'lead'),
    [span(null), span('2024-01-01', null, 'lead')],
  ],
])('a file that tells %s', (_, known, told, after) => {
  expect(withSpan(known, told)).toEqual(after)
})

const day = fc.option(fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01'), { nil: null })
const anySpan = fc.record({
  type: fc.constantFrom('buyer', 'lead'),
  since: day,
  until: day,
}) as fc.Arbitrary<TypeSpan>

test('a file read twice says nothing new the second time, and no type goes', () => {
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 5 }), fc.array(anySpan, { maxLength: 5 }), (known, told) => {
      const once = told.reduce(withSpan, known)
      for (const { type } of [...known, ...told]) expect(once.some((each) => each.type === type)).toBe(true)
      const last = told.at(-1)
      if (last) expect(withSpan(once, last)).toBe(once)
    }),
  )
})

test('a type holds from its first day to its last', () => {
  expect(isCurrent(span('2024-01-01', '2024-01-31'), '2024-01-01')).toBe(true)
  expect(isCurrent(span('2024-01-01', '2024-01-31'), '2024-01-31')).toBe(true)
  expect(isCurrent(span('2024-01-01', '2024-01-31'), '2024-02-01')).toBe(false)
  expect(isCurrent(span('2024-01-01'), '2023-12-31')).toBe(false)
  expect(isCurrent(span(null), '2023-12-31')).toBe(true)
})
