import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { crossTab } from './cross-tab.ts'
import { crossTabPermutation } from './cross-tab-permutation.ts'

const close = (actual: number, expected: number, tolerance: number) =>
  expect(Math.abs(actual - expected)).toBeLessThan(tolerance)

describe('two answers side by side', () => {
  const table = crossTab([
    [20, 10, 15],
    [5, 25, 10],
  ])

  test('agree with scipy: chi2_contingency(correction=False), false_discovery_control', () => {
    close(table.chiSquare, 16.190476190476197, 1e-10)
    close(table.pValue, 0.0003049880095019212, 1e-12)
    close(table.cramersV, 0.43643578047198484, 1e-10)
    close(table.cells[0]![0]!.adjustedResidual, 3.22623074, 1e-8)
    close(table.cells[1]![1]!.falseDiscoveryRate, 0.00049745, 1e-8)
    close(table.cells[0]![2]!.falseDiscoveryRate, 0.39999766, 1e-8)
  })

  test('only cells that stand out after control are called', () => {
    expect(table.cells[0]!.map((cell) => cell.verdict)).toEqual([
      'more than expected',
      'fewer than expected',
      'as expected',
    ])
    expect(table.reliable).toBe(true)
  })

  test('small tables say that their p-value is not reliable, and shuffling gives one', () => {
    const small = [
      [3, 0],
      [0, 3],
    ]
    expect(crossTab(small).reliable).toBe(false)
    // Fisher's exact test: 2 of 20 arrangements.
    close(crossTabPermutation(small, { seed: 1 }).pValue, 0.1, 0.01)
    expect(crossTabPermutation(small, { seed: 1 })).toEqual(crossTabPermutation(small, { seed: 1 }))
  })

  test('an empty row, one column and uneven rows are refused', () => {
    expect(() =>
      crossTab([
        [0, 0],
        [1, 2],
      ]),
    ).toThrow(/nobody in it/)
    expect(() => crossTab([[1], [2]])).toThrow(/two columns/)
    expect(() => crossTab([[1, 2], [2]])).toThrow(/same length/)
  })

  test('in unrelated answers of 400 people a cell is called in at most some 5 of 100 tables', () => {
    let called = 0
    for (let table = 0; table < 200; table++) {
      const random = seededRandom(table)
      const counts = Array.from({ length: 4 }, () => [0, 0, 0])
      for (let person = 0; person < 400; person++) counts[random.integer(4)]![random.integer(3)]!++
      if (
        crossTab(counts)
          .cells.flat()
          .some((cell) => cell.verdict !== 'as expected')
      )
        called++
    }
    expect(called).toBeLessThanOrEqual(18)
  })
})

test('adjusted p-values keep their order, and one p-value stays as it is', () => {
  expect([...benjaminiHochberg([0.01, 0.04, 0.03])].map((p) => p.toFixed(6))).toEqual([
    '0.030000',
    '0.040000',
    '0.040000',
  ])
  expect([...benjaminiHochberg([0.2])]).toEqual([0.2])
  expect(() => benjaminiHochberg([1.2])).toThrow(RangeError)
})
