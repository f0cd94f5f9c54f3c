import type { CorrectedTurn } from '@firsthand/contract/evidence/corrections'
import { codePointLength } from '@firsthand/contract/evidence/code-points'
import { type TextRange, comparePlaces } from '@firsthand/contract/evidence/ranges'
import { matchTokens, tokensOf } from '@firsthand/contract/evidence/word-diff'
import type { Landing } from './carry.ts'

/**
 * Where ranges of one transcript stand in another that nobody derived from it step by step. The two are compared word by
 * word. Sure is only what came over whole with the words around it, or what stands there once; the rest is for a person.
 */
export function landByComparing(
  before: CorrectedTurn[],
  after: CorrectedTurn[],
  ranges: ReadonlyMap<string, TextRange>,
): Map<string, Landing> {
  if (ranges.size === 0) return new Map()
  const [one, other] = [flatten(before), flatten(after)]
  const partners = matchTokens(one.words, other.words)
  const landed = new Map<string, Landing>()
  for (const [id, range] of ranges) {
    const landing = landOne(one, other, { partners, range })
    if (landing) landed.set(id, { ...landing, range: within(after, landing.range) })
  }
  return landed
}

function within(turns: CorrectedTurn[], range: TextRange): TextRange {
  const length = codePointLength(turns[range.endTurn]!.body)
  return { ...range, endOffset: Math.min(range.endOffset, length) }
}

type Token = { turn: number; from: number; to: number }
type Flat = { words: string[]; places: Token[] }

/** Only words: blanks and marks follow them. */
const isWord = /[\p{L}\p{N}]/u

function flatten(turns: CorrectedTurn[]): Flat {
  const flat: Flat = { words: [], places: [] }
  for (const [turn, { body }] of turns.entries()) {
    let at = 0
    for (const token of tokensOf(body)) {
      const to = at + codePointLength(token)
      if (isWord.test(token)) {
        flat.words.push(token)
        flat.places.push({ turn, from: at, to })
      }
      at = to
    }
  }
  return flat
}

/** The share of a highlight's words that must come over for the place to be worth showing. */
const leastShare = 0.5
/** How much longer the words may have become in between. */
const mostGrowth = 2

function landOne(
  one: Flat,
  other: Flat,
  { partners, range }: { partners: Int32Array; range: TextRange },
): Landing | undefined {
  const [first, last] = tokensIn(one, range)
  if (last < first) return undefined
  const matched: number[] = []
  for (let index = first; index <= last; index++) if (partners[index]! >= 0) matched.push(partners[index]!)
  const count = last - first + 1
  const from = matched[0]
  const to = matched.at(-1)
  if (from !== undefined && to !== undefined && matched.length >= count * leastShare) {
    if (to - from + 1 > count * mostGrowth + 4) return undefined
    const isWhole = matched.length === count && to - from + 1 === count
    const isBetween = neighbour(partners, first - 1) === from - 1 && isNext(partners, last + 1, to + 1, other)
    const words = one.words.slice(first, last + 1)
    const isSure = isWhole && (isBetween || occurrences(other.words, words).length === 1)
    return { range: rangeOf(one, other, { range, first, last, from, to }), isUnsure: !isSure }
  }
  const elsewhere = occurrences(other.words, one.words.slice(first, last + 1))
  const [only] = elsewhere
  if (elsewhere.length !== 1 || only === undefined) return undefined
  return {
    range: rangeOf(one, other, { range, first, last, from: only, to: only + count - 1 }),
    isUnsure: true,
  }
}

/** The beginning of both texts counts as a word that is the same. */
function neighbour(partners: Int32Array, index: number): number {
  return index < 0 ? -1 : partners[index]! < 0 ? -2 : partners[index]!
}

function isNext(partners: Int32Array, index: number, wanted: number, other: Flat): boolean {
  return index >= partners.length ? wanted >= other.words.length : partners[index] === wanted
}

function tokensIn({ places }: Flat, range: TextRange): [number, number] {
  const first = firstThat(
    places,
    ({ turn, to }) => comparePlaces(turn, to, range.startTurn, range.startOffset) > 0,
  )
  const after = firstThat(
    places,
    ({ turn, from }) => comparePlaces(turn, from, range.endTurn, range.endOffset) >= 0,
  )
  return [first, after - 1]
}

function firstThat(places: Token[], holds: (token: Token) => boolean): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(places[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

type Ends = { range: TextRange; first: number; last: number; from: number; to: number }

/** Whole words, and of the first and the last as much as was marked; marks right beside them stay with them. */
function rangeOf(one: Flat, other: Flat, { range, first, last, from, to }: Ends): TextRange {
  const [begin, end] = [other.places[from]!, other.places[to]!]
  const [wasBegin, wasEnd] = [one.places[first]!, one.places[last]!]
  const isSameBegin = one.words[first] === other.words[from]
  const isSameEnd = one.words[last] === other.words[to]
  const before = range.startTurn === wasBegin.turn ? range.startOffset - wasBegin.from : 0
  const behind = range.endTurn === wasEnd.turn ? range.endOffset - wasEnd.to : 0
  return {
    startTurn: begin.turn,
    startOffset: isSameBegin ? Math.max(0, begin.from + before) : begin.from,
    endTurn: end.turn,
    endOffset: isSameEnd ? Math.max(end.from + 1, end.to + behind) : end.to,
  }
}

function occurrences(words: string[], wanted: string[]): number[] {
  const found: number[] = []
  for (
    let at = words.indexOf(wanted[0]!);
    at >= 0 && found.length < 2;
    at = words.indexOf(wanted[0]!, at + 1)
  )
    if (wanted.every((word, index) => words[at + index] === word)) found.push(at)
  return found
}
