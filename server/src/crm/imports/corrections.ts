import type { Corrections } from '@firsthand/contract/crm/imports'
import { type SheetRow, fitted } from './sheet/sheet.ts'

/** Takes the rows that somebody corrected as they were corrected; all others as they stand in the file. */
export function correcting(corrections: Corrections, width: number): (row: SheetRow) => SheetRow {
  if (corrections.length === 0) return (row) => row
  const cellsOf = new Map(corrections.map(({ line, cells }) => [line, cells]))
  return (row) => {
    const cells = cellsOf.get(row.line)
    return cells ? fitted({ line: row.line, cells, problems: [] }, { width, number: row.number }) : row
  }
}
