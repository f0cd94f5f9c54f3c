import { readWholeClock } from '../clock.ts'
import { shapeOf, tidyLabel } from '../speaker-label.ts'
import { takeTime } from '../line-label.ts'
import { type DocumentParagraph, lengthOf } from './document.ts'

type Cells = DocumentParagraph[][]

/** Which column of a table says when, and which says who. */
export type TableRoles = { time: number | null; speaker: number | null; hasHeader: boolean }

const headerWords =
  /^(?:#|no\.?|nr\.?|time|times?tamp|start|zeit|tiempo|temps|speaker|who|name|role|sprecher(?:in)?|person|text|transcript|speech|words|dialogue|utterance|content|inhalt|aussage)$/i

/** What the columns of a table are, by what most of their cells look like; null where it is no conversation in rows. */
export function rolesOf(rows: Cells[]): TableRoles | null {
  const columns = Math.max(...rows.map((row) => row.length))
  if (rows.length < 2 || columns < 2 || columns > 8) return null
  const hasHeader = (rows[0] ?? []).every((cell) => plain(cell) === '' || headerWords.test(plain(cell)))
  const body = hasHeader ? rows.slice(1) : rows
  const cellsOf = (column: number) =>
    body.map((row) => plain(row[column] ?? [])).filter((cell) => cell !== '')

  let time: number | null = null
  let speaker: number | null = null
  for (let column = 0; column < columns; column += 1) {
    const cells = cellsOf(column)
    if (cells.length === 0) continue
    const times = cells.filter((cell) => timeOf(cell) !== null).length
    const names = new Set(cells.map((cell) => tidyLabel(cell.replace(/:$/, ''))))
    const isNames = [...names].every((name) => {
      const shape = shapeOf(name)
      return shape !== null && shape !== 'weak'
    })
    if (time === null && times >= cells.length * 0.8) time = column
    else if (speaker === null && isNames && names.size <= Math.max(2, cells.length * 0.6)) speaker = column
  }
  // A table of names alone, or of times alone, holds nothing that was said.
  const others = columns - (time === null ? 0 : 1) - (speaker === null ? 0 : 1)
  if (others < 1 || (time === null && speaker === null)) return null
  return { time, speaker, hasHeader }
}

/** One row as somebody's words: who, when, and the paragraphs of all other cells. */
export function speechOf(row: Cells, roles: TableRoles) {
  const label = roles.speaker === null ? '' : tidyLabel(plain(row[roles.speaker] ?? []).replace(/:$/, ''))
  const startsMs = roles.time === null ? null : timeOf(plain(row[roles.time] ?? []))
  const said = row
    .filter((_, column) => column !== roles.speaker && (column !== roles.time || startsMs === null))
    .flat()
    .filter((paragraph) => lengthOf(paragraph) > 0)
  return { label: label === '' ? null : label, startsMs, said }
}

function timeOf(cell: string): number | null {
  const whole = readWholeClock(cell)
  if (whole !== null) return whole
  const [start = ''] = cell.split(/\s*(?:-->|–|—| - )\s*/)
  const { ms, rest } = takeTime(start.trim())
  return rest === '' ? ms : readWholeClock(start)
}

function plain(cell: DocumentParagraph[]): string {
  return cell
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join(' ')
    .trim()
}
