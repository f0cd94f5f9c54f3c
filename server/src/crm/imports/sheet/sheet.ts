// Reading a table of people: whole for a preview, row by row for a million.

import { decodeStream } from './encoding.ts'
import { detectDialect, isBlank, separatorLine } from './dialect.ts'
import type { Chosen, DetectedDialect, Dialect } from './dialect.ts'
import { createRowReader, defaultRowLimits } from './rows.ts'
import type { Row, RowLimits, RowProblem } from './rows.ts'

export type SheetRowProblem =
  | RowProblem
  | 'too_few_cells'
  | 'too_many_cells'
  | 'undecodable'
  /** A vCard that begins and never ends. */
  | 'card_unclosed'

export type SheetRow = {
  /** Counted from 1, headers and blank rows left out. */
  number: number
  /** Line of the file on which the row begins, from 1. */
  line: number
  /** As many as there are headers, or more. */
  cells: string[]
  problems: SheetRowProblem[]
}

/** Everything at once, for files that fit into memory. */
export async function readSheet(bytes: Uint8Array, chosen: Chosen = {}) {
  const dialect: DetectedDialect = detectDialect(bytes, { isWhole: true, ...chosen })
  const rows: SheetRow[] = []
  for await (const row of iterateRows([bytes], dialect)) rows.push(row)
  return { dialect, rows }
}

/** One row at a time, in bounded memory. A row with problems is handed on with them; none is left out. */
export async function* iterateRows(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  dialect: Dialect,
  limits: RowLimits = defaultRowLimits,
): AsyncGenerator<SheetRow> {
  const width = dialect.headers.length
  const firstRow = dialect.headerRow === null ? 0 : dialect.headerRow + 1
  let seen = 0
  for await (const rows of readRows(source, dialect, limits)) {
    for (const row of rows) {
      if (isBlank(row.cells) && row.problems.length === 0) continue
      seen += 1
      if (seen > firstRow) yield fitted(row, { width, number: seen - firstRow })
    }
  }
}

async function* readRows(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { encoding, delimiter }: Dialect,
  limits: RowLimits,
): AsyncGenerator<Row[]> {
  const reader = createRowReader(delimiter, limits)
  let start: string | undefined = ''
  let linesLeftOut = 0
  const numbered = (rows: Row[]) => rows.map((row) => ({ ...row, line: row.line + linesLeftOut }))
  for await (const decoded of decodeStream(source, encoding)) {
    const text: string = decoded.includes('\0') ? decoded.replaceAll('\0', '') : decoded
    if (start === undefined) {
      yield numbered(reader.push(text))
      continue
    }
    // Held back until it is long enough to tell a separator line.
    start += text
    if (start.length < 16) continue
    linesLeftOut = separatorLine.test(start) ? 1 : 0
    yield numbered(reader.push(start.replace(separatorLine, '')))
    start = undefined
  }
  if (start !== undefined) {
    linesLeftOut = separatorLine.test(start) ? 1 : 0
    yield numbered(reader.push(start.replace(separatorLine, '')))
  }
  yield numbered(reader.end())
}

/** A row with as many cells as there are columns, or with the problem that it has more. */
export function fitted(
  row: { line: number; cells: string[]; problems: SheetRowProblem[] },
  { width, number }: { width: number; number: number },
): SheetRow {
  const problems: SheetRowProblem[] = [...row.problems]
  let cells = row.cells
  if (cells.length > width) {
    if (isBlank(cells.slice(width))) cells = cells.slice(0, width)
    else problems.push('too_many_cells')
  } else if (cells.length < width) {
    if (!problems.includes('row_too_long')) problems.push('too_few_cells')
    cells = [...cells, ...Array.from({ length: width - cells.length }, () => '')]
  }
  if (cells.some((cell) => cell.includes('\ufffd'))) problems.push('undecodable')
  return { number, line: row.line, cells, problems }
}
