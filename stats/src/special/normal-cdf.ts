import { gammaTails } from './gamma-tails.ts'

/**
 * The share of a standard normal distribution that lies at or below z, with its digits in the far
 * lower tail. For the upper tail pass −z.
 *
 * Use it for p-values and intervals.
 *
 * Source: Φ(−z) = ½ Q(½, z²/2), NIST DLMF 7.11.2.
 *
 * @example
 * normalCdf(1.96) // 0.9750021048517795
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('The normal distribution needs a number; it got NaN.')
  const { lower, upper } = gammaTails(0.5, (z * z) / 2)
  return z <= 0 ? upper / 2 : 0.5 + lower / 2
}
