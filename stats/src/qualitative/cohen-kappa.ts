import { criticalValue } from '../rates/critical-value.ts'
import { wilsonInterval } from '../rates/wilson-interval.ts'

/** How far two coders agree beyond what their habits alone would give. */
export type CohenKappa = {
  /** 1 is full agreement, 0 is what two independent coders with these habits reach. */
  kappa: number
  standardError: number
  low: number
  high: number
  confidence: number
  method: 'Fleiss, Cohen and Everitt 1969' | 'Wilson bound of the agreement, margins held'
  observedAgreement: number
  expectedAgreement: number
  n: number
}

/**
 * Cohen's kappa: agreement of two coders on the same units, corrected for the agreement that chance would give.
 *
 * Use it for exactly two coders and no missing labels; otherwise use `krippendorffAlpha`. The table is square, first
 * coder in rows. `weights` lets near misses on an ordered scale count in part. With perfect agreement the usual
 * standard error is 0 and its interval would be a point; the low end then comes from the Wilson bound of the agreement.
 *
 * Source: Cohen 1960, Educational and Psychological Measurement 20, 37–46; Cohen 1968, Psychological Bulletin 70,
 * 213–220; standard error of Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72, 323–327.
 *
 * @example
 * cohenKappa([[20, 5], [10, 15]]).kappa // 0.4
 */
export function cohenKappa(
  counts: readonly (readonly number[])[],
  options: { weights?: 'none' | 'linear' | 'quadratic'; confidence?: number } = {},
): CohenKappa {
  const { weights = 'none', confidence = 0.95 } = options
  const n = checkTable(counts)
  const size = counts.length
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0) / n)
  const columns = counts.map((_, column) => counts.reduce((sum, row) => sum + row[column]!, 0) / n)
  const credit = (row: number, column: number) => creditFor(weights, Math.abs(row - column), size)
  const sumCells = (value: (row: number, column: number) => number) => {
    let sum = 0
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) sum += value(row, column)
    return sum
  }

  const observed = sumCells((row, column) => (credit(row, column) * counts[row]![column]!) / n)
  const expected = sumCells((row, column) => credit(row, column) * rows[row]! * columns[column]!)
  if (1 - expected < 1e-12) {
    throw new RangeError('Kappa is not computable: both coders used one and the same label for every unit.')
  }
  const kappa = (observed - expected) / (1 - expected)

  const rowCredit = rows.map((_, row) =>
    columns.reduce((sum, share, column) => sum + credit(row, column) * share, 0),
  )
  const columnCredit = columns.map((_, column) =>
    rows.reduce((sum, share, row) => sum + credit(row, column) * share, 0),
  )
  const spread = sumCells((row, column) => {
    const distance = credit(row, column) - (rowCredit[row]! + columnCredit[column]!) * (1 - kappa)
    return (counts[row]![column]! / n) * distance * distance
  })
  const variance = (spread - (kappa - expected * (1 - kappa)) ** 2) / (n * (1 - expected) ** 2)
  const standardError = Math.sqrt(Math.max(0, variance))
  const base = {
    kappa,
    standardError,
    confidence,
    observedAgreement: observed,
    expectedAgreement: expected,
    n,
  }

  if (observed > 1 - 1e-12) {
    const low = (wilsonInterval(n, n, confidence).low - expected) / (1 - expected)
    return { ...base, standardError: 0, low, high: 1, method: 'Wilson bound of the agreement, margins held' }
  }
  const reach = criticalValue(confidence) * standardError
  return {
    ...base,
    low: Math.max(-1, kappa - reach),
    high: Math.min(1, kappa + reach),
    method: 'Fleiss, Cohen and Everitt 1969',
  }
}

function checkTable(counts: readonly (readonly number[])[]): number {
  let n = 0
  for (const row of counts) {
    if (row.length !== counts.length) {
      throw new RangeError(
        `The agreement table must be square; it has ${counts.length} rows and a row of ${row.length}.`,
      )
    }
    for (const count of row) {
      if (!(count >= 0 && count < Infinity)) {
        throw new RangeError(`Counts in the agreement table are zero or more; one is ${count}.`)
      }
      n += count
    }
  }
  if (n > 0) return n
  throw new RangeError('The agreement table is empty. Both coders must have labelled at least one unit.')
}

function creditFor(weights: 'none' | 'linear' | 'quadratic', distance: number, size: number): number {
  if (distance === 0) return 1
  if (weights === 'none') return 0
  const share = distance / (size - 1)
  return weights === 'linear' ? 1 - share : 1 - share * share
}
