/**
 * The digamma function: the slope of `logGamma`, for arguments above zero.
 *
 * Use it in gradients of likelihoods with gamma functions.
 *
 * Source: Abramowitz and Stegun 6.3.5 (recurrence) and 6.3.18 (asymptotic series).
 *
 * @example
 * digamma(1) // -0.5772156649015329, minus Euler's constant
 */
export function digamma(x: number): number {
  if (!(x > 0 && x < Infinity)) {
    throw new RangeError(`The digamma function needs an argument above zero; it got ${x}.`)
  }
  let shifted = x
  let below = 0
  while (shifted < 10) below += 1 / shifted++
  const square = 1 / (shifted * shifted)
  const series =
    square *
    (1 / 12 -
      square *
        (1 / 120 -
          square *
            (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760 - square / 12))))))
  return Math.log(shifted) - 0.5 / shifted - series - below
}
