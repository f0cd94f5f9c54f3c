/**
 * By how much unequal weights inflate the variance: 1 with equal weights, 2 when half the answers are worth nothing.
 *
 * Use it to see what weighting costs; n divided by it is the effective number of people.
 *
 * Source: Kish 1965, Survey Sampling, chapter 11: one plus the squared coefficient of variation of the weights.
 *
 * @example
 * designEffect([1, 1, 2]) // 1.125
 */
export function designEffect(weights: ArrayLike<number>): number {
  let sum = 0
  let squares = 0
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!
    if (!(weight >= 0) || weight === Infinity) {
      throw new RangeError(`Weights must be finite and not negative; one is ${weight}.`)
    }
    sum += weight
    squares += weight * weight
  }
  if (sum === 0) throw new RangeError('At least one weight must be above zero.')
  return (weights.length * squares) / (sum * sum)
}
