import type { Readable } from 'node:stream'
import { type ArchiveWriter, createArchiveWriter } from '../archive/write-archive.ts'
import { gathered } from '../archive/gathered.ts'
import type { Cell } from './cell.ts'
import { escapeXml } from './xml-text.ts'

// Limits of Excel: support.microsoft.com, "Excel specifications and limits".
const rowsAtMost = 1_048_576
const charactersAtMost = 32_767
const digitsAtMost = 15

const style = { instant: 1, day: 2, heading: 3 }

/**
 * Writes a workbook as a stream (Office Open XML, ECMA-376 part 1, SpreadsheetML): inline strings, numbers, truths and
 * dates, the heading repeated on a further sheet where one is full. Text is text there, so no formula can hide in it.
 */
export function writeXlsx(
  heading: string[],
  rows: AsyncIterable<Cell[]>,
  { now, rowsPerSheet = rowsAtMost }: { now: Date; rowsPerSheet?: number },
): Readable {
  const writer = createArchiveWriter(now)
  fill(writer, { heading, rows: rows[Symbol.asyncIterator](), rowsPerSheet }).then(
    () => writer.end(),
    (error: unknown) => writer.fail(error),
  )
  return writer.output
}

async function fill(
  writer: ArchiveWriter,
  { heading, rows, rowsPerSheet }: { heading: string[]; rows: AsyncIterator<Cell[]>; rowsPerSheet: number },
): Promise<void> {
  let sheets = 0
  let next = await rows.next()
  do {
    sheets += 1
    await writer.add(`xl/worksheets/sheet${sheets}.xml`, gathered(sheet()))
  } while (!next.done)

  async function* sheet(): AsyncGenerator<string> {
    yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
    yield `<row r="1">${heading.map((name) => text(name, style.heading)).join('')}</row>`
    for (let row = 2; row <= rowsPerSheet && !next.done; row += 1) {
      yield `<row r="${row}">${next.value.map(cellXml).join('')}</row>`
      next = await rows.next()
    }
    yield '</sheetData></worksheet>'
  }

  const numbers = Array.from({ length: sheets }, (_, index) => index + 1)
  for (const [name, content] of Object.entries(frame(numbers)))
    await writer.add(name, once(declaration + content))
}

/** A cell without its address: cells stand in the order of their columns, so empty ones are written too. */
function cellXml(cell: Cell): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number') return isExact(cell) ? `<c><v>${cell}</v></c>` : text(String(cell))
  if (typeof cell === 'string') return text(cell)
  const [moment, look] =
    'instant' in cell ? [cell.instant, style.instant] : [`${cell.day}T00:00:00Z`, style.day]
  const serial = serialOf(moment)
  return serial === undefined ? text(moment) : `<c s="${look}"><v>${serial}</v></c>`
}

function text(value: string, look = 0): string {
  const shown = value.length > charactersAtMost ? `${value.slice(0, charactersAtMost - 1)}…` : value
  return `<c t="inlineStr"${look ? ` s="${look}"` : ''}><is><t xml:space="preserve">${escapeXml(shown)}</t></is></c>`
}

/** Excel keeps 15 digits; what is longer would be changed in silence. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && String(Math.abs(value)).replace(/\D/g, '').length <= digitsAtMost
}

/** Days since the last day of 1899, as Excel counts; before March 1900 it counts a day that never was. */
function serialOf(moment: string): number | undefined {
  const days = Date.parse(moment) / 86_400_000 + 25_569
  return Number.isFinite(days) && days >= 61 ? Number(days.toFixed(8)) : undefined
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const type = (name: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`

/** The parts that hold sheets together. */
function frame(sheets: number[]): Record<string, string> {
  return {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type('sheet.main')}"/><Override PartName="/xl/styles.xml" ContentType="${type('styles')}"/>${sheets.map((sheet) => `<Override PartName="/xl/worksheets/sheet${sheet}.xml" ContentType="${type('worksheet')}"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map((sheet) => `<sheet name="Sheet ${sheet}" sheetId="${sheet}" r:id="rId${sheet}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaging}/relationships">${sheets.map((sheet) => `<Relationship Id="rId${sheet}" Type="${office}/worksheet" Target="worksheets/sheet${sheet}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" xfId="0" applyNumberFormat="1"/><xf fontId="1" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
  }
}

async function* once(content: string): AsyncGenerator<string> {
  yield content
}
