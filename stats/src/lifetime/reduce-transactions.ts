import { customerTable } from './customer-table.ts'
import type { CustomerTable } from './customer-table.ts'
import { indexCustomers } from './index-customers.ts'

export interface TransactionRows {
  customers: ArrayLike<string | number>
  /** The day of each purchase as a number, for instance days since 1970-01-01; parts of a day are cut off. */
  days: ArrayLike<number>
  amounts?: ArrayLike<number>
}

export interface ReduceOptions {
  /** The last day of observation; later purchases do not enter the table. */
  until: number
  /** Days in one unit of time of the table; 7 for weeks. */
  unit?: number
  /** If given, purchase days after `until` and up to this day are counted for each customer. */
  holdoutUntil?: number
}

export interface ReducedTransactions {
  table: CustomerTable
  /** One entry for each customer who bought before the last day, in order of first appearance. */
  customers: {
    ids: (string | number)[]
    repeats: Int32Array
    recency: Float64Array
    age: Float64Array
    /** Mean amount of a repeat purchase day, 0 where there is none. */
    meanSpend: Float64Array
    holdout: Int32Array
  }
  /** Customers left out because their first purchase was on the last day or later. */
  tooNew: number
}

/**
 * Turns single purchases into one purchase history a customer, and into the table of distinct
 * histories that the lifetime models are fitted to. Purchases of one day count as one.
 *
 * Use it first. Leave out returned and cancelled orders before.
 *
 * Source: data reduction of Fader, Hardie and Lee (2005), Marketing Science 24(2), section 4.
 *
 * @example
 * reduceTransactions({ customers: ['a', 'a'], days: [0, 14] }, { until: 70, unit: 7 }).table.recency // [2]
 */
export function reduceTransactions(rows: TransactionRows, options: ReduceOptions): ReducedTransactions {
  requireRows(rows, options)
  const { until, unit = 7, holdoutUntil = until } = options
  const { ids, index } = indexCustomers(rows.customers)
  const { order, starts } = groupRows(index, ids.length)
  const kept = { ids: [] as (string | number)[], size: 0 }
  const repeats = new Int32Array(ids.length)
  const recency = new Float64Array(ids.length)
  const age = new Float64Array(ids.length)
  const meanSpend = new Float64Array(ids.length)
  const holdout = new Int32Array(ids.length)

  for (let customer = 0; customer < ids.length; customer++) {
    const days = sortedDays(rows.days, order, starts[customer]!, starts[customer + 1]!)
    const first = days[0]!
    if (first >= until) continue
    let last = first
    let spent = 0
    let later = 0
    let purchases = 0
    for (let place = 0, before = first; place < days.length; place++) {
      const day = days[place]!
      if (day === before) continue
      before = day
      if (day <= until) {
        purchases++
        last = day
      } else if (day <= holdoutUntil) later++
    }
    if (rows.amounts && purchases > 0) {
      for (let place = starts[customer]!; place < starts[customer + 1]!; place++) {
        const day = Math.floor(rows.days[order[place]!]!)
        if (day > first && day <= until) spent += rows.amounts[order[place]!]!
      }
    }
    const place = kept.size++
    kept.ids.push(ids[customer]!)
    repeats[place] = purchases
    recency[place] = (last - first) / unit
    age[place] = (until - first) / unit
    meanSpend[place] = purchases > 0 ? spent / purchases : 0
    holdout[place] = later
  }
  if (kept.size === 0)
    throw new RangeError('No customer bought before the last day of observation. Choose a later day.')
  const customers = {
    ids: kept.ids,
    repeats: repeats.slice(0, kept.size),
    recency: recency.slice(0, kept.size),
    age: age.slice(0, kept.size),
    meanSpend: meanSpend.slice(0, kept.size),
    holdout: holdout.slice(0, kept.size),
  }
  return { table: customerTable(customers), customers, tooNew: ids.length - kept.size }
}

function requireRows(rows: TransactionRows, { until, unit = 7, holdoutUntil = until }: ReduceOptions): void {
  const size = rows.customers.length
  if (size === 0) throw new RangeError('There are no purchases. Pass at least one row.')
  if (rows.days.length !== size || (rows.amounts && rows.amounts.length !== size)) {
    throw new RangeError(`The columns differ in length: ${size} customers and ${rows.days.length} days.`)
  }
  if (!Number.isInteger(until))
    throw new RangeError(`The last day must be a whole day number; it is ${until}.`)
  if (!(unit > 0 && unit < Infinity))
    throw new RangeError(`A unit of time has more than 0 days; it has ${unit}.`)
  if (!(holdoutUntil >= until))
    throw new RangeError('The holdout ends before the observation does. Give a later day.')
  for (let row = 0; row < size; row++) {
    if (!Number.isFinite(rows.days[row]))
      throw new RangeError(`Row ${row + 1} has no day: it is ${rows.days[row]}.`)
    if (rows.amounts && !Number.isFinite(rows.amounts[row])) {
      throw new RangeError(`Row ${row + 1} has no amount: it is ${rows.amounts[row]}.`)
    }
  }
}

/** Counting sort: the rows of customer c are order[starts[c]] … order[starts[c + 1] − 1]. */
function groupRows(index: Int32Array, customers: number): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(customers + 1)
  for (let row = 0; row < index.length; row++) starts[index[row]! + 1]!++
  for (let customer = 0; customer < customers; customer++) starts[customer + 1]! += starts[customer]!
  const next = starts.slice()
  const order = new Int32Array(index.length)
  for (let row = 0; row < index.length; row++) order[next[index[row]!]!++] = row
  return { order, starts }
}

function sortedDays(days: ArrayLike<number>, order: Int32Array, from: number, to: number): Float64Array {
  const sorted = new Float64Array(to - from)
  for (let size = 0; size < sorted.length; size++) {
    const day = Math.floor(days[order[from + size]!]!)
    let place = size
    // Insertion: rows mostly come in order, and long histories out of order go to the typed sort below.
    if (size < 32) {
      for (; place > 0 && sorted[place - 1]! > day; place--) sorted[place] = sorted[place - 1]!
    }
    sorted[place] = day
  }
  return sorted.length > 32 ? sorted.sort() : sorted
}
