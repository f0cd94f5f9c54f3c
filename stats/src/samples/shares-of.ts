/**
 * Turns counts or weights into shares that add up to 1, with `smoothing` added to every cell first.
 *
 * Used by the divergences. With counts, a smoothing of 0.5 keeps an empty cell from deciding everything.
 *
 * Source: Jeffreys 1946, Proceedings of the Royal Society A 186, 453–461, for the 0.5.
 *
 * @example
 * sharesOf([3, 1, 0]) // [0.75, 0.25, 0]
 */
export function sharesOf(weights: ArrayLike<number>, smoothing = 0): Float64Array {
  let total = 0
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`Counts and weights are zero or more; number ${at + 1} is ${weight}.`)
    }
    total += weight + smoothing
  }
  if (!(smoothing >= 0)) throw new RangeError(`Smoothing is zero or more, such as 0.5; it is ${smoothing}.`)
  if (!(total > 0)) throw new RangeError('At least one count or weight must be above zero.')
  return Float64Array.from(weights, (weight) => (weight + smoothing) / total)
}

/** Both distributions as shares over the same cells. */
export function pairOfShares(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  smoothing = 0,
): [Float64Array, Float64Array] {
  if (first.length === second.length) return [sharesOf(first, smoothing), sharesOf(second, smoothing)]
  throw new RangeError(
    `Two distributions need the same cells; they have ${first.length} and ${second.length}.`,
  )
}
