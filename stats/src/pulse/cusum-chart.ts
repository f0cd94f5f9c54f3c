/** A run of values away from the target that has added up to a signal. */
export type CusumSignal = {
  side: 'high' | 'low'
  /** Where the sum crossed the threshold, and where it had last been zero: the likely start of the change (from 0). */
  index: number
  since: number
  /** What the level has probably become. */
  level: number
}

/** Cumulative sums on both sides of a target, in units of sigma. */
export type CusumChart = {
  high: Float64Array
  low: Float64Array
  /** Points in a row for which each sum has been above zero. */
  highRun: Int32Array
  lowRun: Int32Array
  signals: CusumSignal[]
}

/**
 * CUSUM: finds a small lasting shift that single points do not show.
 *
 * Use it when a shift of about one sigma matters and a target and sigma are known (from a stable past). `allowance` is
 * half the shift you care about, in sigma; `threshold` sets how rare false alarms are: see `cusumRunLength`. Signals
 * are the first crossings of each excursion.
 *
 * Source: Page 1954, Biometrika 41, 100–115; Montgomery 2009, Statistical Quality Control, section 9.1.
 *
 * @example
 * cusumChart([10, 12, 12, 13, 12], { target: 10, sigma: 1 }).signals[0] // { side: 'high', index: 3, since: 1, level: 12.33… }
 */
export function cusumChart(
  values: ArrayLike<number>,
  options: { target: number; sigma: number; allowance?: number; threshold?: number },
): CusumChart {
  const { target, sigma, allowance = 0.5, threshold = 5 } = options
  if (!Number.isFinite(target) || !(sigma > 0 && sigma < Infinity)) {
    throw new RangeError(`A target and a sigma above zero are needed; they are ${target} and ${sigma}.`)
  }
  if (!(allowance >= 0 && threshold > 0 && allowance < Infinity && threshold < Infinity)) {
    throw new RangeError(
      `Allowance and threshold are in sigmas, zero or more; they are ${allowance} and ${threshold}.`,
    )
  }
  const size = values.length
  const chart: CusumChart = {
    high: new Float64Array(size),
    low: new Float64Array(size),
    highRun: new Int32Array(size),
    lowRun: new Int32Array(size),
    signals: [],
  }
  let above = 0
  let below = 0
  for (let index = 0; index < size; index++) {
    const score = (values[index]! - target) / sigma
    if (!Number.isFinite(score))
      throw new RangeError(`Point ${index + 1} is ${values[index]}. Leave missing points out.`)
    const wasAbove = above
    const wasBelow = below
    above = Math.max(0, above + score - allowance)
    below = Math.max(0, below - score - allowance)
    chart.high[index] = above
    chart.low[index] = below
    chart.highRun[index] = above > 0 ? (chart.highRun[index - 1] ?? 0) + 1 : 0
    chart.lowRun[index] = below > 0 ? (chart.lowRun[index - 1] ?? 0) + 1 : 0
    if (above > threshold && wasAbove <= threshold) {
      const run = chart.highRun[index]!
      const level = target + sigma * (allowance + above / run)
      chart.signals.push({ side: 'high', index, since: index - run + 1, level })
    }
    if (below > threshold && wasBelow <= threshold) {
      const run = chart.lowRun[index]!
      const level = target - sigma * (allowance + below / run)
      chart.signals.push({ side: 'low', index, since: index - run + 1, level })
    }
  }
  return chart
}
