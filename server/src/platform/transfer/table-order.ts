/** A foreign key, one entry a column beside the workspace's. */
export type TableKey = { from: string; to: string; column: string; isRequired: boolean }

export type Ordered = { name: string; late: string[]; outward: string[] }

/**
 * Orders tables so that each comes after those it points to. Where they point at each other or at themselves, the
 * columns that may be empty are named `late`: to be filled in when all rows are there. Columns that point to a table
 * which is not among these are named `outward`.
 */
export function orderTables(names: string[], keys: TableKey[]): Ordered[] {
  const waiting = new Set(names.toSorted())
  const placed = new Set<string>()
  const ordered: Ordered[] = []
  while (waiting.size > 0) {
    const name = next(waiting, placed, keys)
    const own = keys.filter((key) => key.from === name && !placed.has(key.to))
    const stuck = own.find((key) => key.isRequired)
    if (stuck)
      throw new Error(
        `${name}.${stuck.column} must point to ${stuck.to}, which can never be there before it.`,
      )
    const columns = (isLate: boolean) =>
      [...new Set(own.filter((key) => waiting.has(key.to) === isLate).map((key) => key.column))].toSorted()
    ordered.push({ name, late: columns(true), outward: columns(false) })
    waiting.delete(name)
    placed.add(name)
  }
  return ordered
}

function next(waiting: Set<string>, placed: Set<string>, keys: TableKey[]): string {
  const waitsFor = (name: string, counts: (key: TableKey) => boolean) =>
    keys.some(
      (key) =>
        key.from === name && key.to !== name && waiting.has(key.to) && !placed.has(key.to) && counts(key),
    )
  const all = [...waiting]
  return (
    all.find((name) => !waitsFor(name, () => true)) ??
    all.find((name) => !waitsFor(name, (key) => key.isRequired)) ??
    all[0]!
  )
}
