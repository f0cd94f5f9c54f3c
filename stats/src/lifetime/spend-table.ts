import { indexValues } from './index-values.ts'

/** Distinct pairs of number of repeat purchases and mean spend, and how many customers have each. */
export interface SpendTable {
  repeats: Float64Array
  meanSpend: Float64Array
  counts: Float64Array
  customers: number
  /** Repeat buyers left out because their mean spend was not above zero. */
  excluded: number
}

/**
 * Keeps the repeat buyers with a mean spend above zero and merges equal ones.
 *
 * Use it before `fitGammaGamma`, on the mean of the repeat purchases (the first one left out). A mean
 * spend of zero has no logarithm: such customers are left out and counted.
 *
 * Source: Fader and Hardie (2013), note 025.
 *
 * @example
 * spendTable({ repeats: [2, 0, 1], meanSpend: [30, 0, 0] }).excluded // 1
 */
export function spendTable(columns: {
  repeats: ArrayLike<number>
  meanSpend: ArrayLike<number>
  counts?: ArrayLike<number>
}): SpendTable {
  const rows = columns.repeats.length
  if (columns.meanSpend.length !== rows || (columns.counts && columns.counts.length !== rows)) {
    throw new RangeError(
      `The columns differ in length: ${rows} repeats and ${columns.meanSpend.length} means.`,
    )
  }
  const means = indexValues(columns.meanSpend)
  const repeats = indexValues(columns.repeats)
  const keys = Float64Array.from(
    means.index,
    (mean, row) => mean * repeats.values.length + repeats.index[row]!,
  )
  const distinct = indexValues(keys)
  const counts = new Float64Array(distinct.values.length)
  const firsts = new Int32Array(distinct.values.length)
  let excluded = 0
  for (let row = rows - 1; row >= 0; row--) {
    const count = columns.counts ? columns.counts[row]! : 1
    requireSpend(row, columns.repeats[row]!, columns.meanSpend[row]!, count)
    if (columns.repeats[row] === 0) continue
    if (columns.meanSpend[row]! <= 0) {
      excluded += count
      continue
    }
    counts[distinct.index[row]!]! += count
    firsts[distinct.index[row]!] = row
  }
  const kept = Array.from(counts.keys()).filter((place) => counts[place]! > 0)
  if (kept.length === 0)
    throw new RangeError('No customer bought again with a spend above zero, so spend cannot be modelled.')
  return {
    repeats: Float64Array.from(kept, (place) => columns.repeats[firsts[place]!]!),
    meanSpend: Float64Array.from(kept, (place) => columns.meanSpend[firsts[place]!]!),
    counts: Float64Array.from(kept, (place) => counts[place]!),
    customers: kept.reduce((sum, place) => sum + counts[place]!, 0),
    excluded,
  }
}

function requireSpend(row: number, repeats: number, meanSpend: number, count: number): void {
  if (!(Number.isInteger(repeats) && repeats >= 0)) {
    throw new RangeError(`Row ${row + 1} has ${repeats} repeat purchases. Give a whole number of at least 0.`)
  }
  if (!Number.isFinite(meanSpend))
    throw new RangeError(`Row ${row + 1} has no mean spend: it is ${meanSpend}.`)
  if (!(count > 0 && count < Infinity))
    throw new RangeError(`Row ${row + 1} counts ${count} customers. Leave it out.`)
}
