/** A label a coder gives: a code's name, a number on a scale, or yes and no. */
export type Label = string | number | boolean

/**
 * Counts how two coders labelled the same units: rows are the first coder's labels, columns the second's.
 *
 * Use it to turn two lists of labels into the square table that `cohenKappa` reads. Labels keep the order you give in
 * `categories` (needed for weighted kappa on an ordered scale); without it they are sorted.
 *
 * Source: Cohen 1960, Educational and Psychological Measurement 20, 37–46.
 *
 * @example
 * agreementTable(['pain', 'pain', 'joy'], ['pain', 'joy', 'joy']).counts // [[1, 0], [1, 1]]
 */
export function agreementTable<Name extends Label>(
  first: readonly Name[],
  second: readonly Name[],
  categories: readonly Name[] = sorted([...first, ...second]),
): { categories: Name[]; counts: number[][] } {
  if (first.length !== second.length || first.length === 0) {
    throw new RangeError(
      `Two coders must label the same units, at least one; there are ${first.length} and ${second.length} labels.`,
    )
  }
  const position = new Map(categories.map((name, index) => [name, index]))
  const counts = categories.map(() => categories.map(() => 0))
  first.forEach((name, unit) => {
    const row = position.get(name)
    const column = position.get(second[unit]!)
    if (row === undefined || column === undefined) {
      throw new RangeError(
        `Unit ${unit + 1} has a label that is not among the categories. Add it to the list.`,
      )
    }
    counts[row]![column]!++
  })
  return { categories: [...categories], counts }
}

function sorted<Name extends Label>(names: Name[]): Name[] {
  return [...new Set(names)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
