import { isBlank } from '../../../crm/imports/sheet/dialect.ts'
import { sheetIndex } from '../../../crm/imports/sheet/table-file.ts'
import type { ArchiveSource } from '../../../platform/archive/read-archive.ts'
import { type Workbook, openWorkbook } from '../../../platform/spreadsheet/read-xlsx.ts'
import { WorkbookRefused } from '../../../platform/spreadsheet/workbook-refused.ts'
import { type DraftCodebook, UnreadableCodebook, UnsafeCodebook } from './draft.ts'
import { headsCodes, knownColumns, readCodesTable } from './table.ts'

/** Of titles and notes above the table, this many rows are looked through for its head. */
const rowsAbove = 20

/** The first sheet of a workbook that can be seen, with one code in each row, as codes. */
export async function readCodesWorkbook(source: ArchiveSource, limit: number): Promise<DraftCodebook> {
  try {
    const workbook = await openWorkbook(source)
    try {
      const chosen = sheetIndex(workbook, undefined)
      const rows = await rowsOf(workbook, chosen, limit)
      const above = rowsAboveHead(rows)
      const codebook = readCodesTable(rows.slice(above), 'xlsx')
      const isOneOfSeveral = workbook.sheets.length > 1
      return {
        ...codebook,
        warnings: [
          ...(isOneOfSeveral ? [oneOfSheets(workbook.sheets[chosen]!.name)] : []),
          ...(above > 0 ? [startedAt(rows[above]!, above)] : []),
          ...codebook.warnings,
        ],
      }
    } finally {
      workbook.close()
    }
  } catch (error) {
    throw error instanceof WorkbookRefused ? inWordsOfCodebooks(error) : error
  }
}

async function rowsOf(workbook: Workbook, sheet: number, limit: number): Promise<string[][]> {
  const rows: string[][] = []
  let size = 0
  for await (const { cells } of workbook.rows(sheet)) {
    if (isBlank(cells)) continue
    size += cells.reduce((sum, cell) => sum + cell.length + 1, 0)
    if (size > limit) throw new UnreadableCodebook('This file is too large for a codebook. Choose another.')
    rows.push(cells)
  }
  return rows
}

/**
 * How many rows stand above a head of several columns: a title, a date. Rows of several cells are codes rather, unless the
 * head says more than one column that a codebook has.
 */
function rowsAboveHead(rows: string[][]): number {
  const at = rows
    .slice(0, rowsAbove)
    .findIndex(
      (cells, place) =>
        headsCodes(cells) && (knownColumns(cells) > 1 || isTitle(rows.slice(0, place), cells)),
    )
  return Math.max(at, 0)
}

function isTitle(above: string[][], head: string[]): boolean {
  return filled(head) > 1 && above.every((cells) => filled(cells) <= 1)
}

function filled(cells: string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length
}

function startedAt(head: string[], above: number): string {
  const columns = head.filter((cell) => cell.trim() !== '').slice(0, 3)
  const left = above === 1 ? 'one row was not read as a code' : `${above} rows were not read as codes`
  return `Above the columns “${columns.join('”, “')}” ${left}.`
}

function oneOfSheets(name: string): string {
  return `Only the sheet “${name}” was read. For another one, save it as a file of its own.`
}

function inWordsOfCodebooks({ code, message }: WorkbookRefused): Error {
  return code === 'unsafe' || code === 'too_much_text'
    ? new UnsafeCodebook(message)
    : new UnreadableCodebook(
        `This file cannot be read as a codebook: ${message}. Save the codebook as .xlsx, CSV or as a REFI-QDA codebook (.qdc), and choose that.`,
      )
}
