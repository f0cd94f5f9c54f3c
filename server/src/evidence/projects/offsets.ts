import { codePointLength, utf16ToCodePoint } from '@firsthand/contract/evidence/code-points'
import type { TextRange } from '@firsthand/contract/evidence/ranges'

// REFI-QDA counts Unicode code points from 0, the end exclusive. Not every program does: some count UTF-16 units, some count
// a line end of two characters as one, some count the mark at the beginning of the file. Which one it was is told from the
// selections themselves.

export type Marked = { start: number; end: number; name: string }

export type Counting = { astralIsTwo: boolean; lineEndIsOne: boolean; markIsOne: boolean }

export const standard: Counting = { astralIsTwo: false, lineEndIsOne: false, markIsOne: false }

export function isStandard(counting: Counting): boolean {
  return !counting.astralIsTwo && !counting.lineEndIsOne && !counting.markIsOne
}

/** The way of counting under which most selections lie in the text, say what they are named after and end at words. */
export function countingOf(text: string, hasMark: boolean, selections: Marked[]): Counting {
  const has = {
    astral: /[\ud800-\udbff][\udc00-\udfff]/.test(text),
    lineEnd: text.includes('\r\n'),
  }
  if (!has.astral && !has.lineEnd && !hasMark) return standard
  const some = selections.slice(0, 400)
  let best = standard
  let most = -Infinity
  for (const lineEndIsOne of has.lineEnd ? [false, true] : [false])
    for (const astralIsTwo of has.astral ? [false, true] : [false])
      for (const markIsOne of hasMark ? [false, true] : [false]) {
        const counting = { astralIsTwo, lineEndIsOne, markIsOne }
        const fit = fitOf(text, unitsOf(text, counting), some)
        if (fit > most) [best, most] = [counting, fit]
      }
  return best
}

export type Units = {
  /** How many places there are; one more than are counted, for the end. */
  count: number
  /** Where a counted place begins, as a UTF-16 index; undefined where there is none. */
  startOf(place: number): number | undefined
}

/** Of so many places one is kept, and the others are counted from it: a number for each would weigh more than the text. */
const placesApart = 64

export function unitsOf(text: string, counting: Counting): Units {
  const kept = new Uint32Array(Math.floor((text.length + 1) / placesApart) + 1)
  // A mark that counts is a place before the first: both begin with the text.
  const before = counting.markIsOne ? 1 : 0
  let count = before
  const keep = (at: number) => {
    if (count % placesApart === 0) kept[count / placesApart] = at
    count++
  }
  for (let at = 0; at < text.length; at = nextPlace(text, at, counting)) keep(at)
  keep(text.length)
  return {
    count,
    startOf(place) {
      if (!Number.isInteger(place) || place < 0 || place >= count) return undefined
      const nearest = Math.floor(place / placesApart)
      let at = kept[nearest]!
      const from = Math.max(nearest * placesApart, before)
      for (let reached = from; reached < place; reached++) at = nextPlace(text, at, counting)
      return at
    },
  }
}

export type Piece = { from: number; to: number }

/** The paragraphs of a text, as UTF-16 ranges: every line that holds more than spaces. */
export function linesOf(text: string): Piece[] {
  const lines: Piece[] = []
  const end = /\r\n|[\n\r\u2028\u2029]|$/g
  for (let from = 0; from <= text.length;) {
    end.lastIndex = from
    const found = end.exec(text)!
    if (text.slice(from, found.index).trim() !== '') lines.push({ from, to: found.index })
    if (found[0] === '') break
    from = found.index + found[0].length
  }
  return lines
}

/** Turns places of a whole text into a range of its turns; undefined where nothing of any turn lies between them. */
export function createPlacer(
  text: string,
  turns: Piece[],
): (from: number, to: number) => TextRange | undefined {
  const isPlain = !/[\ud800-\udfff]/.test(text)
  const within = ({ from, to }: Piece, at: number) => {
    const index = Math.min(Math.max(at - from, 0), to - from)
    return isPlain ? index : utf16ToCodePoint(text.slice(from, to), index)
  }
  return (from, to) => {
    const startTurn = firstWhere(turns, (turn) => turn.to > from)
    const endTurn = firstWhere(turns, (turn) => turn.from >= to) - 1
    const first = turns[startTurn]
    const last = turns[endTurn]
    if (!first || !last || startTurn > endTurn) return undefined
    const range = { startTurn, startOffset: within(first, from), endTurn, endOffset: within(last, to) }
    return startTurn === endTurn && range.startOffset >= range.endOffset ? undefined : range
  }
}

/** Where a range of turns lies in the whole text, in code points. */
export function placeInText(starts: number[], range: TextRange): { start: number; end: number } {
  return {
    start: starts[range.startTurn]! + range.startOffset,
    end: starts[range.endTurn]! + range.endOffset,
  }
}

/** What stands before the words of a turn in the one text of all: a paragraph each, led by who speaks. */
export function headOf({ label }: { label: string }, index: number): string {
  return (index > 0 ? '\n\n' : '') + (label ? `${label}: ` : '')
}

/** Where the words of each turn begin in the one text, in code points; `length` is theirs, in code points as well. */
export function startsOf(turns: { label: string; length: number }[]): number[] {
  let end = 0
  return turns.map((turn, index) => {
    const start = end + codePointLength(headOf(turn, index))
    end = start + turn.length
    return start
  })
}

/** Turns as one text, and where the words of each begin. */
export function joinTurns(turns: { label: string; body: string }[]): { text: string; starts: number[] } {
  return {
    text: turns.map((turn, index) => headOf(turn, index) + turn.body).join(''),
    starts: startsOf(turns.map(({ label, body }) => ({ label, length: codePointLength(body) }))),
  }
}

function nextPlace(text: string, at: number, { astralIsTwo, lineEndIsOne }: Counting): number {
  const code = text.charCodeAt(at)
  const isPair = !astralIsTwo && code >= 0xd800 && code < 0xdc00 && isLow(text.charCodeAt(at + 1))
  const isLineEnd = lineEndIsOne && code === 13 && text.charCodeAt(at + 1) === 10
  return isPair || isLineEnd ? at + 2 : at + 1
}

function fitOf(text: string, units: Units, selections: Marked[]): number {
  let fit = 0
  for (const { start, end, name } of selections) {
    const from = units.startOf(start)
    const to = units.startOf(end)
    if (from === undefined || to === undefined || end <= start) {
      fit -= 8
      continue
    }
    const wanted = squeezed(name).slice(0, 24)
    if (wanted.length >= 4 && squeezed(text.slice(from, from + 120)).startsWith(wanted)) fit += 8
    fit += fitOfStart(text, from) + fitOfEnd(text, to)
  }
  return fit
}

/** People mark from where words begin, and hardly ever from a space or a sign that ends words. */
function fitOfStart(text: string, at: number): number {
  if (cuts(text, at) || isSpace(text, at) || endsWords(text, at)) return 0
  return isSpace(text, at - 1) ? 2 : 1
}

/** To where words end, with the sign that ends them or without; some programs take the space behind it, too. */
function fitOfEnd(text: string, at: number): number {
  if (cuts(text, at)) return 0
  if (isSpace(text, at - 1)) return isSpace(text, at) ? 0 : 1
  return isSpace(text, at) || endsWords(text, at) || endsWords(text, at - 1) ? 2 : 1
}

/** Whether a word or a letter would be cut here. */
function cuts(text: string, at: number): boolean {
  return isLow(text.charCodeAt(at)) || (isWord(text, at - 1) && isWord(text, at))
}

function isWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at))
}

function isSpace(text: string, at: number): boolean {
  return text.charAt(at).trim() === ''
}

function endsWords(text: string, at: number): boolean {
  return /[\p{Pe}\p{Pf},.;:!?؟،。、…]/u.test(text.charAt(at))
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function firstWhere(turns: Piece[], is: (turn: Piece) => boolean): number {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (is(turns[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
