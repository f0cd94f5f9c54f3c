import type { ParsedTurn } from './transcript.ts'

// A paragraph a little over the comfortable length stays whole; a stub of three words after it helps nobody.
const longestBody = 1_600
const partLength = 1_200

/** Splits a very long turn at paragraphs, sentences, words or, at worst, graphemes, sharing its time by length. */
export function splitLongBody(turn: ParsedTurn): ParsedTurn[] {
  if (turn.body.length <= longestBody) return [turn]
  const parts: ParsedTurn[] = []
  let at = 0
  while (at < turn.body.length) {
    const end = turn.body.length - at <= longestBody ? turn.body.length : at + breakWithin(turn.body, at)
    const body = turn.body.slice(at, end).trim()
    if (body !== '') parts.push({ ...turn, body, startsMs: timeAt(turn, at), endsMs: timeAt(turn, end) })
    at = end
  }
  return parts
}

function breakWithin(text: string, at: number): number {
  const part = text.slice(at, at + partLength)
  const least = partLength / 2
  for (const boundary of [/\n\n/g, /[.!?…]["'”’)]?\s|[。！？]/g, /\s/g]) {
    const end = lastMatchEnd(part, boundary)
    if (end >= least) return end
  }
  return graphemeBreak(part)
}

function lastMatchEnd(part: string, boundary: RegExp): number {
  let end = -1
  for (const match of part.matchAll(boundary)) end = match.index + match[0].length
  return end
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

function graphemeBreak(part: string): number {
  const tail = part.length - 100
  const starts = [...graphemes.segment(part.slice(tail))]
    .map(({ index }) => index)
    .filter((index) => index > 0)
  const last = starts.at(-1)
  // A cluster of a hundred units is no letter of any script; cut it, but never within a code point.
  if (last !== undefined) return tail + last
  return /[\ud800-\udbff]$/.test(part) ? part.length - 1 : part.length
}

/** The time at a place in the body, were it spoken evenly; unknown where the turn has no end. */
function timeAt(turn: ParsedTurn, index: number): number | null {
  if (index === 0) return turn.startsMs
  if (index >= turn.body.length) return turn.endsMs
  if (turn.startsMs === null || turn.endsMs === null) return null
  return turn.startsMs + Math.round(((turn.endsMs - turn.startsMs) * index) / turn.body.length)
}
