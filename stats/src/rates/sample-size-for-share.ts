import { checkConfidence } from './check-confidence.ts'
import { wilsonInterval } from './wilson-interval.ts'

/**
 * How many answers a share needs so that its interval is at most "plus or minus `margin`".
 *
 * Use it before a survey. Without an idea of the share leave `expected` at one half, the hardest case. A `population`
 * that is small (all 300 customers) needs fewer.
 *
 * Source: smallest n whose Wilson interval is no wider than twice the margin; finite population after Cochran 1977,
 * Sampling Techniques, section 4.2.
 *
 * @example
 * sampleSizeForShare({ margin: 0.05 }) // 381
 */
export function sampleSizeForShare({
  margin,
  expected = 0.5,
  confidence = 0.95,
  population = Infinity,
}: {
  margin: number
  expected?: number
  confidence?: number
  population?: number
}): number {
  if (!(margin > 0 && margin < 0.5)) throw new RangeError(`A margin lies between 0 and 0.5; got ${margin}.`)
  if (!(expected >= 0 && expected <= 1))
    throw new RangeError(`A share lies between 0 and 1; got ${expected}.`)
  if (!(population >= 1)) throw new RangeError(`A population has at least one person; got ${population}.`)
  checkConfidence(confidence)
  const n = smallestWhole((size) => {
    const { low, high } = wilsonInterval(size * expected, size, confidence)
    return high - low <= 2 * margin
  })
  return population === Infinity ? n : Math.min(population, Math.ceil(n / (1 + (n - 1) / population)))
}

/** Smallest whole number from which a condition holds; the condition must not turn false again. */
export function smallestWhole(holds: (size: number) => boolean): number {
  let high = 1
  while (!holds(high)) {
    high *= 2
    if (high > 2 ** 40)
      throw new RangeError('No number of people is enough for this; ask for less precision.')
  }
  let low = high / 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}
