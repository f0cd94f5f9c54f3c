import { seededRandom } from '../random/seeded-random.ts'
import { marginsOf } from './cross-tab.ts'

/**
 * Are two answers related? A p-value that also holds for small counts, by shuffling one answer among the people.
 *
 * Use it when `crossTab` says its own p-value is not reliable. Counts must be whole people.
 *
 * Source: permutation test of the chi-square statistic; (hits + 1) / (shuffles + 1) after Phipson and Smyth 2010,
 * Statistical Applications in Genetics and Molecular Biology 9(1), 39.
 *
 * @example
 * crossTabPermutation([[3, 0], [0, 3]], { seed: 1 }).pValue // about 0.1
 */
export function crossTabPermutation(
  counts: readonly (readonly number[])[],
  { seed, shuffles = 9999, signal }: { seed: number; shuffles?: number; signal?: AbortSignal },
): { pValue: number; shuffles: number; seed: number } {
  const { rowTotals, columnTotals, n } = marginsOf(counts)
  if (counts.some((row) => row.some((count) => !Number.isInteger(count)))) {
    throw new RangeError('Shuffling people needs whole counts, not weighted ones.')
  }
  const random = seededRandom(seed)
  const columns = new Int32Array(n)
  const rows = new Int32Array(n)
  spell(rowTotals, rows)
  spell(columnTotals, columns)
  const width = columnTotals.length
  const table = new Float64Array(rowTotals.length * width)
  // With fixed margins chi-square rises exactly when the sum of squared counts over expected counts does.
  const statistic = () =>
    table.reduce((sum, count, place) => {
      const expected = (rowTotals[Math.floor(place / width)]! * columnTotals[place % width]!) / n
      return sum + (count * count) / expected
    }, 0)
  counts.forEach((row, index) => table.set(row, index * width))
  const observed = statistic()
  let hits = 0
  for (let round = 0; round < shuffles; round++) {
    if (round % 256 === 0) signal?.throwIfAborted()
    table.fill(0)
    for (let person = n - 1; person >= 0; person--) {
      const other = random.integer(person + 1)
      const column = columns[other]!
      columns[other] = columns[person]!
      columns[person] = column
      table[rows[person]! * width + column]!++
    }
    if (statistic() >= observed - 1e-9 * observed) hits++
  }
  return { pValue: (hits + 1) / (shuffles + 1), shuffles, seed }
}

function spell(totals: number[], into: Int32Array): void {
  let place = 0
  totals.forEach((total, code) => {
    into.fill(code, place, place + total)
    place += total
  })
}
