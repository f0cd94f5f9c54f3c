import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatValue, readValue, typedValue } from './value.ts'

test.each([
  ['1200', 'EUR', 120_000],
  ['1,200', 'EUR', 120_000],
  ['1.200', 'EUR', 120_000],
  ['1,200.50', 'EUR', 120_050],
  ['1.200,50', 'EUR', 120_050],
  ['1 200,5', 'EUR', 120_050],
  ['300', 'JPY', 300],
  ['1.234', 'KWD', 1_234],
])('%s %s is read exactly', (typed, currency, amountMinor) => {
  expect(readValue(typed, currency)).toMatchObject({ amountMinor })
})

test.each(['-5', '1.2.3', 'a lot', '1.2345', '12.345,678'])('%s is no amount of euros', (typed) => {
  expect(readValue(typed, 'EUR')).toBeUndefined()
})

test('an amount that is shown to be changed reads back as itself', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.constantFrom('EUR', 'JPY', 'KWD'), (amountMinor, currency) => {
      const { exponent } = readValue('1', currency)!
      expect(readValue(typedValue({ amountMinor, currency, exponent }), currency)).toEqual({
        amountMinor,
        currency,
        exponent,
      })
    }),
  )
})

test('amounts show cents only where there are some', () => {
  expect(formatValue({ amountMinor: 120_000, currency: 'EUR', exponent: 2 })).toBe('€1,200')
  expect(formatValue({ amountMinor: 120_050, currency: 'EUR', exponent: 2 })).toBe('€1,200.50')
})
