import { failCommon } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import type { PreviewRow, previewImport } from '@firsthand/contract/crm/imports'
import type { Context } from '../../platform/context.ts'
import { findFile } from '../../platform/files/files.ts'
import { chunks } from '../../platform/events/record.ts'
import { countryOf } from '../people/keys.ts'
import { type ImportRow, readImportRow } from './import-row.ts'
import { type Head, readHead } from './read-head.ts'
import type { DialectWarning } from './sheet/dialect.ts'
import { guessMapping } from './sheet/mapping.ts'
import { iterateRows } from './sheet/sheet.ts'

const rowsShown = 50
const rowsLookedAt = 1_000

/** The beginning of a table as its import would read it. */
export async function preview(
  ctx: Context,
  { file: fileId, dialect: chosen = {}, mapping: given }: Input<typeof previewImport>,
): Promise<Output<typeof previewImport>> {
  const file = await findFile(ctx, fileId)
  const head = await readHead(ctx.services, ctx.workspaceId, { file, chosen })
  const { encoding, delimiter, headerRow, headers, sampleRows, confidence, warnings } = head.dialect
  if (given && given.length !== headers.length)
    failCommon('input_invalid', {
      problems: [
        { path: 'mapping', message: `The file has ${headers.length} columns. Give a target for each.` },
      ],
    })

  const guesses = guessMapping(headers, sampleRows).map(({ target, reason }) => ({ target, reason }))
  const mapping = given ?? guesses.map((guess) => guess.target)
  const { sheetRows, isAll } = await rowsOf(head)
  const country = await countryOf(ctx)
  const rows = sheetRows.map((row) => readImportRow(row, { headers, mapping, country }))
  const refused = rows.filter((row) => row.person === null)
  return {
    dialect: { encoding, delimiter, headerRow },
    headers,
    guesses,
    mapping,
    confidence,
    warnings: warnings.map((code) => ({ code, message: warningSentences[code] })),
    rows: rows.slice(0, rowsShown).map(shown),
    refused: refused.slice(0, rowsShown).map(shown),
    problemCount: refused.length,
    knownCount: await countKnown(ctx, rows),
    rowsLookedAt: rows.length,
    rowsInFile: isAll
      ? { count: rows.length, exact: true }
      : { count: estimate(head, sheetRows.length, file.size), exact: false },
  }
}

async function rowsOf({ bytes, isWhole, dialect }: Head) {
  const rows = []
  for await (const row of iterateRows([bytes], dialect)) {
    if (rows.push(row) > rowsLookedAt) break
  }
  if (rows.length > rowsLookedAt) return { sheetRows: rows.slice(0, rowsLookedAt), isAll: false }
  // The last row of a beginning may be cut in two.
  return { sheetRows: isWhole || rows.length < 2 ? rows : rows.slice(0, -1), isAll: isWhole }
}

/** From the length of the first rows. */
function estimate({ bytes, dialect }: Head, rowCount: number, size: number): number {
  const lengthOf = (cells: string[]) => cells.reduce((sum, cell) => sum + Buffer.byteLength(cell) + 1, 1)
  const sampled =
    dialect.sampleRows.reduce((sum, cells) => sum + lengthOf(cells), 0) / dialect.sampleRows.length
  const perRow = rowCount < rowsLookedAt ? bytes.length / rowCount : sampled
  return Math.max(rowCount, Math.round(size / perRow))
}

async function countKnown(ctx: Context, rows: ImportRow[]): Promise<number> {
  const keys = [...new Set(rows.flatMap((row) => row.person?.emails.map((each) => each.emailKey) ?? []))]
  const known = new Set<string>()
  for (const some of chunks(keys, 1_000)) {
    const found = await ctx.db
      .selectFrom('personEmails')
      .select('emailKey')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('emailKey', 'in', some)
      .execute()
    for (const { emailKey } of found) known.add(emailKey)
  }
  return rows.filter((row) => row.person?.emails.some((each) => known.has(each.emailKey))).length
}

function shown({ line, cells, problems }: ImportRow): PreviewRow {
  return { line, cells, problems }
}

const warningSentences: Record<DialectWarning, string> = {
  empty: 'This file has no rows.',
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
