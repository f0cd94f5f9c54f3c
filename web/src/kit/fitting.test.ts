import { expect, test } from 'vitest'
import { fitting } from './fitting.ts'

const groups = [
  {
    label: 'Who heard it',
    options: [
      { value: 'you', label: 'heard by you' },
      { value: 'relayed', label: 'relayed' },
    ],
  },
  { options: [{ value: 'counted', label: 'Only what counts', why: 'Without suggestions' }] },
]

test('without words every option fits', () => {
  expect(fitting(groups, '  ')).toEqual(groups)
})

test('an option fits when each word stands in it, in what it means or in what its group is called', () => {
  const found = (typed: string) =>
    fitting(groups, typed).flatMap(({ options }) => options.map(({ value }) => value))
  expect(found('RELAY')).toEqual(['relayed'])
  expect(found('who you')).toEqual(['you'])
  expect(found('suggestions')).toEqual(['counted'])
  expect(found('nothing like it')).toEqual([])
})
