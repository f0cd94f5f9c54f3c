import { type TextRange, codePointLength, comparePlaces } from '@firsthand/contract/evidence/ranges'
import type { BodyOf } from './tidy-range.ts'

/** A word of a text: the turn, and which of its words. */
export type WordPlace = { turn: number; word: number }

/** Words picked with the keyboard: where it began, and where it has come to. Both are in it. */
export type WordPick = { anchor: WordPlace; head: WordPlace }

export type Step = 'word' | 'turn'

const words = new Intl.Segmenter('und', { granularity: 'word' })

/** The words of a turn in code points, each with the punctuation that closes it. */
export function wordsOf(body: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  let at = 0
  for (const { segment, isWordLike } of words.segment(body)) {
    const length = codePointLength(segment)
    const last = found.at(-1)
    if (isWordLike) found.push({ from: at, to: at + length })
    else if (last?.to === at && /^[.,!?…;:”"’')\]»%]+$/u.test(segment)) last.to = at + length
    at += length
  }
  return found
}

/** Begins at the first word of a turn, or with all of it. */
export function startPick(bodyOf: BodyOf, turn: number, step: Step): WordPick | undefined {
  const count = wordsOf(bodyOf(turn) ?? '').length
  if (count === 0) return undefined
  return { anchor: { turn, word: 0 }, head: { turn, word: step === 'turn' ? count - 1 : 0 } }
}

/** Moves the head a word or a turn on or back. It stays where it is at the ends, and before turns that are not read yet. */
export function extendPick(
  bodyOf: BodyOf,
  pick: WordPick,
  { step, by }: { step: Step; by: 1 | -1 },
): WordPick {
  const head = step === 'word' ? nextWord(bodyOf, pick.head, by) : nextEnd(bodyOf, pick.head, by)
  return head ? { ...pick, head } : pick
}

/** Moves on to one word alone. */
export function movePick(bodyOf: BodyOf, pick: WordPick, by: 1 | -1): WordPick {
  const place = nextWord(bodyOf, pick.head, by) ?? pick.head
  return { anchor: place, head: place }
}

export function rangeOfPick(bodyOf: BodyOf, { anchor, head }: WordPick): TextRange | undefined {
  const isForward = comparePlaces(anchor.turn, anchor.word, head.turn, head.word) <= 0
  const [first, last] = isForward ? [anchor, head] : [head, anchor]
  const from = wordsOf(bodyOf(first.turn) ?? '')[first.word]
  const to = wordsOf(bodyOf(last.turn) ?? '')[last.word]
  if (!from || !to) return undefined
  return { startTurn: first.turn, startOffset: from.from, endTurn: last.turn, endOffset: to.to }
}

function nextWord(bodyOf: BodyOf, { turn, word }: WordPlace, by: 1 | -1): WordPlace | undefined {
  const count = wordsOf(bodyOf(turn) ?? '').length
  if (word + by >= 0 && word + by < count) return { turn, word: word + by }
  const other = turnWithWords(bodyOf, turn + by, by)
  if (other === undefined) return undefined
  return { turn: other, word: by === 1 ? 0 : wordsOf(bodyOf(other) ?? '').length - 1 }
}

/** The end of this turn, then of the next; backwards the beginnings. */
function nextEnd(bodyOf: BodyOf, { turn, word }: WordPlace, by: 1 | -1): WordPlace | undefined {
  const end = by === 1 ? wordsOf(bodyOf(turn) ?? '').length - 1 : 0
  if (word !== end) return { turn, word: end }
  const other = turnWithWords(bodyOf, turn + by, by)
  if (other === undefined) return undefined
  return { turn: other, word: by === 1 ? wordsOf(bodyOf(other) ?? '').length - 1 : 0 }
}

function turnWithWords(bodyOf: BodyOf, from: number, by: 1 | -1): number | undefined {
  for (let turn = from; ; turn += by) {
    const body = bodyOf(turn)
    if (body === undefined) return undefined
    if (wordsOf(body).length > 0) return turn
  }
}
