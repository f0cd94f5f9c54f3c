import { indexValues } from './index-values.ts'
import { isHistory, requireHistory } from './require-history.ts'

/**
 * Distinct purchase histories and how many customers have each. All times are in one unit of the
 * caller's choice (say weeks), counted from each customer's first purchase.
 */
export interface CustomerTable {
  /** Purchases after the first one, until the end of observation (x). */
  repeats: Float64Array
  /** Time of the last of them, 0 where there is none (t_x). */
  recency: Float64Array
  /** Time from first purchase to end of observation (T). */
  age: Float64Array
  /** Customers with this history; a weight may be any number above zero. */
  counts: Float64Array
  /** Sum of the counts. */
  customers: number
}

export interface CustomerColumns {
  repeats: ArrayLike<number>
  recency: ArrayLike<number>
  age: ArrayLike<number>
  counts?: ArrayLike<number>
}

/**
 * Merges customers with the same history into one row with a count, which leaves every estimate
 * exactly as it was and makes fitting many times faster.
 *
 * Use it on columns of (x, t_x, T); start from `reduceTransactions` where you have single purchases.
 *
 * Source: sufficient statistics of the models in Fader, Hardie and Lee (2005), Marketing Science 24(2).
 *
 * @example
 * customerTable({ repeats: [2, 0, 2], recency: [5, 0, 5], age: [9, 9, 9] }).customers // 3
 */
export function customerTable(columns: CustomerColumns): CustomerTable {
  requireHistories(columns)
  const rows = columns.repeats.length
  const repeats = indexValues(columns.repeats)
  const recency = indexValues(columns.recency)
  const age = indexValues(columns.age)
  const keys = new Float64Array(rows)
  const pairs = recency.values.length * age.values.length
  for (let row = 0; row < rows; row++) {
    keys[row] = repeats.index[row]! * pairs + recency.index[row]! * age.values.length + age.index[row]!
  }
  const distinct = indexValues(keys)
  const size = distinct.values.length
  const table = {
    repeats: new Float64Array(size),
    recency: new Float64Array(size),
    age: new Float64Array(size),
    counts: new Float64Array(size),
    customers: 0,
  }
  for (let row = 0; row < rows; row++) {
    const place = distinct.index[row]!
    const count = columns.counts ? columns.counts[row]! : 1
    table.repeats[place] = columns.repeats[row]!
    table.recency[place] = columns.recency[row]!
    table.age[place] = columns.age[row]!
    table.counts[place]! += count
    table.customers += count
  }
  return table
}

function requireHistories({ repeats, recency, age, counts }: CustomerColumns): void {
  const rows = repeats.length
  if (rows === 0) throw new RangeError('There are no customers. Pass at least one row.')
  if (recency.length !== rows || age.length !== rows || (counts && counts.length !== rows)) {
    throw new RangeError(
      `The columns differ in length: ${rows} repeats, ${recency.length} recencies, ${age.length} ages.`,
    )
  }
  for (let row = 0; row < rows; row++) {
    const history = { repeats: repeats[row]!, recency: recency[row]!, age: age[row]! }
    const count = counts ? counts[row]! : 1
    if (!(count > 0 && count < Infinity)) {
      throw new RangeError(
        `Row ${row + 1} counts ${count} customers. Give a number above zero or leave the row out.`,
      )
    }
    if (!isHistory(history)) requireHistory(history, `Row ${row + 1}`)
  }
}
