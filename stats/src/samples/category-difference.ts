/**
 * Standardised difference of a trait with several categories (industry, role) between two groups: one number of zero or
 * more, which is the ordinary standardised difference where there are two categories.
 *
 * Use it in a balance table beside `standardisedDifference`. Give counts per category, in the same order for both
 * groups. Categories that nobody has are left out.
 *
 * Source: Yang and Dalton 2012, SAS Global Forum, paper 335 (Mahalanobis distance of the shares).
 *
 * @example
 * categoryDifference([30, 10, 10], [20, 20, 10]) // 0.4747…
 */
export function categoryDifference(first: readonly number[], second: readonly number[]): number {
  if (first.length !== second.length || first.length < 2) {
    throw new RangeError(
      `Both groups need the same two or more categories; they have ${first.length} and ${second.length}.`,
    )
  }
  const used = first.map((_, at) => at).filter((at) => first[at]! + second[at]! > 0)
  const one = sharesOf(used.map((at) => first[at]!))
  const two = sharesOf(used.map((at) => second[at]!))
  const free = used.length - 1
  const distance = one.slice(0, free).map((share, at) => share - two[at]!)
  const spread = distance.map((_, row) =>
    distance.map((__, column) => {
      const across = (one[row]! * one[column]! + two[row]! * two[column]!) / 2
      return row === column ? (one[row]! + two[row]!) / 2 - across : -across
    }),
  )
  const solved = solve(spread, distance)
  return Math.sqrt(
    Math.max(
      0,
      distance.reduce((sum, value, at) => sum + value * solved[at]!, 0),
    ),
  )
}

function sharesOf(counts: number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (!(total > 0 && total < Infinity) || counts.some((count) => count < 0)) {
    throw new RangeError('Counts per category are zero or more, and each group has at least one person.')
  }
  return counts.map((count) => count / total)
}

function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  const size = rows.length
  for (let pivot = 0; pivot < size; pivot++) {
    if (!(rows[pivot]![pivot]! > 1e-12)) {
      throw new RangeError('The two groups share no category, so their difference has no bound.')
    }
    for (let row = pivot + 1; row < size; row++) {
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!
      for (let at = pivot; at <= size; at++) rows[row]![at]! -= factor * rows[pivot]![at]!
    }
  }
  const solution = right.map(() => 0)
  for (let row = size - 1; row >= 0; row--) {
    let rest = rows[row]![size]!
    for (let at = row + 1; at < size; at++) rest -= rows[row]![at]! * solution[at]!
    solution[row] = rest / rows[row]![row]!
  }
  return solution
}
