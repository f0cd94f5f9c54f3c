import type { ColumnTarget, ImportOptions, SavedMapping } from '@firsthand/contract/crm/imports'

type Saved = Pick<SavedMapping, 'headers' | 'mapping' | 'options'>
type Table = { headers: readonly string[]; guesses: readonly { target: ColumnTarget }[] }

/**
 * A saved mapping for a table whose columns may stand in another order, or be more or fewer: each column is found by its
 * name, and one that is new is what it looks like, unless another column is that already.
 */
export function applyMapping(
  saved: Saved,
  table: Table,
): { mapping: ColumnTarget[]; options: ImportOptions } {
  const places = placesOf(saved.headers, table.headers)
  const told = new Map([...places].map(([from, to]) => [to, saved.mapping[from] ?? 'ignore']))
  const taken = new Set<ColumnTarget>(told.values())
  const mapping = table.headers.map((_, column): ColumnTarget => {
    const guess = table.guesses[column]?.target ?? 'ignore'
    return told.get(column) ?? (taken.has(guess) ? 'ignore' : guess)
  })
  const moved = <T extends { column: number }>(list: readonly T[]): T[] =>
    list.flatMap((each) => {
      const column = places.get(each.column)
      return column === undefined ? [] : [{ ...each, column }]
    })
  const { values, readings, ...rest } = saved.options
  return { mapping, options: { ...rest, values: moved(values), readings: moved(readings) } }
}

/** Where each column of one table stands in another: the first of a name is the first of that name. */
function placesOf(from: readonly string[], to: readonly string[]): Map<number, number> {
  const free = new Map<string, number[]>()
  for (const [column, header] of to.entries()) {
    const key = keyOf(header)
    free.set(key, [...(free.get(key) ?? []), column])
  }
  const places = new Map<number, number>()
  for (const [column, header] of from.entries()) {
    const place = free.get(keyOf(header))?.shift()
    if (place !== undefined) places.set(column, place)
  }
  return places
}

function keyOf(header: string): string {
  return header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
