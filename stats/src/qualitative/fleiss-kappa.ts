import { criticalValue } from '../rates/critical-value.ts'
import { wilsonInterval } from '../rates/wilson-interval.ts'

/** How far several coders agree beyond chance. */
export type FleissKappa = {
  kappa: number
  standardError: number
  low: number
  high: number
  confidence: number
  method: 'linearised over units' | 'Wilson bound of units in full agreement, margins held'
  /** Test of "no agreement beyond chance": kappa divided by its standard error under that hypothesis. */
  z: number
  observedAgreement: number
  expectedAgreement: number
  units: number
  coders: number
}

/**
 * Fleiss' kappa: agreement of several coders on nominal labels, corrected for chance.
 *
 * Use it where every unit was labelled by the same number of coders (not necessarily the same people). With missing
 * labels or an ordered scale use `krippendorffAlpha`. Each row is a unit and counts how many coders chose each label.
 *
 * Source: Fleiss 1971, Psychological Bulletin 76, 378–382; z after Fleiss, Nee and Landis 1979, Psychological Bulletin
 * 86, 974–977; the interval treats units as a sample and linearises, as Gwet 2008, Psychometrika 73, 407–430.
 *
 * @example
 * fleissKappa([[3, 0], [2, 1], [0, 3], [0, 3]]).kappa // 0.6571428571428571
 */
export function fleissKappa(counts: readonly (readonly number[])[], confidence = 0.95): FleissKappa {
  const coders = checkCounts(counts)
  const units = counts.length
  const shares = counts[0]!.map(
    (_, label) => counts.reduce((sum, row) => sum + row[label]!, 0) / (units * coders),
  )
  const agreement = counts.map(
    (row) => row.reduce((sum, count) => sum + count * (count - 1), 0) / (coders * (coders - 1)),
  )
  const observed = agreement.reduce((sum, value) => sum + value, 0) / units
  const expected = shares.reduce((sum, share) => sum + share * share, 0)
  const room = 1 - expected
  if (room < 1e-12) {
    throw new RangeError('Kappa is not computable: every coder gave every unit the same label.')
  }
  const kappa = (observed - expected) / room

  let squares = 0
  counts.forEach((row, unit) => {
    const overlap = row.reduce((sum, count, label) => sum + (count / coders) * shares[label]!, 0)
    const influence = (agreement[unit]! - observed) / room - ((1 - kappa) / room) * 2 * (overlap - expected)
    squares += influence * influence
  })
  const standardError = Math.sqrt(squares / (units * (units - 1)))
  const reach = criticalValue(confidence) * standardError
  // Without any disagreement the error is 0 and the interval would be a point.
  const agreed = observed > 1 - 1e-12
  const lowest = agreed ? (wilsonInterval(units, units, confidence).low - expected) / room : kappa - reach

  const skew = shares.reduce((sum, share) => sum + share * (1 - share) * (1 - 2 * share), 0)
  const nullVariance = (2 * (room * room - skew)) / (units * coders * (coders - 1) * room * room)
  return {
    kappa,
    standardError: agreed ? 0 : standardError,
    low: Math.max(-1, lowest),
    high: Math.min(1, kappa + reach),
    confidence,
    method: agreed ? 'Wilson bound of units in full agreement, margins held' : 'linearised over units',
    z: kappa / Math.sqrt(nullVariance),
    observedAgreement: observed,
    expectedAgreement: expected,
    units,
    coders,
  }
}

function checkCounts(counts: readonly (readonly number[])[]): number {
  if (counts.length < 2) {
    throw new RangeError(`Fleiss' kappa needs at least two units; there are ${counts.length}.`)
  }
  const labels = counts[0]!.length
  const coders = counts[0]!.reduce((sum, count) => sum + count, 0)
  counts.forEach((row, unit) => {
    if (row.length !== labels || row.some((count) => !Number.isInteger(count) || count < 0)) {
      throw new RangeError(`Unit ${unit + 1} must hold ${labels} whole counts of zero or more.`)
    }
    const here = row.reduce((sum, count) => sum + count, 0)
    if (here !== coders || coders < 2) {
      throw new RangeError(
        `Every unit needs the same number of coders, at least two; unit ${unit + 1} has ${here}. ` +
          `Use krippendorffAlpha where labels are missing.`,
      )
    }
  })
  return coders
}
