/** A place where a stretch of a series falls into two parts that differ most. */
export type Split = { start: number; statistic: number }

/**
 * The best place to cut a stretch of a series in two, by the energy statistic of the first part and what follows it.
 *
 * Use `changePoints`, which adds the test; this is its inner search. The second part may end before the stretch does,
 * so that a later change does not hide an earlier one. Time grows with the square of the length, memory with the length.
 * `start` is the first index of the second part; −1 where the stretch is too short to cut.
 *
 * Source: Matteson and James 2014, JASA 109, 334–345, equation 8.
 *
 * @example
 * bestSplit([1, 2, 1, 9, 8, 9], 2) // { start: 3, statistic: 20 }
 */
export function bestSplit(values: ArrayLike<number>, smallest: number): Split {
  const size = values.length
  if (!Number.isInteger(smallest) || smallest < 2) {
    throw new RangeError(`The smallest segment is a whole number of at least 2; it is ${smallest}.`)
  }
  if (size < 2 * smallest) return { start: -1, statistic: -Infinity }
  const series = Float64Array.from(values)
  const within = sumsWithin(series)
  const fromLeft = new Float64Array(size)
  for (let left = 0; left < smallest - 1; left++) addDistances(series, fromLeft, left)

  let start = -1
  let statistic = -Infinity
  for (let cut = smallest; cut <= size - smallest; cut++) {
    const added = series[cut - 1]!
    const leftWithin = within[cut]!
    const leftSpread = (2 * leftWithin) / (cut * (cut - 1))
    let between = 0
    const firstEnd = cut + smallest
    for (let end = cut + 1; end <= size; end++) {
      const at = end - 1
      const distance = series[at]! - added
      const sum = fromLeft[at]! + (distance < 0 ? -distance : distance)
      fromLeft[at] = sum
      between += sum
      if (end < firstEnd) continue
      const right = end - cut
      const rightWithin = within[end]! - leftWithin - between
      const energy = (2 * between) / (cut * right) - (2 * rightWithin) / (right * (right - 1)) - leftSpread
      const scaled = (energy * cut * right) / end
      if (scaled > statistic) {
        statistic = scaled
        start = cut
      }
    }
  }
  return { start, statistic }
}

/** For each length, the sum of distances between all pairs among the first values. */
function sumsWithin(series: Float64Array): Float64Array {
  const within = new Float64Array(series.length + 1)
  for (let at = 0; at < series.length; at++) {
    const value = series[at]!
    let sum = 0
    for (let other = 0; other < at; other++) {
      const distance = series[other]! - value
      sum += distance < 0 ? -distance : distance
    }
    within[at + 1] = within[at]! + sum
  }
  return within
}

function addDistances(series: Float64Array, fromLeft: Float64Array, left: number): void {
  for (let at = left + 1; at < series.length; at++) fromLeft[at]! += Math.abs(series[at]! - series[left]!)
}
