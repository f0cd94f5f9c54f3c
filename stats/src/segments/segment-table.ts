/** What is known about one item: which answers it has, or around what its numbers lie. */
export type ItemShape =
  | { name: string; kind: 'nominal' | 'ordinal'; levels: string[] }
  | { name: string; kind: 'numeric'; mean: number; deviation: number }

/** Answers made ready for fitting: people with equal answers share one pattern. Plain arrays, can be sent to a worker. */
export type SegmentTable = {
  items: ItemShape[]
  /** patterns × chosen items (nominal, ordinal); −1 is a missing answer */
  codes: Int32Array
  /** patterns × numeric items, in standard deviations from the mean; NaN is a missing answer */
  values: Float64Array
  /** people (or weights) per pattern */
  weights: Float64Array
  /** the pattern of each person */
  patternOf: Int32Array
  personWeights: Float64Array
}

/** Positions of the items among the chosen ones and among the numeric ones. */
export function columnsOf(items: readonly ItemShape[]): { chosen: number[]; numeric: number[] } {
  const chosen: number[] = []
  const numeric: number[] = []
  items.forEach((item, index) => (item.kind === 'numeric' ? numeric : chosen).push(index))
  return { chosen, numeric }
}

/** How many answers a nominal or ordinal item has. */
export function levelsOf(item: ItemShape): number {
  return item.kind === 'numeric' ? 0 : item.levels.length
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) sum += values[index]!
  return sum
}
