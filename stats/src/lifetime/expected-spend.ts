import type { GammaGammaParameters } from './gamma-gamma.ts'
import { requireParameters } from './require-parameters.ts'

/**
 * What a customer will spend on a purchase, between their own mean and that of everybody: the fewer
 * purchases seen, the closer to everybody's. Without a customer, the mean of everybody.
 *
 * Use it times the expected number of purchases.
 *
 * Source: Fader and Hardie (2013), note 025, equation 5.
 *
 * @example
 * expectedSpend({ p: 6.25, q: 3.74, gamma: 15.44 }, { repeats: 1, meanSpend: 35 }) // 35.06…
 */
export function expectedSpend(
  parameters: GammaGammaParameters,
  customer: { repeats: number; meanSpend: number } = { repeats: 0, meanSpend: 0 },
): number {
  requireParameters(parameters)
  const { p, q, gamma } = parameters
  const { repeats, meanSpend } = customer
  if (!(Number.isInteger(repeats) && repeats >= 0 && meanSpend >= 0 && meanSpend < Infinity)) {
    throw new RangeError(
      `A customer has repeats and a mean spend of zero or more; they are ${repeats} and ${meanSpend}.`,
    )
  }
  const weight = p * repeats + q - 1
  if (!(weight > 0)) {
    throw new RangeError(
      `With q = ${q} the average spend has no finite value. Use medians, or a customer with more purchases.`,
    )
  }
  return (p * (gamma + repeats * meanSpend)) / weight
}
