/**
 * In what share of all orders of `n` different values 0, 1, 2, … pairs fall: the exact law of Kendall's score by chance.
 *
 * Used for exact p values and intervals of trends in short series.
 *
 * Source: Kendall 1975, Rank Correlation Methods, section 5.2 (adding one value at a time).
 *
 * @example
 * fallingPairs(3) // [1/6, 2/6, 2/6, 1/6]
 */
export function fallingPairs(n: number): number[] {
  if (!Number.isInteger(n) || n < 1 || n > 200) {
    throw new RangeError(`Orders are counted for 1 to 200 values; there are ${n}.`)
  }
  let shares = [1]
  for (let size = 2; size <= n; size++) {
    const next = Array.from({ length: shares.length + size - 1 }, () => 0)
    shares.forEach((share, falls) => {
      for (let added = 0; added < size; added++) next[falls + added]! += share / size
    })
    shares = next
  }
  return shares
}
