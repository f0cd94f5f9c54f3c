import { logHypergeometric } from '../special/log-hypergeometric.ts'
import { requireDiscount } from './require-discount.ts'
import { requireParameters } from './require-parameters.ts'
import type { ShiftedBetaGeometricParameters } from './shifted-beta-geometric.ts'

/**
 * Discounted expected residual lifetime in periods of a customer in contract period `period` (from 1),
 * seen just before the renewal that ends it, so that the next payment counts in full if it comes.
 *
 * Use it times the payment of a period for what a present customer is still worth. A customer in period
 * n has renewed n − 1 times; some packages count those and are one lower.
 *
 * Source: Fader and Hardie (2010), Marketing Science 29(1), equation 6.
 *
 * @example
 * sbgResidual({ alpha: 0.668, beta: 3.806 }, 1, 0.1) // 5.414…
 */
export function sbgResidual(
  { alpha, beta }: ShiftedBetaGeometricParameters,
  period: number,
  discount: number,
): number {
  requireParameters({ alpha, beta })
  requireDiscount(discount)
  if (!(Number.isInteger(period) && period >= 1))
    throw new RangeError(`Contract periods count from 1; it is ${period}.`)
  const retention = (beta + period - 1) / (alpha + beta + period - 1)
  return retention * Math.exp(logHypergeometric(1, beta + period, alpha + beta + period, 1 / (1 + discount)))
}
