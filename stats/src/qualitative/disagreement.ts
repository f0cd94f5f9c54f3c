import type { CodedUnits } from './coded-units.ts'

/** Observed and expected disagreement of Krippendorff's alpha, for units that count `weights[unit]` times. */
export type Disagreement = { observed: number; expected: number; pairable: number }

/**
 * The two sums under Krippendorff's alpha: how far values differ within units, and how far they would by chance.
 *
 * Used by `krippendorffAlpha` (every unit once) and by its bootstrap (a unit as often as it was drawn). Ordinal
 * distances are interval distances between mid-ranks of the observed marginals, so nothing here is quadratic in the
 * number of categories except the ratio measure.
 *
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, steps C to E.
 *
 * @example
 * const data = codedUnits([[1, 2, 3], [1, 3, 3]], 'interval')
 * disagreement(data, [1, 1, 1]).observed // 0.3333333333333333
 */
export function disagreement(data: CodedUnits, weights: ArrayLike<number>): Disagreement {
  const totals = new Float64Array(data.values.length)
  let pairable = 0
  data.units.forEach((unit, index) => {
    const weight = weights[index]!
    pairable += weight * unit.size
    for (let at = 0; at < unit.category.length; at++) totals[unit.category[at]!]! += weight * unit.count[at]!
  })
  const scale = positions(data, totals, pairable)

  let within = 0
  data.units.forEach((unit, index) => {
    const weight = weights[index]!
    if (weight === 0 || unit.category.length === 1) return
    within += (weight * pairSum(data, scale, unit.category, unit.count)) / (unit.size - 1)
  })
  const every = Int32Array.from(totals.keys())
  return {
    observed: within / pairable,
    expected: pairSum(data, scale, every, totals) / (pairable * (pairable - 1)),
    pairable,
  }
}

/** Where each category lies: its value less the mean (which saves digits), or its mid-rank. */
function positions(data: CodedUnits, totals: Float64Array, pairable: number): Float64Array {
  if (data.measurement === 'nominal' || data.measurement === 'ratio') return data.values
  if (data.measurement === 'interval') {
    const mean = data.values.reduce((sum, value, category) => sum + value * totals[category]!, 0) / pairable
    return data.values.map((value) => value - mean)
  }
  let before = -pairable / 2
  return totals.map((total) => {
    const middle = before + total / 2
    before += total
    return middle
  })
}

/** Sum of squared distances over all ordered pairs of the values counted. */
function pairSum(data: CodedUnits, scale: Float64Array, category: Int32Array, count: Float64Array): number {
  let size = 0
  let first = 0
  let second = 0
  let used = 0
  if (data.measurement === 'ratio') return ratioPairSum(scale, category, count)
  for (let at = 0; at < category.length; at++) {
    const times = count[at]!
    if (times === 0) continue
    used++
    size += times
    if (data.measurement === 'nominal') second += times * times
    else {
      const place = scale[category[at]!]!
      first += times * place
      second += times * place * place
    }
  }
  // One value alone has no distance; rounding must not make it a tiny one.
  if (used < 2) return 0
  return data.measurement === 'nominal'
    ? size * size - second
    : Math.max(0, 2 * (size * second - first * first))
}

function ratioPairSum(scale: Float64Array, category: Int32Array, count: Float64Array): number {
  let sum = 0
  for (let at = 0; at < category.length; at++) {
    const one = scale[category[at]!]!
    for (let other = at + 1; other < category.length; other++) {
      const two = scale[category[other]!]!
      const distance = (one - two) / (one + two)
      sum += 2 * count[at]! * count[other]! * distance * distance
    }
  }
  return sum
}
