import { failCommon } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import {
  type ColumnTarget,
  ImportOptions,
  type PreviewRow,
  type previewImport,
} from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { findFile } from '../../platform/files/files.ts'
import { correcting } from './corrections.ts'
import { distinctWords } from './distinct-words.ts'
import { type ImportRow, readImportRow } from './import-row.ts'
import { countKnown } from './count-known.ts'
import { withFields } from './field-headers.ts'
import { findMapping } from './mappings.ts'
import { type Head, readHead, tableFile } from './read-head.ts'
import { describeReadings, withFound } from './readings.ts'
import { readRules, readingsByColumn } from './row-rules.ts'
import type { DialectWarning } from './sheet/dialect.ts'
import { guessMapping } from './sheet/mapping.ts'
import { programMapping, recogniseProgram } from './sheet/programs.ts'

const rowsShown = 50
const rowsLookedAt = 1_000

type Asked = Input<typeof previewImport>

/** The beginning of a table as its import would read it. */
export async function preview(
  ctx: Context,
  { file: fileId, dialect: chosen = {}, mapping: given, options: said = {}, corrections = [] }: Asked,
): Promise<Output<typeof previewImport>> {
  const file = await findFile(ctx, fileId)
  const head = await readHead(tableFile(ctx.services, ctx.workspaceId, file), chosen, rowsLookedAt)
  const { format, encoding, delimiter, headerRow, headers, sheet, leaveHidden } = head.dialect
  if (given && given.length !== headers.length)
    failCommon('input_invalid', {
      problems: [
        { path: 'mapping', message: `The file has ${headers.length} columns. Give a target for each.` },
      ],
    })

  const guessed = await guessColumns(ctx, head)
  const saved = await findMapping(ctx, headers)
  const mapping = given ?? saved?.mapping ?? guessed.guesses.map((guess) => guess.target)
  const saidOptions = ImportOptions.parse({
    ...guessOptions(head, mapping, guessed.program),
    ...(given ? {} : saved?.options),
    ...said,
  })
  const saidRules = await readRules(ctx, { headers, mapping, options: saidOptions })
  const sheetRows = head.rows.map(correcting(corrections, headers.length))
  const readings = describeReadings(sheetRows, saidRules)
  const options = { ...saidOptions, readings: withFound(saidOptions.readings, readings) }
  const rules = { ...saidRules, options, readings: readingsByColumn(options.readings) }
  const rows = sheetRows.map((row) => readImportRow(row, rules))
  const refused = rows.filter((row) => row.person === null)
  const known = await countKnown(ctx, rows, options.matchBy)
  return {
    dialect: {
      format,
      encoding,
      delimiter,
      headerRow,
      ...(sheet !== undefined && { sheet }),
      ...(leaveHidden !== undefined && { leaveHidden }),
    },
    sheets: head.sheets,
    headers,
    guesses: guessed.guesses,
    mapping,
    options,
    program: guessed.program ?? null,
    saved: saved ? { id: saved.id, name: saved.name } : null,
    values: distinctWords(sheetRows, rules),
    readings,
    confidence: head.dialect.confidence,
    warnings: head.dialect.warnings.map((code) => ({ code, message: warningSentences[code] })),
    rows: rows.slice(0, rowsShown).map(shown),
    refused: refused.slice(0, rowsShown).map(shown),
    problemCount: refused.length,
    knownCount: known.known,
    archivedCount: known.archived,
    importedBefore: await importedBefore(ctx, file.sha256),
    rowsLookedAt: rows.length,
    rowsInFile: head.isAll
      ? { count: rows.length, exact: true }
      : { count: estimate(head, file.size), exact: false },
  }
}

async function guessColumns(ctx: Context, { dialect: { headers, sampleRows, format }, rows }: Head) {
  const sample = sampleRows.length > 0 ? sampleRows : rows.slice(0, 50).map((row) => row.cells)
  const program = format === 'vcard' ? undefined : recogniseProgram(headers)
  const guesses = program
    ? programMapping(program, headers).map((target) => ({ target, reason: 'header' as const }))
    : guessMapping(headers, sample)
  return { program, guesses: await withFields(ctx, headers, guesses) }
}

/** What the rows themselves say of how they are to be read. */
function guessOptions({ rows }: Head, mapping: ColumnTarget[], program: string | undefined) {
  const column = mapping.indexOf('name')
  const names = rows.slice(0, 200).flatMap(({ cells }) => cells[column]?.trim() || [])
  const withComma = names.filter((name) => /^[^,]+,\s*[^,]+$/.test(name)).length
  return {
    ...(names.length > 0 && withComma / names.length >= 0.7 && { nameOrder: 'family_comma' as const }),
    ...(program === 'linkedin' && { matchBy: 'external_id' as const }),
  }
}

/** From the length of the first rows. */
function estimate({ bytesRead, dialect, rows }: Head, size: number): number {
  const lengthOf = (cells: string[]) => cells.reduce((sum, cell) => sum + Buffer.byteLength(cell) + 1, 1)
  const sampled = rows.reduce((sum, row) => sum + lengthOf(row.cells), 0) / Math.max(1, rows.length)
  // A workbook packs its rows to about a fifth.
  const perRow =
    bytesRead !== undefined ? bytesRead / rows.length : dialect.format === 'xlsx' ? sampled / 5 : sampled
  return Math.max(rows.length, Math.round(size / perRow))
}

/** The last import that brought exactly these bytes, and was not taken back. */
async function importedBefore(ctx: Context, sha256: string) {
  const row = await ctx.db
    .selectFrom('imports')
    .innerJoin('files', (on) =>
      on.onRef('files.workspaceId', '=', 'imports.workspaceId').onRef('files.id', '=', 'imports.fileId'),
    )
    .select(['imports.id as import', 'imports.fileName', 'imports.createdAt as at'])
    .where('imports.workspaceId', '=', ctx.workspaceId)
    .where('files.sha256', '=', sha256)
    .where('imports.undoneAt', 'is', null)
    .orderBy('imports.createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

function shown({ line, cells, problems }: ImportRow): PreviewRow {
  return { line, cells, problems }
}

const warningSentences: Record<DialectWarning, string> = {
  empty: 'This file has no rows.',
  hidden_rows: 'Some rows are hidden in the workbook. They are imported too, unless you leave them out.',
  encoding_guessed:
    'Which characters the file uses is a guess. Look at names with accents; choose another encoding where they are wrong.',
  undecodable: 'Some characters cannot be read. Choose another encoding.',
  delimiter_guessed:
    'Rows have different numbers of cells. Choose another delimiter where columns look wrong.',
  header_guessed: 'Which row names the columns is a guess. Choose another where it is wrong.',
  no_header: 'No row seems to name the columns.',
  ragged_rows: 'Some rows have more or fewer cells than there are columns.',
  unclosed_quote: 'A quotation mark opens and never closes.',
  nul_characters: 'The file holds characters that are no text; they are left out.',
}
