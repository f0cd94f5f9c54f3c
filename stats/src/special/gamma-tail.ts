import { gammaTails } from './gamma-tails.ts'

/**
 * The share of a gamma distribution with rate 1 that lies above x: the regularised upper incomplete
 * gamma function Q(shape, x), with its digits even where it is tiny.
 *
 * Use it for p-values instead of 1 − `gammaCdf`.
 *
 * Source: NIST DLMF 8.2.4, 8.7, 8.9.
 *
 * @example
 * gammaTail(1, 50) // 1.9287498479639178e-22, which is e^−50
 */
export function gammaTail(shape: number, x: number): number {
  return gammaTails(shape, x).upper
}
