import {
  type TextRange,
  codePointLength,
  comparePlaces,
  sliceCodePoints,
  snapToGraphemes,
} from '@firsthand/contract/evidence/ranges'

export type BodyOf = (turn: number) => string | undefined

/** A selection as somebody meant it: whole letters, no blanks at its ends; undefined when nothing is left. */
export function tidyRange(bodyOf: BodyOf, selected: TextRange): TextRange | undefined {
  const first = bodyOf(selected.startTurn)
  const last = bodyOf(selected.endTurn)
  if (first === undefined || last === undefined) return undefined
  const startLength = codePointLength(first)
  const start = forward(first, snapToGraphemes(first, selected.startOffset, startLength).from, startLength)
  const end = backward(last, snapToGraphemes(last, 0, selected.endOffset).to)
  if (start === startLength && selected.startTurn < selected.endTurn)
    return tidyRange(bodyOf, { ...selected, startTurn: selected.startTurn + 1, startOffset: 0 })
  if (end === 0 && selected.startTurn < selected.endTurn)
    return tidyRange(bodyOf, { ...selected, endTurn: selected.endTurn - 1, endOffset: 1e9 })
  if (comparePlaces(selected.startTurn, start, selected.endTurn, end) >= 0) return undefined
  return { ...selected, startOffset: start, endOffset: end }
}

/** The words of a range, for showing; the server reads them again from the version. */
export function wordsIn(bodyOf: BodyOf, range: TextRange): string {
  const parts: string[] = []
  for (let turn = range.startTurn; turn <= range.endTurn; turn++) {
    const body = bodyOf(turn) ?? ''
    const from = turn === range.startTurn ? range.startOffset : 0
    const to = turn === range.endTurn ? range.endOffset : codePointLength(body)
    parts.push(sliceCodePoints(body, from, to))
  }
  return parts.join('\n')
}

function forward(body: string, from: number, length: number): number {
  const blanks = /^\s*/u.exec(sliceCodePoints(body, from, length))?.[0] ?? ''
  return from + codePointLength(blanks)
}

function backward(body: string, to: number): number {
  const blanks = /\s*$/u.exec(sliceCodePoints(body, 0, to))?.[0] ?? ''
  return to - codePointLength(blanks)
}
