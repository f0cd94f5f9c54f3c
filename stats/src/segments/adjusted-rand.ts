/**
 * How well two groupings of the same people agree: 1 is the same groups (whatever they are called), 0 is chance.
 *
 * Use it to compare two segmentations, or found segments with known groups.
 *
 * Source: Hubert and Arabie 1985, Journal of Classification 2, 193–218.
 *
 * @example
 * adjustedRand([0, 0, 1, 1], [5, 5, 7, 7]) // 1
 */
export function adjustedRand(first: ArrayLike<number | string>, second: ArrayLike<number | string>): number {
  const people = first.length
  if (people !== second.length || people < 2) {
    throw new RangeError(
      `Two groupings of the same two or more people are needed; got ${people} and ${second.length}.`,
    )
  }
  const cells = new Map<string, number>()
  const rows = new Map<number | string, number>()
  const columns = new Map<number | string, number>()
  for (let person = 0; person < people; person++) {
    const [one, two] = [first[person]!, second[person]!]
    count(cells, `${typeof one}${one}|${typeof two}${two}`)
    count(rows, one)
    count(columns, two)
  }
  const together = pairsIn(cells.values())
  const [inFirst, inSecond] = [pairsIn(rows.values()), pairsIn(columns.values())]
  const byChance = (inFirst * inSecond) / ((people * (people - 1)) / 2)
  const most = (inFirst + inSecond) / 2
  // Both groupings are one group, or both are all single people: they are the same.
  if (most === byChance) return 1
  return (together - byChance) / (most - byChance)
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0
  for (const size of sizes) pairs += (size * (size - 1)) / 2
  return pairs
}
