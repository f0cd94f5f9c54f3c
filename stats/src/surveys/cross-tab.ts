import { chiSquareTail } from '../special/chi-square-tail.ts'
import { normalCdf } from '../special/normal-cdf.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'

export type CrossTabCell = {
  count: number
  expected: number
  /** how many standard errors the count lies above (+) or below (−) what the margins predict */
  adjustedResidual: number
  pValue: number
  /** p-value adjusted for all cells of the table */
  falseDiscoveryRate: number
  verdict: 'more than expected' | 'fewer than expected' | 'as expected'
}

export type CrossTab = {
  cells: CrossTabCell[][]
  rowTotals: number[]
  columnTotals: number[]
  n: number
  chiSquare: number
  degreesOfFreedom: number
  pValue: number
  /** strength of association, 0 to 1 */
  cramersV: number
  /** false when expected counts are too small for these p-values (Cochran): use `crossTabPermutation` */
  reliable: boolean
}

/**
 * Two answers side by side: which combinations occur more or less often than chance explains.
 *
 * Use it on counts of people, each in one cell. A cell is called only after control for the number of cells looked at.
 *
 * Source: Haberman 1973, Biometrics 29, 205–220 (adjusted residuals); Benjamini and Hochberg 1995 (false discoveries);
 * Cochran 1954, Biometrics 10, 417–451 (at most 20 % of expected counts below 5 and none below 1).
 *
 * @example
 * crossTab([[20, 10], [10, 20]]).cells[0][0].adjustedResidual // 2.58
 */
export function crossTab(counts: readonly (readonly number[])[], accepted = 0.05): CrossTab {
  const { rowTotals, columnTotals, n } = marginsOf(counts)
  const residuals: number[] = []
  const expecteds: number[] = []
  let chiSquare = 0
  rowTotals.forEach((rowTotal, row) =>
    columnTotals.forEach((columnTotal, column) => {
      const expected = (rowTotal * columnTotal) / n
      const gap = counts[row]![column]! - expected
      chiSquare += (gap * gap) / expected
      expecteds.push(expected)
      residuals.push(gap / Math.sqrt(expected * (1 - rowTotal / n) * (1 - columnTotal / n)))
    }),
  )
  const pValues = residuals.map((residual) => Math.min(1, 2 * normalCdf(-Math.abs(residual))))
  const rates = benjaminiHochberg(pValues)
  const width = columnTotals.length
  const degreesOfFreedom = (rowTotals.length - 1) * (width - 1)
  const cell = (row: number, column: number): CrossTabCell => {
    const place = row * width + column
    const [adjustedResidual, falseDiscoveryRate] = [residuals[place]!, rates[place]!]
    const called = falseDiscoveryRate <= accepted
    return {
      count: counts[row]![column]!,
      expected: expecteds[place]!,
      adjustedResidual,
      pValue: pValues[place]!,
      falseDiscoveryRate,
      verdict: !called ? 'as expected' : adjustedResidual > 0 ? 'more than expected' : 'fewer than expected',
    }
  }
  const small = expecteds.filter((expected) => expected < 5).length
  return {
    cells: rowTotals.map((_, row) => columnTotals.map((__, column) => cell(row, column))),
    rowTotals,
    columnTotals,
    n,
    chiSquare,
    degreesOfFreedom,
    pValue: chiSquareTail(chiSquare, degreesOfFreedom),
    cramersV: Math.sqrt(chiSquare / (n * Math.min(rowTotals.length - 1, width - 1))),
    reliable: small <= 0.2 * expecteds.length && Math.min(...expecteds) >= 1,
  }
}

/** Totals of rows and columns; refuses a table in which nothing can be compared. */
export function marginsOf(counts: readonly (readonly number[])[]) {
  const width = counts[0]?.length ?? 0
  if (counts.length < 2 || width < 2)
    throw new RangeError('A cross-tab needs two rows and two columns or more.')
  if (counts.some((row) => row.length !== width)) throw new RangeError('Every row must have the same length.')
  if (counts.some((row) => row.some((count) => !(count >= 0 && Number.isFinite(count))))) {
    throw new RangeError('Counts must be finite and not negative.')
  }
  const rowTotals = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columnTotals = Array.from({ length: width }, (_, column) =>
    counts.reduce((sum, row) => sum + row[column]!, 0),
  )
  if (rowTotals.includes(0) || columnTotals.includes(0)) {
    throw new RangeError('A row or column has nobody in it. Leave it out before comparing.')
  }
  return { rowTotals, columnTotals, n: rowTotals.reduce((sum, count) => sum + count, 0) }
}
