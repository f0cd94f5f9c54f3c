import { bgBbAlive } from './bg-bb-alive.ts'
import type { BgBbParameters } from './bg-bb.ts'
import type { History } from './require-history.ts'

/**
 * How many purchases a customer with this history will make at the next `occasions`, under BG/BB.
 *
 * Use it to rank customers and to forecast a sum over them.
 *
 * Source: Fader, Hardie and Shang (2010), equation 13, as the sum it comes from, which has no
 * singularity at gamma = 1.
 *
 * @example
 * const parameters = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }
 * bgBbFuture(parameters, { repeats: 0, recency: 0, age: 6 }, 5) // 0.07280…
 */
export function bgBbFuture(parameters: BgBbParameters, history: History, occasions: number): number {
  if (!(Number.isInteger(occasions) && occasions >= 0)) {
    throw new RangeError(`Occasions are whole numbers of at least 0; it is ${occasions}.`)
  }
  const { alpha, beta, gamma, delta } = parameters
  let alive = bgBbAlive(parameters, history, 1)
  let present = 0
  for (let ahead = 1; ahead <= occasions; ahead++) {
    present += alive
    const age = history.age + ahead
    alive *= (delta + age) / (gamma + delta + age)
  }
  return present * ((alpha + history.repeats) / (alpha + beta + history.age))
}
