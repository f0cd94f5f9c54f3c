import { expect, test } from 'vitest'
import { findCandidates } from './candidates.ts'
import { type LinkageField, prepareRecord } from './prepare.ts'

const fields: LinkageField[] = [
  { name: 'given name', kind: 'name', changesPlacesWith: 'family name' },
  { name: 'family name', kind: 'name', changesPlacesWith: 'given name' },
  { name: 'place', kind: 'text' },
]

function pairsOf(rows: [string, string, string][], largest?: number) {
  const records = rows.map(([given, family, place], at) =>
    prepareRecord(fields, {
      id: String(at),
      values: { 'given name': [given], 'family name': [family], place: [place] },
    }),
  )
  return findCandidates(fields, records, largest)
}

test('only pairs that share something are compared, and each once', () => {
  expect(
    pairsOf([
      ['Anna', 'Klein', 'Ulm'],
      ['Anna', 'Klein', 'Ulm'],
      ['Bernd', 'Groß', 'Trier'],
    ]),
  ).toEqual([[0, 1]])
})

test('names that changed places are a pair', () => {
  expect(
    pairsOf([
      ['Anna', 'Klein', 'Ulm'],
      ['Klein', 'Anna', 'Trier'],
    ]),
  ).toEqual([[0, 1]])
})

test('what too many share makes a pair only together with something else', () => {
  const pairs = pairsOf(
    [
      ['Anna', 'Klein', 'Ulm'],
      ['Anna', 'Vogt', 'Ulm'],
      ['Anna', 'Berg', 'Ulm'],
      ['Anna', 'Klein', 'Ulm'],
    ],
    3,
  )

  expect(pairs).toEqual([[0, 3]])
})
