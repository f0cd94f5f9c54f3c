import { seededRandom } from '../../stats/src/random/seeded-random.ts'
import { simulateBgNbd } from '../../stats/src/lifetime/simulate-bg-nbd.ts'
import type { SimulatedCustomers } from '../../stats/src/lifetime/simulate-bg-nbd.ts'

const WEEKS = 39

/** Customers who begin over 12 weeks and are seen until week 39, by the day. */
export function plantedCustomers(customers: number, seed: number): SimulatedCustomers {
  return simulateBgNbd(
    { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
    { customers, age: WEEKS, cohort: 12, seed },
  )
}

/** Single purchases with the same histories: days between first and last are drawn, the rest is given. */
export function plantedPurchases({ repeats, recency, age }: SimulatedCustomers) {
  const until = WEEKS * 7
  const random = seededRandom(3)
  const rows = repeats.reduce((sum, count) => sum + count + 1, 0)
  const customers = new Int32Array(rows)
  const days = new Float64Array(rows)
  let place = 0
  for (let customer = 0; customer < repeats.length; customer++) {
    const first = until - Math.round(age[customer]! * 7)
    const span = Math.round(recency[customer]! * 7)
    for (let purchase = 0; purchase <= repeats[customer]!; purchase++, place++) {
      customers[place] = customer
      if (purchase === 0) days[place] = first
      else if (purchase === repeats[customer]) days[place] = first + span
      else days[place] = first + 1 + random.integer(span)
    }
  }
  return { customers, days, until }
}
