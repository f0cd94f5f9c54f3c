import { expect, test } from 'vitest'
import { addressColumns } from './address-columns.ts'
import { guessMapping } from './mapping.ts'
import { readCountry } from './locale.ts'

const grouped = (headers: string[]) =>
  addressColumns(
    headers,
    guessMapping(headers, []).map(({ target }) => target),
  ).map((address) =>
    Object.fromEntries([...address].map(([target, all]) => [target, all.map((column) => headers[column])])),
  )

test('columns of one address are found by what stands around the name of the part', () => {
  expect(grouped(['Home City', 'Business Street', 'Home Street', 'Home Street 2', 'Business City'])).toEqual([
    { city: ['Home City'], street: ['Home Street', 'Home Street 2'] },
    { street: ['Business Street'], city: ['Business City'] },
  ])
  expect(grouped(['address street', 'address 2 street', 'address 2 city', 'address city'])).toEqual([
    { street: ['address street'], city: ['address city'] },
    { street: ['address 2 street'], city: ['address 2 city'] },
  ])
})

test('lines of a street are one street, and a second town is a second address', () => {
  expect(grouped(['Street 1', 'Street 2', 'Town'])).toEqual([
    { city: ['Town'], street: ['Street 1', 'Street 2'] },
  ])
  expect(grouped(['Street', 'City', 'Street (2)', 'City (2)'])).toEqual([
    { street: ['Street'], city: ['City'] },
    { street: ['Street (2)'], city: ['City (2)'] },
  ])
})

test('a column is part of the address that somebody says it is, whatever it is called', () => {
  expect(addressColumns(['Wo', 'Was', 'Wer'], ['city', 'street', 'name'])).toEqual([
    new Map([
      ['city', [0]],
      ['street', [1]],
    ]),
  ])
})

test.each([
  ['de', 'DE'],
  ['Germany', 'DE'],
  ['DEUTSCHLAND', 'DE'],
  ['Allemagne', 'DE'],
  ['U.S.A.', 'US'],
  ['England', 'GB'],
  ['España', 'ES'],
  ['Atlantis', null],
  ['EU', null],
])('“%s” as a country is %s', (text, code) => {
  expect(readCountry(text)).toBe(code)
})
