import { type DraftCode, type DraftCodebook, UnreadableCodebook, draftCode } from './draft.ts'
import { palette } from './qdc.ts'

export const columns = [
  'path',
  'definition',
  'when to use',
  'when not',
  'example',
  'colour',
  'heading',
] as const
type Column = (typeof columns)[number]
type Place = Column | 'foreign path' | undefined

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
  codigo: 'foreign path',
  codigos: 'foreign path',
  'codigo inicial': 'foreign path',
  'initial code': 'foreign path',
  codice: 'foreign path',
  definicao: 'definition',
  'definicao operacional': 'definition',
  definicion: 'definition',
  'definicion operativa': 'definition',
  'operational definition': 'definition',
  definizione: 'definition',
  beschreibung: 'definition',
}

/** A table with one code in each row, or rows such as `pay>>hidden costs`, as codes. */
export function readCodesTable(written: string[][], format: 'csv' | 'xlsx'): DraftCodebook {
  const rows = written.map((cells) => cells.map(withoutGuard))
  const head = rows[0]?.map(columnOf) ?? []
  const isForeign = !head.includes('path')
  const hasHead = !isForeign || head.includes('foreign path')
  const places: Place[] = hasHead ? head : ['foreign path', 'definition']
  const body = hasHead ? rows.slice(1) : rows
  const pathPlace = places.findIndex(isPath)
  const paths = body.map((cells) => cells[pathPlace] ?? '')
  const split = isForeign ? foreignSplit(paths) : splitPath
  const top: DraftCode[] = []
  for (const [index, cells] of body.entries()) {
    const names = split(paths[index]!)
      .map((name) => name.trim())
      .filter(Boolean)
    if (names.length === 0) continue
    const cell = (column: Column) =>
      cells.find((text, at) => places[at] === column && text.trim() !== '')?.trim() ?? ''
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
  return { format, codes: top, warnings: hasHead ? leftOut(rows[0]!, places, pathPlace) : [] }
}

/** Whether a table can begin with this row: one of its cells heads the codes. */
export function headsCodes(cells: string[]): boolean {
  return cells.some((cell) => isPath(columnOf(cell)))
}

/** How many columns of a codebook these cells name. */
export function knownColumns(cells: string[]): number {
  return new Set(cells.map(columnOf).filter((column) => column !== undefined)).size
}

/** A table of research often holds more than a codebook has: how often, in which theme. Nobody shall miss it later. */
function leftOut(head: string[], places: Place[], path: number): string[] {
  const names = head
    .filter((name, at) => name.trim() !== '' && at !== path && isPath(places[at] ?? 'foreign path'))
    .map((name) => `“${name.trim().slice(0, 60)}”`)
  if (names.length === 0) return []
  const more = names.length > 10 ? ` and ${names.length - 10} more` : ''
  return [`Columns that a codebook has no place for were left out: ${names.slice(0, 10).join(', ')}${more}.`]
}

function isPath(place: Place): boolean {
  return place === 'path' || place === 'foreign path'
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

function columnOf(cell: string): Place {
  const word = cell
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase()
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

/** Takes off the quote that keeps a spreadsheet from running a cell. */
function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell
}

function colourOf(cell: string): number | null {
  const place = palette.findIndex((colour) => colour.toLowerCase() === cell.toLowerCase())
  return place < 0 ? null : place
}
