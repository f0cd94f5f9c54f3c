import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, wordsOf } from '../../platform/search/fold.ts'
import { readAddresses } from './address-cells.ts'
import { detailColumns } from './detail-columns.ts'
import { labelsIn } from './sheet/labels.ts'

const headers = ['Street', 'Street 2', 'Zip', 'City', 'Region', 'Country', 'Address formatted']
const mapping = ['street', 'street', 'postal_code', 'city', 'region', 'country', 'address'] as const
const rules = { details: detailColumns(headers, [...mapping]), labelsOf: labelsIn(headers) }
const read = (...cells: string[]) => readAddresses(cells, rules)

test('no word of an address is lost, however many addresses stand in a cell', () => {
  const value = fc.stringMatching(/^[a-zA-Zäß0-9 ,.]{0,12}$/)
  const cell = fc.array(value, { maxLength: 4 }).map((values) => values.join(' ::: '))
  const country = fc.constantFrom('', 'Atlantis', 'Narnia ::: Atlantis', 'a land ::: ')
  fc.assert(
    fc.property(fc.tuple(cell, cell, cell, cell, cell, country, cell), (cells) => {
      const { addresses } = read(...cells)
      const kept = new Set(wordsOf(fold(addresses.flatMap((each) => Object.values(each)).join(' '))))
      expect(wordsOf(fold(cells.join(' '))).filter((word) => !kept.has(word))).toEqual([])
    }),
  )
})

test('whatever stands in the cells, no address is empty', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 7, maxLength: 7 }), (cells) => {
      for (const { label: _, ...rest } of read(...cells).addresses)
        expect(Object.values(rest).some((part) => part !== null && part !== '')).toBe(true)
    }),
  )
})

test('the number of a house stands beside its street, and a line of its own behind a comma', () => {
  expect(read('Am Wald', '3a', '', '', '', '', '').addresses).toMatchObject([{ street: 'Am Wald 3a' }])
  expect(read('12', 'High Street', '', '', '', '', '').addresses).toMatchObject([
    { street: '12 High Street' },
  ])
  expect(read('Am Wald 3', 'Back door', '', '', '', '', '').addresses).toMatchObject([
    { street: 'Am Wald 3, Back door' },
  ])
})

test('how an address looks on a letter is kept where it says more than its parts', () => {
  expect(read('Am Wald 3', '', '', 'Dresden', '', '', 'Am Wald 3\nDresden').addresses).toMatchObject([
    { free: '' },
  ])
  expect(
    read('Am Wald 3', '', '', 'Dresden', '', '', 'c/o Mill\nAm Wald 3\nDresden').addresses,
  ).toMatchObject([{ free: 'c/o Mill\nAm Wald 3\nDresden' }])
})
