import { codePointLength, codePointToUtf16 } from './code-points.ts'
import { type TextRange, comparePlaces, isValidRange } from './ranges.ts'

/**
 * Corrections of a text, and where ranges of it end up. Turns are named by position and places within them by code
 * points, each as the text stands when its operation comes. Pure, and used by the server and the browser alike.
 */
export type CorrectionStep =
  | { does: 'replace'; turn: number; from: number; to: number; words: string }
  | { does: 'split'; turn: number; at: number }
  | { does: 'join'; turn: number; between: string }
  | { does: 'assign'; turn: number; speaker: string | null }
  | { does: 'time'; turn: number; startsMs: number | null; endsMs: number | null }
  | {
      does: 'insert'
      turn: number
      words: string
      speaker: string | null
      startsMs: number | null
      endsMs: number | null
    }
  | { does: 'remove'; turn: number }

export type CorrectedTurn = {
  speakerId: string | null
  startsMs: number | null
  endsMs: number | null
  body: string
}

/** Why a step cannot be done on these turns; undefined when it can. */
export function problemOfStep(turns: readonly CorrectedTurn[], step: CorrectionStep): string | undefined {
  const { turn } = step
  if (step.does === 'insert') return turn > turns.length ? 'There is no such place in the text.' : undefined
  const there = turns[turn]
  if (!there) return 'There is no such turn in the text.'
  const length = codePointLength(there.body)
  if (step.does === 'replace' && (step.from > step.to || step.to > length))
    return 'These words are not in this turn.'
  if (step.does === 'split' && (step.at <= 0 || step.at >= length))
    return 'A turn is split between two of its letters.'
  if (step.does === 'join' && !turns[turn + 1]) return 'The last turn has none after it to be joined with.'
  if (step.does === 'time' && step.startsMs !== null && step.endsMs !== null && step.endsMs < step.startsMs)
    return 'A turn cannot end before it begins.'
  return undefined
}

/** Does one step; the turns that it does not touch stay the same objects. */
export function applyStep(turns: CorrectedTurn[], step: CorrectionStep): void {
  const there = turns[step.turn]!
  if (step.does === 'replace')
    turns[step.turn] = { ...there, body: replaced(there.body, step.from, step.to, step.words) }
  else if (step.does === 'split') turns.splice(step.turn, 1, ...splitTurn(there, step.at))
  else if (step.does === 'join') {
    const next = turns[step.turn + 1]!
    const body = there.body + step.between + next.body
    turns.splice(step.turn, 2, { ...there, endsMs: next.endsMs ?? next.startsMs ?? there.endsMs, body })
  } else if (step.does === 'assign') turns[step.turn] = { ...there, speakerId: step.speaker }
  else if (step.does === 'time') turns[step.turn] = { ...there, startsMs: step.startsMs, endsMs: step.endsMs }
  else if (step.does === 'insert') {
    const { speaker, startsMs, endsMs, words } = step
    turns.splice(step.turn, 0, { speakerId: speaker, startsMs, endsMs, body: words })
  } else turns.splice(step.turn, 1)
}

/**
 * Where a range stands after a step. What is written at its edge is not in it, what is written inside it is; what is
 * deleted goes from it. Undefined when none of its words are left.
 */
export function carryRange(
  turns: readonly CorrectedTurn[],
  step: CorrectionStep,
  range: TextRange,
): TextRange | undefined {
  if (step.does === 'assign' || step.does === 'time') return range
  if (step.does === 'replace') return carryOverReplaced(step, range)
  if (step.does === 'split') {
    const start = range.startTurn === step.turn && range.startOffset >= step.at
    const end = range.endTurn === step.turn && range.endOffset > step.at
    return {
      startTurn: range.startTurn + (start || range.startTurn > step.turn ? 1 : 0),
      startOffset: range.startOffset - (start ? step.at : 0),
      endTurn: range.endTurn + (end || range.endTurn > step.turn ? 1 : 0),
      endOffset: range.endOffset - (end ? step.at : 0),
    }
  }
  if (step.does === 'join') {
    const before = codePointLength(turns[step.turn]!.body) + codePointLength(step.between)
    const joined = (turn: number, offset: number): [number, number] =>
      turn === step.turn + 1 ? [turn - 1, before + offset] : [turn > step.turn ? turn - 1 : turn, offset]
    return placed(joined(range.startTurn, range.startOffset), joined(range.endTurn, range.endOffset))
  }
  if (step.does === 'insert') {
    const endsBefore = range.endTurn === step.turn && range.endOffset === 0 && range.endTurn > range.startTurn
    if (endsBefore)
      return placed(
        [range.startTurn, range.startOffset],
        [step.turn - 1, codePointLength(turns[step.turn - 1]!.body)],
      )
    return placed(
      [range.startTurn + (range.startTurn >= step.turn ? 1 : 0), range.startOffset],
      [range.endTurn + (range.endTurn >= step.turn ? 1 : 0), range.endOffset],
    )
  }
  if (range.startTurn === step.turn && range.endTurn === step.turn) return undefined
  const start: [number, number] =
    range.startTurn === step.turn
      ? [step.turn, 0]
      : [range.startTurn - (range.startTurn > step.turn ? 1 : 0), range.startOffset]
  const end: [number, number] =
    range.endTurn === step.turn
      ? [step.turn - 1, codePointLength(turns[step.turn - 1]!.body)]
      : [range.endTurn - (range.endTurn > step.turn ? 1 : 0), range.endOffset]
  return placed(start, end)
}

/** Does steps in their order and carries ranges along. Says which step cannot be done, before anything is done with it. */
export function correct(
  before: readonly CorrectedTurn[],
  steps: readonly CorrectionStep[],
  ranges: ReadonlyMap<string, TextRange>,
): { turns: CorrectedTurn[]; ranges: Map<string, TextRange> } | { problem: string; step: number } {
  const turns = [...before]
  const carried = new Map(ranges)
  for (const [index, step] of steps.entries()) {
    const problem = problemOfStep(turns, step)
    if (problem) return { problem, step: index }
    const moved = [...carried].map(([id, range]) => [id, carryRange(turns, step, range)] as const)
    applyStep(turns, step)
    for (const [id, range] of moved) {
      if (range && isValidRange(turns, range)) carried.set(id, range)
      else carried.delete(id)
    }
  }
  return { turns, ranges: carried }
}

/** Whether two texts have the same words; a line that was broken elsewhere changes none of them. */
export function areSameWords(one: string, other: string): boolean {
  return plainBlanks(one) === plainBlanks(other)
}

/** Who speaks in a range, in order, each once in a row. */
export function speakersIn(turns: readonly CorrectedTurn[], range: TextRange): string {
  const ids = turns.slice(range.startTurn, range.endTurn + 1).map((turn) => turn.speakerId ?? '')
  return ids.filter((id, index) => id !== ids[index - 1]).join(' ')
}

/** A turn in two, in code points; the moment between is reckoned by how much was said before it. */
export function splitTurn(turn: CorrectedTurn, at: number): [CorrectedTurn, CorrectedTurn] {
  const index = codePointToUtf16(turn.body, at)
  const { startsMs, endsMs } = turn
  const between =
    startsMs !== null && endsMs !== null
      ? Math.round(startsMs + ((endsMs - startsMs) * index) / turn.body.length)
      : null
  return [
    { ...turn, endsMs: between, body: turn.body.slice(0, index) },
    { ...turn, startsMs: between, body: turn.body.slice(index) },
  ]
}

function carryOverReplaced(
  { turn, from, to, words }: Extract<CorrectionStep, { does: 'replace' }>,
  { startTurn, startOffset, endTurn, endOffset }: TextRange,
): TextRange {
  const size = codePointLength(words)
  const isInsert = from === to
  const coversStart = comparePlaces(startTurn, startOffset, turn, from) <= 0
  const coversEnd = comparePlaces(turn, to, endTurn, endOffset) <= 0
  let start = startOffset
  if (startTurn === turn && startOffset >= from) {
    if (startOffset >= to && !(startOffset === from && isInsert)) start = startOffset - (to - from) + size
    else start = startOffset === from && !isInsert && coversEnd ? from : from + size
  }
  let end = endOffset
  if (endTurn === turn && endOffset > from) {
    if (endOffset > to || (endOffset === to && coversStart)) end = endOffset - (to - from) + size
    else end = from
  }
  return { startTurn, startOffset: start, endTurn, endOffset: end }
}

function placed(
  [startTurn, startOffset]: [number, number],
  [endTurn, endOffset]: [number, number],
): TextRange {
  return { startTurn, startOffset, endTurn, endOffset }
}

function replaced(body: string, from: number, to: number, words: string): string {
  const start = codePointToUtf16(body, from)
  return body.slice(0, start) + words + body.slice(start + codePointToUtf16(body.slice(start), to - from))
}

function plainBlanks(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
