import { gammaQuantile } from './gamma-quantile.ts'

/**
 * The value below which a share `probability` of a chi-square distribution lies.
 *
 * Use it for critical values and for profile-likelihood intervals.
 *
 * Source: inverse of Abramowitz and Stegun 26.4.19.
 *
 * @example
 * chiSquareQuantile(0.95, 1) // 3.841458820694124
 */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  return 2 * gammaQuantile(degreesOfFreedom / 2, probability)
}
