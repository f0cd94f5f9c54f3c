// The rows of a file of people, whatever kind of file it is.

import { type Workbook, openWorkbook } from '../../../platform/spreadsheet/read-xlsx.ts'
import type { ArchiveSource } from '../../../platform/archive/read-archive.ts'
import { type Dialect, isBlank } from './dialect.ts'
import { type SheetRow, fitted, iterateRows } from './sheet.ts'
import { iterateCards } from './vcard.ts'

/** How a file writes its table, as it is kept with an import. */
export type TableDialect = Dialect & {
  format?: 'text' | 'xlsx' | 'vcard' | undefined
  sheet?: string | undefined
  leaveHidden?: boolean | undefined
}

/** `stream` without a range answers the whole file. */
export type TableFile = {
  size: number
  stream(range?: { start: number; end: number }): AsyncIterable<Uint8Array>
}

/** Every row of a file behind its header, in bounded memory. */
export async function* iterateTable(file: TableFile, dialect: TableDialect): AsyncGenerator<SheetRow> {
  if (dialect.format === 'vcard') return yield* iterateCards(file.stream(), dialect.encoding)
  if (dialect.format !== 'xlsx') return yield* iterateRows(file.stream(), dialect)
  const workbook = await openWorkbook(archiveOf(file))
  try {
    yield* iterateSheet(workbook, dialect)
  } finally {
    workbook.close()
  }
}

/** Rows of a sheet behind its header. Rows without any text are passed over, as in a text file. */
export async function* iterateSheet(workbook: Workbook, dialect: TableDialect): AsyncGenerator<SheetRow> {
  const firstRow = dialect.headerRow === null ? 0 : dialect.headerRow + 1
  const width = dialect.headers.length
  let seen = 0
  for await (const { line, cells, isHidden } of workbook.rows(sheetIndex(workbook, dialect.sheet))) {
    if (isBlank(cells)) continue
    seen += 1
    if (seen <= firstRow || (isHidden && dialect.leaveHidden)) continue
    const row = fitted({ line, cells, problems: [] }, { width, number: seen - firstRow })
    // A workbook keeps no cells behind the last one that holds something.
    yield { ...row, problems: row.problems.filter((problem) => problem !== 'too_few_cells') }
  }
}

/** The sheet of this name; the first where no name is given, and -1 where there is none of this name. */
export function sheetIndex(workbook: Workbook, name: string | undefined): number {
  if (name !== undefined) return workbook.sheets.findIndex((sheet) => sheet.name === name)
  return Math.max(
    0,
    workbook.sheets.findIndex((sheet) => !sheet.isHidden),
  )
}

export function archiveOf(file: TableFile): ArchiveSource {
  // Ranges of archives end before their end, those of files with it.
  return {
    size: file.size,
    stream: (start, end) => file.stream({ start, end: end - 1 }) as ReturnType<ArchiveSource['stream']>,
  }
}
