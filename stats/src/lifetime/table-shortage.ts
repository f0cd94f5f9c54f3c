import type { CustomerTable } from './customer-table.ts'

const LEAST_CUSTOMERS = 30
const LEAST_REPEATERS = 10

/**
 * Why a table of purchase histories is too small for a lifetime model, or an empty sentence.
 *
 * Use it before believing a fit. The limits (30 customers, 10 of them with a repeat purchase) are a
 * convention: below them intervals span several powers of ten.
 *
 * Source: own simulations; a convention, not a test.
 *
 * @example
 * tableShortage(customerTable({ repeats: [1], recency: [2], age: [9] })) // 'There is 1 customer …'
 */
export function tableShortage(table: CustomerTable): string {
  let repeaters = 0
  for (let row = 0; row < table.counts.length; row++) {
    if (table.repeats[row]! > 0) repeaters += table.counts[row]!
  }
  if (table.customers < LEAST_CUSTOMERS) {
    return `There are only ${table.customers} customers. Collect at least ${LEAST_CUSTOMERS}.`
  }
  if (repeaters < LEAST_REPEATERS) {
    return `Only ${repeaters} customers bought again. Wait until at least ${LEAST_REPEATERS} have.`
  }
  return ''
}
