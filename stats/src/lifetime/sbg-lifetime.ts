import { logHypergeometric } from '../special/log-hypergeometric.ts'
import { requireDiscount } from './require-discount.ts'
import { requireParameters } from './require-parameters.ts'
import type { ShiftedBetaGeometricParameters } from './shifted-beta-geometric.ts'

/**
 * Discounted expected lifetime of a new customer in periods, the first payment at once included,
 * under shifted-beta-geometric. `discount` is the rate for one period: 0.1 for 10%.
 *
 * Use it times the payment of a period for what a new customer is worth.
 *
 * Source: Fader and Hardie (2010), Marketing Science 29(1), equation 4.
 *
 * @example
 * sbgLifetime({ alpha: 0.668, beta: 3.806 }, 0.1) // 5.922…
 */
export function sbgLifetime({ alpha, beta }: ShiftedBetaGeometricParameters, discount: number): number {
  requireParameters({ alpha, beta })
  requireDiscount(discount)
  return Math.exp(logHypergeometric(1, beta, alpha + beta, 1 / (1 + discount)))
}
