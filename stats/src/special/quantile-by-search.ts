/**
 * The x of zero or more at which a rising share passes `probability`: bisection with secant steps.
 * Both tails are used, so that quantiles keep their digits near 0 and near 1.
 *
 * Use the quantile of a named distribution; this serves those without a closed form.
 *
 * Source: the safeguarded secant of Dekker (1969), with every second step a bisection.
 *
 * @example
 * quantileBySearch(0.5, (x) => ({ lower: x, upper: 1 - x }), { from: 0, to: 1 }) // 0.5
 */
export function quantileBySearch(
  probability: number,
  tails: (x: number) => { lower: number; upper: number },
  range: { from: number; to: number },
): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`A quantile needs a probability between 0 and 1; it got ${probability}.`)
  }
  if (probability === 0) return range.from
  if (probability === 1) return range.to
  const excess = (x: number) => {
    const { lower, upper } = tails(x)
    // The logarithm of the smaller tail is nearly straight where the tail itself is nearly flat.
    return probability < 0.5
      ? Math.log(Math.max(lower, 1e-320) / probability)
      : Math.log((1 - probability) / Math.max(upper, 1e-320))
  }
  let [low, high] = bracket(excess, range)
  let below = excess(low)
  let above = excess(high)
  for (let step = 0; step < 400; step++) {
    const width = high - low
    const middle = middleOf(low, high)
    if (width <= 4e-16 * Math.abs(middle) || middle <= low || middle >= high) break
    const secant = above > below ? (below * high - above * low) / (below - above) : middle
    // One secant step kept inside the bracket, then one bisection: never slower than twice bisection.
    let next = step % 2 === 0 && secant > low && secant < high ? secant : middle
    if (step % 2 === 0) next += next < middle ? 1e-13 * width : -1e-13 * width
    if (!(next > low && next < high)) next = middle
    const value = excess(next)
    if (value === 0) return next
    if (value < 0) {
      low = next
      below = value
    } else {
      high = next
      above = value
    }
  }
  return low + (high - low) / 2
}

function bracket(excess: (x: number) => number, range: { from: number; to: number }): [number, number] {
  if (range.to < Infinity) return [range.from, range.to]
  let high = 1
  while (excess(high) < 0) {
    high *= 2
    if (high === Infinity)
      throw new RangeError('The quantile lies beyond the largest number. Ask for a lower one.')
  }
  return [range.from, high]
}

/** Halves the exponent while the bracket spans several powers of ten, and the bracket itself after that. */
function middleOf(low: number, high: number): number {
  if (low === 0) return high * 1e-3
  if (high / low > 4) return Math.sqrt(low) * Math.sqrt(high)
  return low + (high - low) / 2
}
