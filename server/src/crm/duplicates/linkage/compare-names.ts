import { fold } from '../../../platform/search/fold.ts'
import type { Comparison } from './comparison.ts'
import { areNicknames } from './nicknames.ts'
import { isOneSlipAway, jaroWinkler } from './similarity.ts'

/** A given name or a family name; which of the two may be changed over is decided where whole records are compared. */
export const nameComparison: Comparison = {
  levels: ['the same', 'a short form, an initial, or one slip apart', 'alike', 'different'],
  prepare(text) {
    const words = fold(text).match(/[\p{L}\p{N}]+/gu)
    return words ? { key: words.join(' '), words } : null
  },
  compare(one, other) {
    if (one.key === other.key) return 0
    const [first, second] = [one.words[0]!, other.words[0]!]
    if (isInitial(first, second) || areNicknames(first, second)) return 1
    const likeness = jaroWinkler(one.key, other.key)
    if (likeness >= 0.92 || (isOneSlipAway(one.key, other.key) && one.key.length > 2)) return 1
    return likeness >= 0.82 || hasAllOf(one.words, other.words) || hasAllOf(other.words, one.words) ? 2 : 3
  },
  blocks: ({ key }) => [key],
  weighsRarity: true,
}

/** A whole name in the order people write it, or as `Family, Given`. */
export function splitName(name: string): { given: string; family: string } {
  const [before, after] = name.split(',', 2)
  if (after?.trim()) return { given: after.trim(), family: before!.trim() }
  const words = name.trim().split(/\s+/u)
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' }
}

function isInitial(one: string, other: string): boolean {
  return one[0] === other[0] && one.length !== other.length && Math.min(one.length, other.length) === 1
}

function hasAllOf(words: string[], wanted: string[]): boolean {
  return wanted.every((word) => word.length > 1 && words.includes(word))
}
