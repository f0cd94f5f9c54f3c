import { seededRandom } from '../random/seeded-random.ts'
import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import type { CustomerColumns } from './customer-table.ts'
import { requireParameters } from './require-parameters.ts'

export interface SimulatedCustomers extends CustomerColumns {
  repeats: Float64Array
  recency: Float64Array
  age: Float64Array
  /** Purchases in the holdout, and whether the customer was active when observation ended. */
  holdout: Float64Array
  active: Uint8Array
}

/**
 * Customers who behave exactly as BG/NBD says, to test methods and to plan how much data is enough.
 * They begin evenly over the first `cohort` units of time and are seen until `age`. Times are rounded to
 * `resolution` (a seventh of a week by default); purchases of one day count as one.
 *
 * Use it with a fixed seed.
 *
 * Source: Fader, Hardie and Lee (2005), Marketing Science 24(2), section 2.
 *
 * @example
 * simulateBgNbd({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { customers: 1000, age: 39, cohort: 12, seed: 1 }).repeats.length // 1000
 */
export function simulateBgNbd(
  parameters: BetaDropoutParameters,
  options: {
    customers: number
    age: number
    cohort: number
    seed: number
    resolution?: number
    holdout?: number
  },
): SimulatedCustomers {
  requireParameters(parameters)
  const { customers, age, cohort, seed, resolution = 1 / 7, holdout = 0 } = options
  if (!(customers >= 1 && age > cohort && cohort >= 0)) {
    throw new RangeError('A simulation needs at least one customer and an age beyond the cohort.')
  }
  const random = seededRandom(seed)
  const whole = (time: number) => Math.round(time / resolution)
  const found = {
    repeats: new Float64Array(customers),
    recency: new Float64Array(customers),
    age: new Float64Array(customers),
    holdout: new Float64Array(customers),
    active: new Uint8Array(customers),
  }
  for (let customer = 0; customer < customers; customer++) {
    const end = whole(age - cohort * random.uniform())
    const rate = random.gamma(parameters.r, parameters.alpha)
    const leaving = random.beta(parameters.a, parameters.b)
    let isActive = true
    let last = 0
    for (
      let time = random.exponential(rate);
      time < end * resolution + holdout;
      time += random.exponential(rate)
    ) {
      const day = Math.ceil(time / resolution)
      if (day > end) {
        if (time > end * resolution) found.holdout[customer]!++
      } else if (day > last) {
        found.repeats[customer]!++
        last = day
      }
      if (random.uniform() < leaving) {
        if (time <= end * resolution) isActive = false
        break
      }
    }
    found.recency[customer] = last * resolution
    found.age[customer] = end * resolution
    found.active[customer] = isActive ? 1 : 0
  }
  return found
}
