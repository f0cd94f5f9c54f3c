/** A value as a spreadsheet knows values. Instants and days are ISO 8601 text with a meaning. */
export type Cell = string | number | boolean | null | { instant: string } | { day: string }

/** A cell as text, for forms that know nothing else. */
export function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return 'instant' in cell ? cell.instant : cell.day
  return String(cell)
}
