import { fail } from '@firsthand/contract/core/failure'
import { previewImport } from '@firsthand/contract/crm/imports'
import iconv from 'iconv-lite'
import type { Services } from '../../platform/context.ts'
import { openWorkbook } from '../../platform/spreadsheet/read-xlsx.ts'
import { WorkbookRefused } from '../../platform/spreadsheet/workbook-refused.ts'
import { type DetectedDialect, describeRows, detectDialect, isBlank, sampleBytes } from './sheet/dialect.ts'
import { detectEncoding } from './sheet/encoding.ts'
import { type SheetRow, iterateRows } from './sheet/sheet.ts'
import { type TableFile, archiveOf, iterateSheet, sheetIndex } from './sheet/table-file.ts'
import { cardHeaders, iterateCards, looksLikeCards } from './sheet/vcard.ts'

export type ChosenDialect = {
  encoding?: string | undefined
  delimiter?: string | undefined
  headerRow?: number | null | undefined
  sheet?: string | undefined
  leaveHidden?: boolean | undefined
}
export type HeadDialect = DetectedDialect & {
  format: 'text' | 'xlsx' | 'vcard'
  sheet?: string | undefined
  leaveHidden?: boolean | undefined
}
/** The beginning of a table: how it is written, and its first rows, up to as many as were asked for. */
export type Head = {
  dialect: HeadDialect
  sheets: { name: string; isHidden: boolean }[]
  rows: SheetRow[]
  /** Whether the rows are all there are. */
  isAll: boolean
  /** How many bytes the rows took, where that is known. */
  bytesRead: number | undefined
}

const headBytes = 4 * sampleBytes

export function tableFile(
  services: Services,
  workspaceId: string,
  { sha256, size }: { sha256: string; size: number },
): TableFile {
  return { size, stream: (range) => services.files.stream(workspaceId, sha256, range) }
}

/** Reads how a file writes its table, and its first rows. Refuses what is no table. */
export async function readHead(file: TableFile, chosen: ChosenDialect, rowsWanted: number): Promise<Head> {
  const bytes = await readBeginning(file)
  if (bytes.subarray(0, 4).toString('hex') === '504b0304') return readWorkbookHead(file, chosen, rowsWanted)
  refuseOtherFormats(bytes)
  if (chosen.encoding !== undefined && !iconv.encodingExists(chosen.encoding))
    fail(previewImport, 'file_unreadable', { reason: `nobody knows the encoding ${String(chosen.encoding)}` })

  const isWhole = file.size <= headBytes
  const encoding = chosen.encoding ?? detectEncoding(bytes).encoding
  const isCards = looksLikeCards(iconv.decode(bytes.subarray(0, 200), encoding))
  const dialect = isCards ? cardDialect(encoding) : textDialect(bytes, chosen, isWhole)
  const read = isCards ? iterateCards([bytes], encoding) : iterateRows([bytes], dialect)
  const { rows, isAll } = await take(read, rowsWanted)
  if (rows.length === 0) fail(previewImport, 'file_empty')
  // The last row of a beginning may be cut in two.
  const whole = isAll && !isWhole && rows.length > 1 ? rows.slice(0, -1) : rows
  return {
    dialect,
    sheets: [],
    rows: whole,
    isAll: isAll && isWhole,
    bytesRead: isAll ? bytes.length : undefined,
  }
}

async function readBeginning(file: TableFile): Promise<Buffer> {
  const parts: Uint8Array[] = []
  const end = Math.min(headBytes, file.size) - 1
  if (end >= 0) for await (const part of file.stream({ start: 0, end })) parts.push(part)
  return Buffer.concat(parts)
}

async function readWorkbookHead(file: TableFile, chosen: ChosenDialect, rowsWanted: number): Promise<Head> {
  try {
    const workbook = await openWorkbook(archiveOf(file))
    try {
      const index = sheetIndex(workbook, chosen.sheet)
      if (index === -1) fail(previewImport, 'sheet_missing', { sheet: chosen.sheet! })
      const first: string[][] = []
      let hasHidden = false
      for await (const { cells, isHidden } of workbook.rows(index)) {
        hasHidden ||= isHidden
        if (!isBlank(cells) && first.push(cells) >= 100) break
      }
      const table = describeRows(first, chosen.headerRow)
      if (table.sampleRows.length === 0) fail(previewImport, 'file_empty')
      const dialect: HeadDialect = {
        ...table,
        warnings: [
          ...table.warnings.filter((warning) => warning !== 'ragged_rows'),
          ...(hasHidden ? (['hidden_rows'] as const) : []),
        ],
        format: 'xlsx',
        encoding: 'utf-8',
        delimiter: ',',
        sheet: workbook.sheets[index]!.name,
        leaveHidden: chosen.leaveHidden,
      }
      const { rows, isAll } = await take(iterateSheet(workbook, dialect), rowsWanted)
      return { dialect, sheets: workbook.sheets, rows, isAll, bytesRead: undefined }
    } finally {
      workbook.close()
    }
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error
    const code = error.code === 'unsafe' || error.code === 'too_much_text' ? 'file_unsafe' : 'file_unreadable'
    return fail(previewImport, code, { reason: error.message })
  }
}

async function take(
  read: AsyncGenerator<SheetRow>,
  wanted: number,
): Promise<{ rows: SheetRow[]; isAll: boolean }> {
  const rows: SheetRow[] = []
  for await (const row of read) {
    if (rows.length === wanted) return { rows, isAll: false }
    rows.push(row)
  }
  return { rows, isAll: true }
}

function cardDialect(encoding: string): HeadDialect {
  const headers = [...cardHeaders]
  return {
    format: 'vcard',
    encoding,
    delimiter: ',',
    headerRow: null,
    headers,
    sampleRows: [],
    confidence: 1,
    warnings: [],
  }
}

function textDialect(bytes: Buffer, chosen: ChosenDialect, isWhole: boolean): HeadDialect {
  const { encoding, delimiter, headerRow } = chosen
  const dialect = detectDialect(bytes, {
    isWhole,
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(headerRow !== undefined && { headerRow }),
  })
  if (dialect.warnings.includes('empty') || dialect.sampleRows.length === 0) fail(previewImport, 'file_empty')
  return { ...dialect, format: 'text' }
}

const signatures: [string, string][] = [
  ['504b', 'it is a packed file'],
  ['d0cf11e0', 'it is an old Excel workbook, or one with a password'],
  ['25504446', 'it is a PDF'],
  ['89504e47', 'it is a picture'],
  ['ffd8ff', 'it is a picture'],
  ['1f8b', 'it is a packed file'],
]

function refuseOtherFormats(bytes: Buffer): void {
  const start = bytes.subarray(0, 4).toString('hex')
  const found = signatures.find(([signature]) => start.startsWith(signature))?.[1]
  if (found) fail(previewImport, 'file_unreadable', { reason: found })
  if (/^\ufeff?\s*(<!doctype html|<html|<\?xml)/i.test(bytes.subarray(0, 200).toString()))
    fail(previewImport, 'file_unreadable', { reason: 'it is a web page or XML' })
  if (looksBinary(bytes)) fail(previewImport, 'file_unreadable', { reason: 'it is not text' })
}

/** Control characters that no encoding of text writes often; zeros are half of UTF-16. */
function looksBinary(bytes: Buffer): boolean {
  const some = bytes.subarray(0, 4_096)
  const controls =
    some.filter((byte) => byte > 0 && byte < 9).length + some.filter((byte) => byte > 13 && byte < 27).length
  return controls > some.length * 0.05
}
