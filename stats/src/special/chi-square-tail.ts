import { gammaTails } from './gamma-tails.ts'

/**
 * The share of a chi-square distribution that lies above x: the p-value of a chi-square test.
 *
 * Use it for likelihood-ratio, log-rank and goodness-of-fit tests.
 *
 * Source: Abramowitz and Stegun 26.4.2.
 *
 * @example
 * chiSquareTail(3.39639, 1) // 0.06534
 */
export function chiSquareTail(x: number, degreesOfFreedom: number): number {
  return gammaTails(degreesOfFreedom / 2, x / 2).upper
}
