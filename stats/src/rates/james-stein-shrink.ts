export type JamesSteinShrink = {
  /** how much of each group's distance to the common mean is kept, 0 to 1 */
  kept: number
  mean: number
  estimates: Float64Array
}

/**
 * Pulls the observed shares of equally large groups towards their mean, by as much as chance alone spreads them.
 *
 * Use `shrinkRates` for groups of different size; this classic form is for equal groups and for comparison.
 *
 * Source: Efron and Morris 1975, JASA 70, 311–319, with the binomial variance of the mean share; the factor is kept at
 * zero or more.
 *
 * @example
 * jamesSteinShrink([18, 17, 16, 7], 45).kept
 */
export function jamesSteinShrink(hits: ArrayLike<number>, n: number): JamesSteinShrink {
  const groups = hits.length
  if (groups < 4 || !(n > 0)) {
    throw new RangeError(
      `Shrinking this way needs four groups or more, each of n > 0; got ${groups} of n = ${n}.`,
    )
  }
  const rates = Float64Array.from(hits, (count) => count / n)
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / groups
  const spread = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0)
  const byChance = (mean * (1 - mean)) / n
  const kept = spread === 0 ? 0 : Math.max(0, 1 - ((groups - 3) * byChance) / spread)
  return { kept, mean, estimates: rates.map((rate) => mean + kept * (rate - mean)) }
}
