import { gammaTails } from './gamma-tails.ts'

/**
 * The share of a gamma distribution with rate 1 that lies at or below x: the regularised lower
 * incomplete gamma function P(shape, x).
 *
 * Use it for waiting times and, through `chiSquareCdf`, for tests. Multiply x by the rate first.
 *
 * Source: NIST DLMF 8.2.4, 8.7, 8.9.
 *
 * @example
 * gammaCdf(1, 2) // 0.8646647167633873, which is 1 − e^−2
 */
export function gammaCdf(shape: number, x: number): number {
  return gammaTails(shape, x).lower
}
