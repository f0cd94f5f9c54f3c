import { differenceOf, type Denominator, type StandardisedDifference } from './standardised-difference.ts'

/**
 * Standardised difference of a yes-or-no trait between two groups.
 *
 * Use it beside `standardisedDifference` for traits such as "has more than ten seats". The spread of a share p is
 * √(p (1 − p)), without the correction for small samples that numbers get; that is what balance tables print.
 *
 * Source: Austin 2009, Statistics in Medicine 28, 3083–3107.
 *
 * @example
 * shareDifference({ hits: 12, n: 40 }, { hits: 300, n: 600 }).difference // -0.4170…
 */
export function shareDifference(
  first: { hits: number; n: number },
  second: { hits: number; n: number },
  options: { denominator?: Denominator; confidence?: number } = {},
): StandardisedDifference {
  return differenceOf(momentsOf(first), momentsOf(second), options)
}

function momentsOf({ hits, n }: { hits: number; n: number }) {
  if (!(n >= 2 && n < Infinity && hits >= 0 && hits <= n)) {
    throw new RangeError(
      `A group needs two people or more and hits between 0 and their number; it has ${hits} of ${n}.`,
    )
  }
  const mean = hits / n
  return { mean, variance: mean * (1 - mean), n }
}
