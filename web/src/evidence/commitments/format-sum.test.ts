import { expect, test } from 'vitest'
import { formatSum } from './format-sum.ts'

test.each([
  ['150', { currency: 'EUR', exponent: 2 }, '€1.50'],
  ['5', { currency: 'EUR', exponent: 2 }, '€0.05'],
  ['18014398509481982', { currency: 'JPY', exponent: 0 }, 'JP¥18,014,398,509,481,982'],
  ['1801439850948198299', { currency: 'EUR', exponent: 2 }, '€18,014,398,509,481,982.99'],
])('%s of %o reads %s', (sum, currency, text) => {
  expect(formatSum(sum, currency)).toBe(text)
})
