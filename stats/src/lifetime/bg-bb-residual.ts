import { logHypergeometric } from '../special/log-hypergeometric.ts'
import { bgBbAlive } from './bg-bb-alive.ts'
import type { BgBbParameters } from './bg-bb.ts'
import { requireDiscount } from './require-discount.ts'
import type { History } from './require-history.ts'

/**
 * How many purchases a customer with this history will ever make, each discounted to the last
 * occasion seen, under BG/BB. `discount` is the rate between two occasions: 0.1 for 10%.
 *
 * Use it times the expected spend for what a customer is still worth.
 *
 * Source: Fader, Hardie and Shang (2010), equation 14.
 *
 * @example
 * const parameters = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }
 * bgBbResidual(parameters, { repeats: 6, recency: 6, age: 6 }, 0.1) // 5.908…
 */
export function bgBbResidual(parameters: BgBbParameters, history: History, discount: number): number {
  requireDiscount(discount)
  const alive = bgBbAlive(parameters, history, 1)
  const { alpha, beta, gamma, delta } = parameters
  const { repeats, age } = history
  const chance = (alpha + repeats) / (alpha + beta + age)
  const logOccasions = logHypergeometric(1, delta + age + 1, gamma + delta + age + 1, 1 / (1 + discount))
  return (alive * chance * Math.exp(logOccasions)) / (1 + discount)
}
