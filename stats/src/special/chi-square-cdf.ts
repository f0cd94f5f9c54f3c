import { gammaTails } from './gamma-tails.ts'

/**
 * The share of a chi-square distribution that lies at or below x.
 *
 * Use `chiSquareTail` for p-values.
 *
 * Source: Abramowitz and Stegun 26.4.19.
 *
 * @example
 * chiSquareCdf(3.841458820694124, 1) // 0.95
 */
export function chiSquareCdf(x: number, degreesOfFreedom: number): number {
  return gammaTails(degreesOfFreedom / 2, x / 2).lower
}
