import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountText, exponentOf, formatMoney, readAmount, usualCurrencies } from './money.ts'

test('an amount is read into the smallest unit of its currency', () => {
  expect(readAmount('250', 'EUR')).toEqual({ amountMinor: 25_000, currency: 'EUR', exponent: 2 })
  expect(readAmount('1,250.50', 'EUR')?.amountMinor).toBe(125_050)
  expect(readAmount('1.250,5', 'EUR')?.amountMinor).toBe(125_050)
  expect(readAmount("1'250", 'CHF')?.amountMinor).toBe(125_000)
  expect(readAmount('1,250', 'USD')?.amountMinor).toBe(125_000)
  expect(readAmount('1,00,000.5', 'INR')?.amountMinor).toBe(10_000_050)
  expect(readAmount('1.250', 'KWD')?.amountMinor).toBe(1_250)
  expect(readAmount('1,250', 'KWD')?.amountMinor).toBe(1_250_000)
  expect(readAmount('1200', 'JPY')).toEqual({ amountMinor: 1200, currency: 'JPY', exponent: 0 })
})

test('what is no amount, or finer than the currency, is refused', () => {
  for (const text of [
    '',
    'many',
    '-5',
    '1.234.5x',
    '0.123456',
    '12,34,5 EUR',
    '€5',
    '1.2.3',
    '12,34,5',
    '1,20,0.5',
  ])
    expect(readAmount(text, 'EUR')).toBeUndefined()
  expect(readAmount('1.5', 'JPY')).toBeUndefined()
})

test('an amount that is written out and read again is the same', () => {
  const money = fc.record({
    amountMinor: fc.nat({ max: 1e12 }),
    currency: fc.constantFrom(...usualCurrencies, 'KWD'),
  })
  fc.assert(
    fc.property(money, ({ amountMinor, currency }) => {
      const whole = { amountMinor, currency, exponent: exponentOf(currency) }
      expect(readAmount(amountText(whole), currency)).toEqual(whole)
    }),
  )
})

test('money is shown with its currency and places', () => {
  expect(formatMoney({ amountMinor: 25_000, currency: 'EUR', exponent: 2 })).toBe('€250.00')
  expect(formatMoney({ amountMinor: 5, currency: 'EUR', exponent: 2 })).toBe('€0.05')
  expect(formatMoney({ amountMinor: 1200, currency: 'JPY', exponent: 0 })).toMatch(/1,200/)
})
