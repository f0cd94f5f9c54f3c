// How a file writes its table: encoding, delimiter, which row names the columns. Found on a sample of its
// first bytes; each part can be set by a person who sees that the guess is wrong.

import { decode, detectEncoding } from './encoding.ts'
import { findHeader, uniqueHeaders } from './header.ts'
import { createRowReader } from './rows.ts'
import type { Row } from './rows.ts'

export type DialectWarning =
  | 'empty'
  | 'hidden_rows'
  | 'encoding_guessed'
  | 'undecodable'
  | 'delimiter_guessed'
  | 'header_guessed'
  | 'no_header'
  | 'ragged_rows'
  | 'unclosed_quote'
  | 'nul_characters'

export type Dialect = {
  encoding: string
  delimiter: string
  /** Index of the row that names the columns, among rows that are not blank; null where none does. */
  headerRow: number | null
  headers: string[]
}

export type DetectedDialect = Dialect & {
  sampleRows: string[][]
  /** 0 to 1: of the least certain part. */
  confidence: number
  warnings: DialectWarning[]
}

export type Chosen = { encoding?: string; delimiter?: string; headerRow?: number | null; isWhole?: boolean }

export const delimiters = [',', ';', '\t', '|'] as const
/** A good sample size; a shorter sample is taken for a whole file, unless `isWhole` says otherwise. */
export const sampleBytes = 65_536
const sampleRowCount = 50
// Beyond this only the encoding is looked at. Even, so that it cuts no UTF-16 pair.
const mostBytesLookedAt = 4 * sampleBytes

export function detectDialect(sample: Uint8Array, chosen: Chosen = {}): DetectedDialect {
  const guessed = detectEncoding(sample)
  const encoding = chosen.encoding ?? guessed.encoding
  const decoded = decode(sample.subarray(0, mostBytesLookedAt), encoding)
  const isWhole = (chosen.isWhole ?? sample.length < sampleBytes) && sample.length <= mostBytesLookedAt
  const text = decoded.replaceAll('\0', '')
  const said = separatorLine.exec(text)?.[1]
  const { delimiter, share } = chooseDelimiter(text, { isWhole, said: chosen.delimiter ?? said })

  const rows = sampleOf(text, { delimiter, isWhole }).filter((row) => !isBlank(row.cells))
  const table = describeRows(
    rows.map((row) => row.cells),
    chosen.headerRow,
  )
  const warnings: Array<[boolean, DialectWarning]> = [
    [chosen.encoding === undefined && guessed.confidence < 0.9, 'encoding_guessed'],
    // The last character of a sample may be cut in two.
    [decoded.slice(0, isWhole ? undefined : -1).includes('\ufffd'), 'undecodable'],
    [share < 0.7, 'delimiter_guessed'],
    [rows.some((row) => row.problems.includes('unclosed_quote')), 'unclosed_quote'],
    [decoded.includes('\0'), 'nul_characters'],
  ]
  return {
    ...table,
    encoding,
    delimiter,
    confidence: rows.length === 0 ? 0 : Math.min(guessed.confidence, share, table.confidence),
    warnings: [...warnings.filter(([isSo]) => isSo).map(([, warning]) => warning), ...table.warnings],
  }
}

export type DescribedTable = Pick<
  DetectedDialect,
  'headerRow' | 'headers' | 'sampleRows' | 'confidence' | 'warnings'
>

/** Which of the first rows of a table names its columns, whatever kind of file they are from. None of them is blank. */
export function describeRows(cells: string[][], chosen: number | null | undefined): DescribedTable {
  const header = headerOf(cells, {
    width: commonWidth(cells).width,
    ...(chosen !== undefined && { chosen }),
  })
  const sampleRows = cells.slice(header.row === null ? 0 : header.row + 1).slice(0, sampleRowCount)
  const headers = uniqueHeaders(header.cells, widthOf(header.cells, sampleRows))
  const warnings: Array<[boolean, DialectWarning]> = [
    [cells.length === 0, 'empty'],
    [header.row !== null && header.confidence <= 0.5, 'header_guessed'],
    [header.row === null && cells.length > 0, 'no_header'],
    [
      sampleRows.some((row) => filledLength(row) > headers.length || row.length < headers.length),
      'ragged_rows',
    ],
  ]
  return {
    headerRow: header.row,
    headers,
    sampleRows,
    confidence: header.confidence,
    warnings: warnings.filter(([isSo]) => isSo).map(([, warning]) => warning),
  }
}

/** `sep=;` on the first line: Excel's own way of naming the delimiter. It is no row. */
export const separatorLine = /^"?sep=(.)"?[^\S\r\n]*(\r\n|\n|\r|$)/i

export function isBlank(cells: string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

type Scored = { delimiter: string; share: number; width: number }

function chooseDelimiter(text: string, { isWhole, said }: { isWhole: boolean; said?: string }): Scored {
  if (said !== undefined) return { delimiter: said, share: 1, width: 0 }
  const scored = delimiters.map((delimiter) => {
    const rows = sampleOf(text, { delimiter, isWhole }).map((row) => row.cells)
    return { delimiter, ...commonWidth(rows.filter((cells) => !isBlank(cells))) }
  })
  const best = scored.filter(({ width }) => width > 1).toSorted((one, other) => worth(other) - worth(one))[0]
  return best ?? { delimiter: ',', share: 1, width: 1 }
}

// Agreement of the rows first; between delimiters on which they agree alike, the one that makes more columns.
function worth({ share, width }: Scored): number {
  return share + Math.min(width, 10) / 50
}

function sampleOf(text: string, { delimiter, isWhole }: { delimiter: string; isWhole: boolean }): Row[] {
  const reader = createRowReader(delimiter)
  const rows = reader.push(text.replace(separatorLine, ''))
  if (isWhole || rows.length === 0) rows.push(...reader.end())
  return rows.slice(0, sampleRowCount * 2)
}

function commonWidth(rows: string[][]): { width: number; share: number } {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, count] = [...counts].toSorted(
    ([widthOne, one], [widthOther, other]) => other - one || widthOther - widthOne,
  )[0] ?? [1, 0]
  return { width, share: rows.length === 0 ? 0 : count / rows.length }
}

// As wide as the names of the header, unless most rows have something beyond the last one.
function widthOf(header: string[], rows: string[][]): number {
  const named = filledLength(header)
  const lengths = rows.map(filledLength)
  const isWider = lengths.filter((length) => length > named).length > rows.length / 2
  return isWider ? Math.min(commonWidth(rows).width, Math.max(...lengths)) : named
}

function filledLength(cells: string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

function headerOf(cells: string[][], { width, chosen }: { width: number; chosen?: number | null }) {
  const found = chosen === undefined ? findHeader(cells, width) : { row: chosen, confidence: 1 }
  return { ...found, cells: found.row === null ? [] : (cells[found.row] ?? []) }
}
