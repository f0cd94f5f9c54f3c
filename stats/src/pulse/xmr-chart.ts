import { autocorrelation } from './autocorrelation.ts'
import { runRules, type RunRule, type RunSignal } from './run-rules.ts'

/** Constant that turns the average moving range into sigma; charts differ in the third digit by it. */
export type RangeConstant = '1.128' | 'exact' | '2.66'

/** A chart of single values with the limits of ordinary variation. */
export type XmrChart = {
  centre: number
  sigma: number
  lower: number
  upper: number
  /** Mean (or median) of the moving ranges. */
  typicalRange: number
  rangeUpper: number
  ranges: Float64Array
  /** Which constants were used, for the caption. */
  convention: string
  signals: RunSignal[]
  /** Points (from 0) whose step from the point before is above the limit of ranges. */
  rangeSignals: number[]
  warnings: string[]
}

/**
 * XmR chart: which values of a metric are ordinary variation, and which call for a question.
 *
 * Use it for one number a day, week or month. Limits come from the moving range, so a slow drift does not widen them.
 * `baseline` takes the limits from the first points only and judges the rest by them. `spread: 'median'` withstands a
 * few wild ranges. For shares with changing n use `pChart`.
 *
 * Source: Wheeler 2000, Understanding Variation; NIST/SEMATECH e-Handbook 6.3.2.2 (d2 = 1.128, exactly 2/√π).
 *
 * @example
 * xmrChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]).upper // 55.8041…
 */
export function xmrChart(
  values: ArrayLike<number>,
  options: {
    constant?: RangeConstant
    spread?: 'mean' | 'median'
    baseline?: number
    rules?: readonly RunRule[]
  } = {},
): XmrChart {
  const { constant = '1.128', spread = 'mean', baseline = values.length, rules } = options
  const series = Float64Array.from(values)
  if (!Number.isInteger(baseline) || baseline < 2 || baseline > series.length) {
    throw new RangeError(`Limits need a baseline of 2 to ${series.length} points; it is ${baseline}.`)
  }
  const wrong = series.findIndex((value) => !Number.isFinite(value))
  if (wrong >= 0) throw new RangeError(`Point ${wrong + 1} is ${series[wrong]}. Leave missing points out.`)

  const ranges = Float64Array.from({ length: series.length - 1 }, (_, at) =>
    Math.abs(series[at + 1]! - series[at]!),
  )
  const known = series.subarray(0, baseline)
  const knownRanges = ranges.subarray(0, baseline - 1)
  const centre = mean(known)
  const typicalRange = spread === 'mean' ? mean(knownRanges) : median(knownRanges)
  if (typicalRange === 0) {
    throw new RangeError(
      'The baseline does not vary from point to point, so it has no limits. Use a longer baseline.',
    )
  }
  const factors = factorsFor(constant, spread)
  const reach = factors.limit * typicalRange
  const sigma = reach / 3
  const rangeUpper = factors.range * typicalRange
  return {
    centre,
    sigma,
    lower: centre - reach,
    upper: centre + reach,
    typicalRange,
    rangeUpper,
    ranges,
    convention: factors.convention,
    signals: runRules(
      series.map((value) => (value - centre) / sigma),
      rules,
    ),
    rangeSignals: [...ranges.keys()].filter((at) => ranges[at]! > rangeUpper).map((at) => at + 1),
    warnings: warningsFor(known),
  }
}

function factorsFor(constant: RangeConstant, spread: 'mean' | 'median') {
  const exact = constant === 'exact'
  if (spread === 'median') {
    // Exactly 3 / (√2 Φ⁻¹(¾)), and the mean plus three deviations of a range over the same.
    return exact
      ? { limit: 3.1450742475, range: 3.8641289731, convention: 'median moving range, exact constants' }
      : { limit: 3.145, range: 3.865, convention: 'median moving range, limits 3.145 and 3.865' }
  }
  if (exact) {
    const limit = (3 * Math.sqrt(Math.PI)) / 2
    const range = 1 + 3 * Math.sqrt(Math.PI / 2 - 1)
    return { limit, range, convention: 'mean moving range, exact d2 = 2/√π' }
  }
  return constant === '2.66'
    ? { limit: 2.66, range: 3.267, convention: 'mean moving range, limits 2.66 and 3.267' }
    : { limit: 3 / 1.128, range: 3.267, convention: 'mean moving range, d2 = 1.128' }
}

function warningsFor(known: Float64Array): string[] {
  const warnings: string[] = []
  if (known.length < 17) {
    warnings.push(`Limits from ${known.length} points are provisional; from about 17 on they move little.`)
  }
  if (known.length >= 8 && autocorrelation(known, 1) > 2 / Math.sqrt(known.length)) {
    warnings.push(
      'Neighbouring points resemble each other, which makes limits too narrow. Look for a trend or a season.',
    )
  }
  return warnings
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function median(values: Float64Array): number {
  const sorted = values.toSorted()
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
