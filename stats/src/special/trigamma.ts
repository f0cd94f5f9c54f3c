/**
 * The trigamma function: the slope of `digamma`, for arguments above zero.
 *
 * Use it in curvatures of likelihoods with gamma functions, and as the variance of a log-gamma draw.
 *
 * Source: Abramowitz and Stegun 6.4.6 (recurrence) and 6.4.12 (asymptotic series).
 *
 * @example
 * trigamma(1) // 1.6449340668482264, π²/6
 */
export function trigamma(x: number): number {
  if (!(x > 0 && x < Infinity)) {
    throw new RangeError(`The trigamma function needs an argument above zero; it got ${x}.`)
  }
  let shifted = x
  let below = 0
  while (shifted < 12) {
    below += 1 / (shifted * shifted)
    shifted++
  }
  const square = 1 / (shifted * shifted)
  const series =
    (square / shifted) *
    (1 / 6 -
      square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - square * (5 / 66 - (square * 691) / 2730)))))
  return below + 1 / shifted + 0.5 * square + series
}
