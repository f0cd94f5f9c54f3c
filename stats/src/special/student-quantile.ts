import { quantileBySearch } from './quantile-by-search.ts'
import { studentCdf } from './student-cdf.ts'

/**
 * The value below which a share `probability` of Student's t distribution lies.
 *
 * Use it for the interval of a mean of few values.
 *
 * Source: inverse of Abramowitz and Stegun 26.7.1.
 *
 * @example
 * studentQuantile(0.975, 10) // 2.228138851964939
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`A t quantile needs a probability between 0 and 1; it got ${probability}.`)
  }
  if (probability === 0.5) return 0
  const tail = Math.min(probability, 1 - probability)
  // Searched as the folded distribution of |t|, whose upper tail keeps its digits.
  const size = quantileBySearch(
    1 - 2 * tail,
    (t) => {
      const outside = 2 * studentCdf(-t, degreesOfFreedom)
      return { lower: 1 - outside, upper: outside }
    },
    { from: 0, to: Infinity },
  )
  return probability < 0.5 ? -size : size
}
