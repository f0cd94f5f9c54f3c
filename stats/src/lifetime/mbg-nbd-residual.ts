import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import { mbgNbdAlive } from './mbg-nbd-alive.ts'
import { discountedUntilDropout } from './discounted-until-dropout.ts'
import type { History } from './require-history.ts'

/**
 * How many purchases a customer with this history will ever make, each discounted to today, under
 * MBG/NBD. The rate is continuous, per unit of time of the table: ln(1.15) / 52 for 15% a year in weeks.
 *
 * Use it times the expected spend for what a customer is still worth.
 *
 * Source: definition in Fader, Hardie and Lee (2005), Journal of Marketing Research 42, applied to MBG/NBD.
 *
 * @example
 * const parameters = { r: 0.5248, alpha: 6.183, a: 0.8914, b: 1.614 }
 * mbgNbdResidual(parameters, { repeats: 2, recency: 30.43, age: 38.86 }, Math.log(1.15) / 52) // 4.922…
 */
export function mbgNbdResidual(
  parameters: BetaDropoutParameters,
  history: History,
  discountRate: number,
): number {
  const alive = mbgNbdAlive(parameters, history)
  const { r, alpha, a, b } = parameters
  const { repeats, age } = history
  return (
    alive *
    discountedUntilDropout({ shape: r + repeats, rate: alpha + age, a, b: b + repeats + 1 }, discountRate)
  )
}
