import type { BetaDropoutParameters } from './beta-dropout-model.ts'
import { bgNbdAlive } from './bg-nbd-alive.ts'
import { discountedUntilDropout } from './discounted-until-dropout.ts'
import type { History } from './require-history.ts'

/**
 * How many purchases a customer with this history will ever make, each discounted to today, under
 * BG/NBD (discounted expected residual transactions). The rate is continuous, per unit of time of the
 * table: ln(1.15) / 52 for 15% a year in weeks.
 *
 * Use it times the expected spend for what a customer is still worth.
 *
 * Source: definition in Fader, Hardie and Lee (2005), Journal of Marketing Research 42, applied to BG/NBD.
 *
 * @example
 * const parameters = { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4257 }
 * bgNbdResidual(parameters, { repeats: 2, recency: 30.43, age: 38.86 }, Math.log(1.15) / 52) // 5.169…
 */
export function bgNbdResidual(
  parameters: BetaDropoutParameters,
  history: History,
  discountRate: number,
): number {
  const alive = bgNbdAlive(parameters, history)
  const { r, alpha, a, b } = parameters
  const { repeats, age } = history
  return (
    alive * discountedUntilDropout({ shape: r + repeats, rate: alpha + age, a, b: b + repeats }, discountRate)
  )
}
