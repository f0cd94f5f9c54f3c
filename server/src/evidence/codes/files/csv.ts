import { createRowReader } from '../../../crm/imports/sheet/rows.ts'
import { writeCsv } from '../../../platform/spreadsheet/write-csv.ts'
import { type DraftCode, type DraftCodebook, UnreadableCodebook, draftCode } from './draft.ts'
import { type WrittenCode, palette } from './qdc.ts'

const columns = ['path', 'definition', 'when to use', 'when not', 'example', 'colour', 'heading'] as const
type Column = (typeof columns)[number]

/** What other programs call our columns. */
const alsoCalled: Record<string, Column | 'foreign path'> = {
  code: 'foreign path',
  codes: 'foreign path',
  name: 'foreign path',
  'code name': 'foreign path',
  tag: 'foreign path',
  theme: 'foreign path',
  description: 'definition',
  memo: 'definition',
  comment: 'definition',
  inclusion: 'when to use',
  include: 'when to use',
  exclusion: 'when not',
  exclude: 'when not',
  examples: 'example',
  color: 'colour',
}

/** A table with one code in each row, or lines such as `pay>>hidden costs`, as codes. */
export function readCodesCsv(content: string): DraftCodebook {
  const text = content.replace(/^\ufeff/, '')
  const reader = createRowReader(delimiterOf(text))
  const rows = [...reader.push(text), ...reader.end()].map(({ cells }) => cells.map(withoutGuard))
  const head = rows[0]?.map(columnOf) ?? []
  const isForeign = !head.includes('path')
  const hasHead = !isForeign || head.includes('foreign path')
  const places = hasHead ? head : ['foreign path', 'definition']
  const body = hasHead ? rows.slice(1) : rows
  const pathPlace = places.findIndex((each) => each === 'path' || each === 'foreign path')
  const paths = body.map((cells) => cells[pathPlace] ?? '')
  const split = isForeign ? foreignSplit(paths) : splitPath
  const top: DraftCode[] = []
  for (const [index, cells] of body.entries()) {
    const names = split(paths[index]!)
      .map((name) => name.trim())
      .filter(Boolean)
    if (names.length === 0) continue
    const cell = (column: Column) => cells[places.indexOf(column)]?.trim() ?? ''
    const code = codeAt(top, names)
    code.definition ||= cell('definition')
    code.whenToUse ||= cell('when to use')
    code.whenNot ||= cell('when not')
    code.example ||= cell('example')
    code.colour ??= colourOf(cell('colour'))
    code.isHeading ||= /^(yes|true|1)$/i.test(cell('heading'))
  }
  if (top.length === 0)
    throw new UnreadableCodebook('No code was found in this file. Each line needs one, in a column “code”.')
  return { format: 'csv', codes: top, warnings: [] }
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

function codeAt(top: DraftCode[], names: string[]): DraftCode {
  let siblings = top
  let found: DraftCode | undefined
  for (const name of names) {
    found = siblings.find((code) => code.name === name)
    if (!found) siblings.push((found = draftCode(name)))
    siblings = found.below
  }
  return found!
}

function columnOf(cell: string): Column | 'foreign path' | undefined {
  const word = cell.trim().toLowerCase()
  return (
    columns.find((column) => column === word) ??
    (Object.hasOwn(alsoCalled, word) ? alsoCalled[word] : undefined)
  )
}

/** Our own paths: a sign that belongs to a name has a backslash before it. */
function splitPath(path: string): string[] {
  const names: string[] = []
  let name = ''
  for (const [piece] of path.matchAll(/\\[\s\S]|›|[^\\›]+|\\$/g)) {
    if (piece === '›') {
      names.push(name)
      name = ''
    } else name += piece.length > 1 && piece.startsWith('\\') ? piece.slice(1) : piece
  }
  return [...names, name]
}

function foreignSplit(paths: string[]): (path: string) => string[] {
  const sign = ['>>', ' › ', ' > ', '::', '\\'].find((each) => paths.some((path) => path.includes(each)))
  return (path) => (sign ? path.split(sign) : [path])
}

/** What most lines are cut by. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, 20).filter(Boolean)
  const counts = ['\t', ';', ','].map((sign) => ({
    sign,
    count: lines.filter((line) => line.includes(sign)).length,
  }))
  // In a list without any table, a comma belongs to a name.
  const isTable = /(^|[,;\t"])(path|code|codes|name|code name|tag|theme)($|[,;\t"])/i.test(lines[0] ?? '')
  const best = counts.toSorted((one, other) => other.count - one.count)[0]!
  return best.count > 0 && (isTable || best.sign === '\t') ? best.sign : '\t'
}

/** Takes off the quote that keeps a spreadsheet from running a cell. */
function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell
}

function colourOf(cell: string): number | null {
  const place = palette.findIndex((colour) => colour.toLowerCase() === cell.toLowerCase())
  return place < 0 ? null : place
}
