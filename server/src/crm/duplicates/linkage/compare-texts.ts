import { fold, wordsOf } from '../../../platform/search/fold.ts'
import type { Comparable, Comparison } from './comparison.ts'
import { isOneSlipAway, jaroWinkler } from './similarity.ts'

/** Short free text: a place, a street without its number, a title. */
export const textComparison: Comparison = {
  levels: ['the same', 'almost the same', 'alike', 'different'],
  prepare: byWords,
  compare(one, other) {
    if (one.key === other.key) return 0
    const likeness = jaroWinkler(one.key, other.key)
    if (likeness >= 0.92 || isOneSlipAway(one.key, other.key)) return 1
    return likeness >= 0.85 || sharesWord(one, other) ? 2 : 3
  },
  blocks: ({ key }) => [key],
  weighsRarity: true,
}

/** Something written in one way alone: a post code, a number of membership. */
export const codeComparison: Comparison = {
  levels: ['the same', 'one slip apart', 'different'],
  prepare(text) {
    const key = fold(text).replace(/[^\p{L}\p{N}]/gu, '')
    return key === '' ? null : { key, words: [key] }
  },
  compare(one, other) {
    if (one.key === other.key) return 0
    return Math.min(one.key.length, other.key.length) >= 3 && isOneSlipAway(one.key, other.key) ? 1 : 2
  },
  blocks: ({ key }) => (key.length >= 4 ? [key] : []),
  weighsRarity: true,
}

/** A day, as year, month, day with or without signs between them. */
export const dateComparison: Comparison = {
  levels: [
    'the same day',
    'one slip apart, or day and month changed over',
    'the same year or the same day of the year',
    'different',
  ],
  prepare(text) {
    const digits = text.replace(/\D/g, '')
    return digits.length === 8 ? { key: digits, words: [digits.slice(0, 4), digits.slice(4)] } : null
  },
  compare(one, other) {
    if (one.key === other.key) return 0
    if (isOneSlipAway(one.key, other.key) || one.key === turned(other.key)) return 1
    return one.words[0] === other.words[0] || one.words[1] === other.words[1] ? 2 : 3
  },
  blocks: ({ key }) => [key],
  weighsRarity: false,
}

function byWords(text: string): Comparable | null {
  const words = wordsOf(fold(text))
  return words.length === 0 ? null : { key: words.join(' '), words }
}

function sharesWord(one: Comparable, other: Comparable): boolean {
  return one.words.some((word) => word.length >= 5 && other.words.includes(word))
}

/** 20240307 as 20240703. */
function turned(day: string): string {
  return day.slice(0, 4) + day.slice(6) + day.slice(4, 6)
}
