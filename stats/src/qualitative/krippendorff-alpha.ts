import { codedUnits, type Measurement, type Rating } from './coded-units.ts'
import { disagreement } from './disagreement.ts'

/** How reliable a coding is: 1 is full agreement, 0 is chance, below 0 coders disagree systematically. */
export type KrippendorffAlpha = {
  alpha: number
  measurement: Measurement
  observedDisagreement: number
  expectedDisagreement: number
  /** Units with at least two values; only these count. */
  units: number
  unitsDropped: number
  /** Values in those units. */
  values: number
}

/**
 * Krippendorff's alpha: how reliable a coding is, for any number of coders, any scale, and with missing values.
 *
 * Use it as the standard number beside a codebook. A row is a coder, a column a unit; leave `undefined` where a coder
 * has not read the unit. Always say what a unit was: text that nobody coded inflates agreement. Customary reading:
 * from .800 reliable, from .667 tentative.
 *
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania).
 *
 * @example
 * krippendorffAlpha([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]], 'nominal').alpha // 0.09523809523809523
 */
export function krippendorffAlpha(
  ratings: readonly (readonly Rating[])[],
  measurement: Measurement = 'nominal',
): KrippendorffAlpha {
  const data = codedUnits(ratings, measurement)
  const { observed, expected, pairable } = disagreement(data, new Float64Array(data.units.length).fill(1))
  if (expected === 0) {
    throw new RangeError(
      'Alpha is not computable: every value is the same, so there is no variation to agree on.',
    )
  }
  return {
    alpha: 1 - observed / expected,
    measurement,
    observedDisagreement: observed,
    expectedDisagreement: expected,
    units: data.units.length,
    unitsDropped: data.dropped,
    values: pairable,
  }
}
