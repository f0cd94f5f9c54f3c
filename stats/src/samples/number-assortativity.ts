import { criticalValue } from '../rates/critical-value.ts'

/** Whether ties join people with similar numbers. */
export type NumberAssortativity = {
  assortativity: number
  standardError: number
  low: number
  high: number
  confidence: number
  ties: number
}

/**
 * Assortativity of a number (age, team size, degree): the correlation between the two ends of a tie.
 *
 * Use it to ask whether referrals lead to people of the same size or age. Each tie is a pair of numbers. Undirected ties
 * count in both directions. The error is a jackknife over ties.
 *
 * Source: Newman 2003, Physical Review E 67, 026126, equations 21 and 10.
 *
 * @example
 * numberAssortativity([[1, 2], [2, 2], [5, 6], [7, 5]]).assortativity // 0.8660…
 */
export function numberAssortativity(
  ties: readonly (readonly [number, number])[],
  options: { directed?: boolean; confidence?: number } = {},
): NumberAssortativity {
  const { directed = true, confidence = 0.95 } = options
  if (ties.length < 3)
    throw new RangeError(`A jackknife error needs at least three ties; there are ${ties.length}.`)
  const ends = directed
    ? ties
    : ties.flatMap(([from, to]): [number, number][] => [
        [from, to],
        [to, from],
      ])
  // Numbers around their mean keep their digits when sums are taken apart again.
  const middle = ends.reduce((sum, [from, to]) => sum + from + to, 0) / (2 * ends.length)
  if (!Number.isFinite(middle))
    throw new RangeError('A tie has an end that is not a finite number. Leave it out.')
  const sums = new Float64Array(6)
  for (const [from, to] of ends) add(sums, from - middle, to - middle, 1)
  const assortativity = correlation(sums)

  const left = ties.map(([from, to]) => {
    const rest = sums.slice()
    add(rest, from - middle, to - middle, -1)
    if (!directed) add(rest, to - middle, from - middle, -1)
    return correlation(rest)
  })
  const mean = left.reduce((sum, value) => sum + value, 0) / left.length
  const squares = left.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const standardError = Math.sqrt(((left.length - 1) / left.length) * squares)
  const reach = criticalValue(confidence) * standardError
  return {
    assortativity,
    standardError,
    low: Math.max(-1, assortativity - reach),
    high: Math.min(1, assortativity + reach),
    confidence,
    ties: ties.length,
  }
}

function add(sums: Float64Array, from: number, to: number, times: number): void {
  sums[0]! += times
  sums[1]! += times * from
  sums[2]! += times * to
  sums[3]! += times * from * from
  sums[4]! += times * to * to
  sums[5]! += times * from * to
}

function correlation(sums: Float64Array): number {
  const [n, from, to, fromSquares, toSquares, products] = sums as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const spread = (fromSquares - (from * from) / n) * (toSquares - (to * to) / n)
  if (!(spread > 1e-20 * fromSquares * toSquares)) {
    throw new RangeError(
      'All ties have the same number at one end (or would without one tie), so nothing correlates.',
    )
  }
  return (products - (from * to) / n) / Math.sqrt(spread)
}
