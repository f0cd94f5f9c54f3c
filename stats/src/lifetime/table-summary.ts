import type { CustomerTable } from './customer-table.ts'

/**
 * Mean number of repeat purchases and mean age of the customers in a table.
 *
 * Use it for starting points and to set the unit of time aside.
 *
 * Source: weighted means.
 *
 * @example
 * tableSummary(customerTable({ repeats: [2, 0], recency: [5, 0], age: [9, 7] })) // { repeats: 1, age: 8 }
 */
export function tableSummary(table: CustomerTable): { repeats: number; age: number } {
  let repeats = 0
  let age = 0
  for (let row = 0; row < table.counts.length; row++) {
    repeats += table.counts[row]! * table.repeats[row]!
    age += table.counts[row]! * table.age[row]!
  }
  return { repeats: repeats / table.customers, age: age / table.customers }
}
