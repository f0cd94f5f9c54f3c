import { createRowReader } from '../../../crm/imports/sheet/rows.ts'
import { writeCsv } from '../../../platform/spreadsheet/write-csv.ts'
import type { DraftCodebook } from './draft.ts'
import { type WrittenCode, palette } from './qdc.ts'
import { columns, headsCodes, readCodesTable } from './table.ts'

/** A table as text, with one code in each row, or lines such as `pay>>hidden costs`, as codes. */
export function readCodesCsv(content: string): DraftCodebook {
  const text = content.replace(/^\ufeff/, '')
  const reader = createRowReader(delimiterOf(text))
  return readCodesTable(
    [...reader.push(text), ...reader.end()].map(({ cells }) => cells),
    'csv',
  )
}

/** The codebook as a table that a spreadsheet opens, and that reads back as it was. */
export async function writeCodesCsv(codes: WrittenCode[]): Promise<string> {
  let content = ''
  const rows = [[...columns], ...codes.flatMap((code) => rowsOf(code, []))]
  for await (const piece of writeCsv(rows, { hasByteOrderMark: true })) content += piece
  return content
}

function rowsOf(code: WrittenCode, above: string[]): string[][] {
  const names = [...above, code.name.replace(/[\\›]/g, String.raw`\$&`)]
  const { definition, whenToUse, whenNot, example, isHeading } = code
  const texts = [definition, whenToUse, whenNot, example]
  return [
    [names.join(' › '), ...texts, palette[code.colour]!, isHeading ? 'yes' : ''],
    ...code.below.flatMap((child) => rowsOf(child, names)),
  ]
}

/** What most lines are cut by. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, 20).filter(Boolean)
  const counts = ['\t', ';', ','].map((sign) => ({
    sign,
    count: lines.filter((line) => line.includes(sign)).length,
  }))
  // In a list without any table, a comma belongs to a name.
  const isTable = headsCodes((lines[0] ?? '').split(/[,;\t"]/))
  const best = counts.toSorted((one, other) => other.count - one.count)[0]!
  return best.count > 0 && (isTable || best.sign === '\t') ? best.sign : '\t'
}
