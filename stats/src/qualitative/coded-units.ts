import type { Label } from './agreement-table.ts'

/** What a coder gave a unit; `undefined` or `null` where the coder has not looked at it. */
export type Rating = Label | null | undefined

/** How far apart two values count: same or not, by rank, by difference, by relative difference. */
export type Measurement = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** The units with at least two values, as counts of categories; everything Krippendorff's alpha needs. */
export type CodedUnits = {
  measurement: Measurement
  /** Numeric value of each category, in rising order; for nominal data just its number. */
  values: Float64Array
  units: { category: Int32Array; count: Float64Array; size: number }[]
  dropped: number
}

/**
 * Turns ratings (a row per coder, a column per unit) into the units that can be compared.
 *
 * Used by `krippendorffAlpha` and its interval. Units with fewer than two values are dropped and counted: that is the
 * whole treatment of missing data.
 *
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, step B.
 *
 * @example
 * codedUnits([[1, 2, undefined], [1, 3, 4]], 'nominal').units.length // 2
 */
export function codedUnits(ratings: readonly (readonly Rating[])[], measurement: Measurement): CodedUnits {
  const columns = ratings.reduce((most, row) => Math.max(most, row.length), 0)
  const given = ratings.flatMap((row) => row.filter((rating): rating is Label => isGiven(rating)))
  checkRatings(given, measurement)
  const labels = [...new Set(given)]
  if (measurement !== 'nominal') labels.sort((a, b) => Number(a) - Number(b))
  const position = new Map(labels.map((label, index) => [label, index]))

  const units: CodedUnits['units'] = []
  let dropped = 0
  for (let column = 0; column < columns; column++) {
    const counts = new Map<number, number>()
    let size = 0
    for (const row of ratings) {
      const rating = row[column]
      if (!isGiven(rating)) continue
      const category = position.get(rating)!
      counts.set(category, (counts.get(category) ?? 0) + 1)
      size++
    }
    if (size < 2) dropped++
    else
      units.push({
        category: Int32Array.from(counts.keys()),
        count: Float64Array.from(counts.values()),
        size,
      })
  }
  if (units.length === 0) {
    throw new RangeError(
      'Alpha is not computable: no unit was coded by two coders. Let two coders read the same units.',
    )
  }
  const values = Float64Array.from(labels, (label, index) =>
    measurement === 'nominal' ? index : Number(label),
  )
  return { measurement, values, units, dropped }
}

function isGiven(rating: Rating): rating is Label {
  return rating !== undefined && rating !== null
}

function checkRatings(given: Label[], measurement: Measurement): void {
  for (const rating of given) {
    if (typeof rating === 'number' && !Number.isFinite(rating)) {
      throw new RangeError(`A rating is ${rating}. Leave a missing rating undefined.`)
    }
    if (measurement === 'nominal') continue
    if (typeof rating !== 'number') {
      throw new RangeError(
        `${measurement} alpha needs numbers, but a rating is "${rating}". Number the labels in order.`,
      )
    }
    if (measurement === 'ratio' && rating < 0) {
      throw new RangeError(
        `Ratio alpha needs values of zero or more, but a rating is ${rating}. Use interval.`,
      )
    }
  }
}
