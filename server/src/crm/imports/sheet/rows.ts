// Rows out of the text of a CSV file, as it comes in, however it is cut into chunks. Written here and not taken
// from a library, because each of those that were tried loses rows, silently, after a quote that never closes
// or where line ends are mixed. csv-parse is its reference in the tests.

export type RowProblem =
  /** A quote opened and never closed: the line is read with its quotes as plain characters. */
  | 'unclosed_quote'
  /** Text follows a closing quote inside a cell; it is kept. */
  | 'stray_quote'
  /** More characters than a row may have: left out, up to the next line end. */
  | 'row_too_long'

export type Row = {
  /** The line of the file on which the row begins, from 1. */
  line: number
  cells: string[]
  problems: RowProblem[]
}

export type RowLimits = { characters: number; lines: number }

export const defaultRowLimits: RowLimits = { characters: 1_000_000, lines: 1000 }

export type RowReader = { push(text: string): Row[]; end(): Row[] }

/** Lines without any character are passed over; everything else is a row. */
export function createRowReader(delimiter: string, limits: RowLimits = defaultRowLimits): RowReader {
  let text = ''
  let line = 1
  let isSkipping = false

  function take(isEnd: boolean): Row[] {
    const rows: Row[] = []
    let start = 0
    while (start < text.length) {
      if (isSkipping) {
        const next = endOfLine(text, start, isEnd)
        if (next === undefined) return keepFrom(text.length, rows)
        start = next
        line += 1
        isSkipping = false
        continue
      }
      const found = readRow({ text, start, delimiter, isEnd, limits })
      if (found === 'more') {
        if (text.length - start <= limits.characters) return keepFrom(start, rows)
        rows.push({ line, cells: [], problems: ['row_too_long'] })
        isSkipping = true
        start = text.length
        continue
      }
      if (found.cells.length > 1 || found.cells[0] !== '' || found.problems.length > 0) {
        rows.push({ line, cells: found.cells, problems: found.problems })
      }
      start = found.end
      line += found.lines
    }
    return keepFrom(start, rows)
  }

  function keepFrom(start: number, rows: Row[]): Row[] {
    text = text.slice(start)
    return rows
  }

  return {
    push(chunk) {
      text += chunk
      return take(false)
    },
    end: () => take(true),
  }
}

type Reading = { text: string; start: number; delimiter: string; isEnd: boolean; limits: RowLimits }
type Found = { cells: string[]; end: number; lines: number; problems: RowProblem[] }

function readRow(reading: Reading): Found | 'more' {
  const found = readQuotedRow(reading)
  if (found !== 'unclosed') return found
  const literally = readLiteralRow(reading)
  return literally === 'more' ? literally : { ...literally, problems: ['unclosed_quote'] }
}

function readQuotedRow({ text, start, delimiter, isEnd, limits }: Reading): Found | 'more' | 'unclosed' {
  const cells: string[] = []
  const problems: RowProblem[] = []
  let at = start
  let lines = 1
  for (;;) {
    const opening = openingQuote(text, at, delimiter)
    let quoted = ''
    if (opening !== undefined) {
      const closing = closingQuote(text, opening + 1, isEnd)
      if (closing === 'more') return text.length - start > limits.characters ? 'unclosed' : 'more'
      if (closing === 'unclosed') return 'unclosed'
      quoted = text.slice(opening + 1, closing).replaceAll('""', '"')
      const linesInside = countLineEnds(quoted)
      lines += linesInside
      at = closing + 1
      if (lines > limits.lines || closing - start > limits.characters) return 'unclosed'
      const following = text[at]
      // Text after a quote that closed on a later line: it was the next cell's opening quote.
      if (
        linesInside > 0 &&
        following !== undefined &&
        !isEdge(following, delimiter) &&
        following.trim() !== ''
      ) {
        return 'unclosed'
      }
    }
    const end = endOfCell(text, at, delimiter)
    const rest = text.slice(at, end)
    if (opening !== undefined && rest.trim() !== '') problems.push('stray_quote')
    cells.push(opening === undefined ? rest : rest.trim() === '' ? quoted : quoted + rest)
    if (end >= text.length) return isEnd ? { cells, end, lines, problems } : 'more'
    if (text[end] === delimiter) {
      at = end + 1
      continue
    }
    const next = afterLineEnd(text, end, isEnd)
    return next === undefined ? 'more' : { cells, end: next, lines, problems }
  }
}

function readLiteralRow({ text, start, delimiter, isEnd }: Reading): Found | 'more' {
  const next = endOfLine(text, start, isEnd)
  if (next === undefined) return 'more'
  const cells = text
    .slice(start, next)
    .replace(/\r?\n$|\r$/, '')
    .split(delimiter)
  return { cells, end: next, lines: 1, problems: [] }
}

// Some programs write a space after the delimiter, before the quote.
function openingQuote(text: string, at: number, delimiter: string): number | undefined {
  let quote = at
  while (text[quote] === ' ' && delimiter !== ' ') quote += 1
  return text[quote] === '"' ? quote : undefined
}

function closingQuote(text: string, from: number, isEnd: boolean): number | 'more' | 'unclosed' {
  let at = from
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return isEnd ? 'unclosed' : 'more'
    if (quote === text.length - 1) return isEnd ? quote : 'more'
    if (text[quote + 1] !== '"') return quote
    at = quote + 2
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  const delimiterCode = delimiter.charCodeAt(0)
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === delimiterCode || code === 10 || code === 13) break
  }
  return at
}

function isEdge(character: string, delimiter: string): boolean {
  return character === delimiter || character === '\n' || character === '\r'
}

/** Where the next line begins; undefined where a line end may still come. */
function endOfLine(text: string, from: number, isEnd: boolean): number | undefined {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1
  if (at === text.length) return isEnd ? at : undefined
  return afterLineEnd(text, at, isEnd)
}

function afterLineEnd(text: string, at: number, isEnd: boolean): number | undefined {
  if (text[at] === '\n') return at + 1
  if (at + 1 === text.length) return isEnd ? at + 1 : undefined
  return text[at + 1] === '\n' ? at + 2 : at + 1
}

function countLineEnds(text: string): number {
  return text.includes('\n') || text.includes('\r') ? (text.match(/\r\n|\n|\r/g)?.length ?? 0) : 0
}
