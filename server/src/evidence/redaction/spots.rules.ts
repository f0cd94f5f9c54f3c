import { codePointLength, sliceCodePoints, utf16ToCodePoint } from '@firsthand/contract/evidence/code-points'

export type Spot = { from: number; to: number }

/** Where words stand in a text as words of their own, however they are written: capitals, line breaks, an apostrophe s behind. */
export function findWords(body: string, words: string): Spot[] {
  const wanted = words.trim().split(/\s+/u).map(escape).join('\\s+')
  if (wanted === '') return []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${wanted}(?![\\p{L}\\p{N}])`, 'giu')
  const spots: Spot[] = []
  let [index, at] = [0, 0]
  for (const match of body.matchAll(pattern)) {
    at += utf16ToCodePoint(body.slice(index, match.index), match.index - index)
    const to = at + codePointLength(match[0])
    spots.push({ from: at, to })
    ;[index, at] = [match.index + match[0].length, to]
  }
  return spots
}

export function replaceWords(body: string, words: string, replacement: string): string {
  const spots = findWords(body, words)
  return spots.length === 0
    ? body
    : rewrite(
        body,
        spots.map((spot) => ({ ...spot, words: replacement })),
      )
}

/** Puts words in place of stretches that do not overlap, in order. */
export function rewrite(body: string, changes: (Spot & { words: string })[]): string {
  let [text, at] = ['', 0]
  for (const { from, to, words } of changes) {
    text += sliceCodePoints(body, at, from) + words
    at = to
  }
  return text + sliceCodePoints(body, at, codePointLength(body))
}

/**
 * Where a place in a turn is once stretches of it have other words. A range that begins or ends within such a stretch takes
 * in all of it: half a replacement says nothing.
 */
export function shifted(
  changes: (Spot & { words: string })[],
  offset: number,
  edge: 'start' | 'end',
): number {
  let moved = 0
  for (const { from, to, words } of changes) {
    const size = codePointLength(words)
    if (offset >= to && !(edge === 'end' && offset <= from)) moved += size - (to - from)
    else if (offset > from) return from + moved + (edge === 'start' ? 0 : size)
    else break
  }
  return offset + moved
}

/** The change within which a place lies, if it does. */
export function changeAround<Change extends Spot>(changes: Change[], offset: number): Change | undefined {
  return changes.find(({ from, to }) => from < offset && offset < to)
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
