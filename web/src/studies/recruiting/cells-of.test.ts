import type { CellCondition } from '@firsthand/contract/studies/quotas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, newCells } from './cells-of.ts'

const city = (value: string): CellCondition => ({ what: 'city', value })
const type = (value: 'buyer' | 'payer'): CellCondition => ({ what: 'contactType', value })

test('two types crossed with two cities are four cells, each with one of both', () => {
  expect(
    cellsOf([
      [type('buyer'), type('payer')],
      [city('Bern'), city('Basel')],
    ]),
  ).toEqual([
    [type('buyer'), city('Bern')],
    [type('buyer'), city('Basel')],
    [type('payer'), city('Bern')],
    [type('payer'), city('Basel')],
  ])
})

test('a combination that is there already is not made again, in whatever order it was written', () => {
  const known = [{ match: [city('Bern'), { value: 'buyer', what: 'contactType' } as CellCondition] }]
  expect(newCells([[type('buyer')], [city('Bern'), city('Basel')]], known)).toEqual([
    [type('buyer'), city('Basel')],
  ])
})

test('there are as many cells as the sizes multiply to, and none where one way names nothing', () => {
  const crossing = fc
    .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 4 })
    .map((names) => names.map(city))
  fc.assert(
    fc.property(fc.array(crossing, { minLength: 1, maxLength: 4 }), (crossings) => {
      expect(cellsOf(crossings)).toHaveLength(crossings.reduce((many, { length }) => many * length, 1))
    }),
  )
})
