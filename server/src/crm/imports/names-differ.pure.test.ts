import { expect, test } from 'vitest'
import { namesDiffer } from './names-differ.rules.ts'

test.each([
  ['Anna Kline', 'Ben Kline'],
  ['Carl Owner', 'Dora Newcomer'],
  ['Anna', 'Ben'],
  ['Dr. Anna Kline', 'Dr. Ben Kline'],
  ['Anna Kline', 'Anna Owner'],
  ['王伟', '李娜'],
])('%s and %s are two people', (one, other) => {
  expect(namesDiffer(one, other)).toBe(true)
  expect(namesDiffer(other, one)).toBe(true)
})

test.each([
  ['Anna Kline', 'Kline Anna'],
  ['Anna Kline', 'Kline, Anna'],
  ['Robert Kline', 'Bob Kline'],
  ['Anna Kline', 'A. Kline'],
  ['Anna Kline', 'Anna Klien'],
  ['Anna', 'Anna Kline'],
  ['Dr. Anna Kline', 'Anna Kline-Owner'],
  ['Anna Maria Kline', 'Anna Lena Kline'],
  ['anna@kline.example', 'Anna Kline'],
  ['Anna Kline', 'Анна Клайн'],
  ['', 'Anna'],
])('%s and %s may be one person', (one, other) => {
  expect(namesDiffer(one, other)).toBe(false)
  expect(namesDiffer(other, one)).toBe(false)
})
