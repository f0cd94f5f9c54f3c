import { clampOffset, codePointLength, codePointToUtf16, sliceCodePoints } from './code-points.ts'

export {
  codePointLength,
  codePointToUtf16,
  sliceCodePoints,
  snapToGraphemes,
  utf16ToCodePoint,
} from './code-points.ts'

/**
 * Places in a text version. A text is turns in order; a range names the turns by position and counts Unicode code
 * points within them, its end exclusive. JavaScript strings count UTF-16 units, so every crossing converts.
 * Pure, and used by the server and the reader in the browser alike.
 */
export type TextRange = { startTurn: number; startOffset: number; endTurn: number; endOffset: number }

/** What ranges need to know of a text: the bodies of its turns, in order. */
export type TurnBodies = readonly { body: string }[]

/** Whether a range lies in the text and holds at least one code point. */
export function isValidRange(turns: TurnBodies, range: TextRange): boolean {
  const { startTurn, startOffset, endTurn, endOffset } = range
  if (![startTurn, startOffset, endTurn, endOffset].every((part) => Number.isInteger(part) && part >= 0))
    return false
  if (comparePlaces(startTurn, startOffset, endTurn, endOffset) >= 0) return false

  const first = turns[startTurn]
  const last = turns[endTurn]
  if (!first || !last) return false
  if (startOffset > codePointLength(first.body) || endOffset > codePointLength(last.body)) return false
  return sizeOf(turns, range) > 0
}

/** The words a range covers; turns are joined by a line break. */
export function textOfRange(turns: TurnBodies, range: TextRange): string {
  const parts: string[] = []
  for (let position = Math.max(0, range.startTurn); position <= range.endTurn; position++) {
    const turn = turns[position]
    if (!turn) break
    const { from, to } = partInTurn(range, position, codePointLength(turn.body))
    parts.push(sliceCodePoints(turn.body, from, to))
  }
  return parts.join('\n')
}

/** Whether two ranges share at least one place; ranges that only touch do not overlap. */
export function rangesOverlap(one: TextRange, other: TextRange): boolean {
  return (
    comparePlaces(one.startTurn, one.startOffset, other.endTurn, other.endOffset) < 0 &&
    comparePlaces(other.startTurn, other.startOffset, one.endTurn, one.endOffset) < 0
  )
}

/** The part of one turn, in code points, that a range covers; empty (`from === to`) where it does not reach it. */
export function partInTurn(range: TextRange, position: number, length: number): { from: number; to: number } {
  if (position < range.startTurn || position > range.endTurn) return { from: 0, to: 0 }
  const from = position === range.startTurn ? clampOffset(range.startOffset, length) : 0
  const to = position === range.endTurn ? clampOffset(range.endOffset, length) : length
  return to <= from ? { from, to: from } : { from, to }
}

/** Negative where the first place comes before the second, 0 where they are one, as `Array.sort` wants it. */
export function comparePlaces(turn: number, offset: number, otherTurn: number, otherOffset: number): number {
  return turn - otherTurn || offset - otherOffset
}

export type NamedRange = TextRange & { id: string }

/** A stretch of one turn, in code points, with every range that covers all of it, in the order the ranges were given. */
export type Run = { from: number; to: number; text: string; ids: string[] }

/**
 * Cuts a turn into the fewest stretches within which the same ranges hold, so that overlapping highlights can be
 * drawn as neighbours. Sweeps once over the ranges' ends; the runs together are the turn.
 */
export function sweepRuns(turnBody: string, turnPosition: number, ranges: readonly NamedRange[]): Run[] {
  const length = codePointLength(turnBody)
  if (length === 0) return []

  const parts = ranges
    .map((range, order) => ({ id: range.id, order, ...partInTurn(range, turnPosition, length) }))
    .filter(({ from, to }) => to > from)
  const edges = parts
    .flatMap((part) => [
      { at: part.from, opens: true, part },
      { at: part.to, opens: false, part },
    ])
    .sort((one, other) => one.at - other.at)

  const runs: Run[] = []
  const open = new Map<number, string>()
  let from = 0
  let index = 0
  const close = (to: number) => {
    if (to <= from) return
    const start = index
    index += codePointToUtf16(turnBody.slice(start), to - from)
    runs.push({ from, to, text: turnBody.slice(start, index), ids: idsInOrder(open) })
    from = to
  }
  for (const { at, opens, part } of edges) {
    close(at)
    if (opens) open.set(part.order, part.id)
    else open.delete(part.order)
  }
  close(length)
  return runs
}

/** Of the ranges that cover a place, the smallest: what a click on overlapping highlights means. */
export function smallestCovering<Range extends NamedRange>(
  turns: readonly { body: string }[],
  place: { turn: number; offset: number },
  ranges: readonly Range[],
): Range | undefined {
  const covering = ranges.filter(
    (range) =>
      comparePlaces(range.startTurn, range.startOffset, place.turn, place.offset) <= 0 &&
      comparePlaces(place.turn, place.offset, range.endTurn, range.endOffset) < 0,
  )
  if (covering.length < 2) return covering[0]
  const sized = covering.map((range) => ({ range, size: sizeOf(turns, range) }))
  return sized.reduce((smallest, candidate) => (candidate.size < smallest.size ? candidate : smallest)).range
}

function sizeOf(turns: readonly { body: string }[], range: TextRange): number {
  let size = 0
  for (let position = range.startTurn; position <= range.endTurn; position++) {
    const turn = turns[position]
    if (!turn) break
    const { from, to } = partInTurn(range, position, codePointLength(turn.body))
    size += to - from
  }
  return size
}

function idsInOrder(open: Map<number, string>): string[] {
  return [...open.entries()].sort(([one], [other]) => one - other).map(([, id]) => id)
}
