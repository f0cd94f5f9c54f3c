import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typedValue } from './value-text.ts'

test('an amount is typed with exactly the decimals of its currency', () => {
  expect(typedValue({ amountMinor: -5, currency: 'EUR', exponent: 2 })).toBe('-0.05')
  expect(typedValue({ amountMinor: 1200, currency: 'JPY', exponent: 0 })).toBe('1200')
})

test('what is typed is the same number of the smallest unit', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 4 }), (amountMinor, exponent) => {
      const typed = typedValue({ amountMinor, currency: 'EUR', exponent })
      expect(BigInt(typed.replace('.', ''))).toBe(BigInt(amountMinor))
      expect(typed.split('.')[1]?.length ?? 0).toBe(exponent)
    }),
  )
})
