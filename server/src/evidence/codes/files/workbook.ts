import { isBlank } from '../../../crm/imports/sheet/dialect.ts'
import { sheetIndex } from '../../../crm/imports/sheet/table-file.ts'
import type { ArchiveSource } from '../../../platform/archive/read-archive.ts'
import { type Workbook, openWorkbook } from '../../../platform/spreadsheet/read-xlsx.ts'
import { WorkbookRefused } from '../../../platform/spreadsheet/workbook-refused.ts'
import { type DraftCodebook, UnreadableCodebook, UnsafeCodebook } from './draft.ts'
import { headsCodes, readCodesTable } from './table.ts'

/** Of titles and notes above the table, this many rows are looked through for its head. */
const rowsAbove = 20

/** The first sheet of a workbook that can be seen, with one code in each row, as codes. */
export async function readCodesWorkbook(source: ArchiveSource, limit: number): Promise<DraftCodebook> {
  try {
    const workbook = await openWorkbook(source)
    try {
      const chosen = sheetIndex(workbook, undefined)
      const codebook = readCodesTable(fromHead(await rowsOf(workbook, chosen, limit)), 'xlsx')
      const others = workbook.sheets.length - 1
      return others === 0
        ? codebook
        : { ...codebook, warnings: [oneOfSheets(workbook.sheets[chosen]!.name), ...codebook.warnings] }
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

/** Without what stands above a head of several columns: a title, a date, who wrote it. */
function fromHead(rows: string[][]): string[][] {
  const at = rows
    .slice(0, rowsAbove)
    .findIndex((cells) => headsCodes(cells) && cells.filter((cell) => cell.trim() !== '').length > 1)
  return at > 0 ? rows.slice(at) : rows
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
