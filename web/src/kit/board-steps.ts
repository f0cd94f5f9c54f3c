export type Step = 'up' | 'down' | 'left' | 'right'

/** The card that an arrow leads to: along its column, or at the same height of the next column that has cards. */
export function stepTo(
  columns: readonly (readonly string[])[],
  from: string,
  step: Step,
): string | undefined {
  const column = columns.findIndex((each) => each.includes(from))
  const row = columns[column]?.indexOf(from) ?? -1
  if (row === -1) return undefined
  if (step === 'down') return columns[column]?.[row + 1]
  if (step === 'up') return columns[column]?.[row - 1]
  const by = step === 'right' ? 1 : -1
  for (let next = column + by; columns[next] !== undefined; next += by) {
    const cards = columns[next]!
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)]
  }
  return undefined
}

/** The column beside one, undefined at the edge. */
export function nextColumn(ids: readonly string[], from: string, by: 1 | -1): string | undefined {
  const at = ids.indexOf(from)
  return at === -1 ? undefined : ids[at + by]
}
