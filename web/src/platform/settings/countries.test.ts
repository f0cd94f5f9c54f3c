import { expect, test } from 'vitest'
import { listCountries } from './countries.ts'

const countries = listCountries('en-GB')

test('every country of ISO 3166-1 can be chosen, once', () => {
  // 249 countries have an official code (ISO 3166-1); browsers add Kosovo, XK, which has none.
  expect(countries.length).toBeGreaterThanOrEqual(249)
  expect(countries.length).toBeLessThanOrEqual(251)
  expect(new Set(countries.map(({ label }) => label)).size).toBe(countries.length)
})

test('neither the European Union, nor a country that is gone, nor a code for tests is a country', () => {
  const codes = countries.map(({ value }) => value)
  for (const code of ['EU', 'UN', 'DD', 'YU', 'SU', 'ZZ', 'XA']) expect(codes).not.toContain(code)
  for (const code of ['DE', 'GB', 'US', 'NG', 'TW']) expect(codes).toContain(code)
})
