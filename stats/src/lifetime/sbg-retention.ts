import { requireParameters } from './require-parameters.ts'
import type { ShiftedBetaGeometricParameters } from './shifted-beta-geometric.ts'

/**
 * The share of those there before renewal number `period` (from 1) who renew, under shifted-beta-geometric.
 *
 * Use it to show that retention rises with age though nobody changes: the less loyal leave first.
 *
 * Source: Fader and Hardie (2007), equation 7.
 *
 * @example
 * sbgRetention({ alpha: 0.668, beta: 3.806 }, 1) // 0.8506…
 */
export function sbgRetention({ alpha, beta }: ShiftedBetaGeometricParameters, period: number): number {
  requireParameters({ alpha, beta })
  if (!(period >= 1 && period < Infinity)) throw new RangeError(`Renewals count from 1; it is ${period}.`)
  return (beta + period - 1) / (alpha + beta + period - 1)
}
