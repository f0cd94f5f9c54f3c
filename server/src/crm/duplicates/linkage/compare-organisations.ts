import { fold, wordsOf } from '../../../platform/search/fold.ts'
import type { Comparison, ShareOf } from './comparison.ts'
import { isOneSlipAway, jaroWinkler } from './similarity.ts'

/** Names of organisations and sites: rare words count, common ones and legal forms hardly. */
export const organisationComparison: Comparison = {
  levels: [
    'the same',
    'the same words but for common ones',
    'most of their rare words',
    'a rare word in common',
    'different',
  ],
  prepare(text) {
    const words = wordsOf(fold(text).replace(/['’.]/gu, ''))
    const own = words.filter((word) => !legalForms.has(word))
    const kept = own.length > 0 ? own : words
    return kept.length === 0 ? null : { key: kept.toSorted().join(' '), words: kept }
  },
  compare(one, other, shareOf) {
    if (one.key === other.key) return 0
    const shared = sharedRarity(one.words, other.words, shareOf)
    const [left, right] = [rarityOf(one.words, shareOf), rarityOf(other.words, shareOf)]
    const ofBoth = shared / Math.max(left, right)
    const ofSmaller = shared / Math.min(left, right)
    if (ofBoth >= 0.8) return 1
    if (ofBoth >= 0.5 || ofSmaller >= 0.9) return 2
    return ofSmaller >= 0.4 ? 3 : 4
  },
  blocks: ({ words }) => words.filter((word) => word.length >= 4),
  weighsRarity: true,
}

const legalForms = new Set(
  'inc incorporated llc ltd limited corp corporation co company gmbh ag kg ohg ug se sa sarl sas srl spa bv nv plc pty oy ab as the of and und et y de'.split(
    ' ',
  ),
)

function sharedRarity(one: string[], other: string[], shareOf: ShareOf): number {
  const left = new Set(other)
  let shared = 0
  for (const word of one) {
    const partner = left.has(word) ? word : [...left].find((each) => areAlike(word, each))
    if (partner === undefined) continue
    left.delete(partner)
    shared += Math.min(rarity(word, shareOf), rarity(partner, shareOf))
  }
  return shared
}

function areAlike(one: string, other: string): boolean {
  if (one.length < 4 || other.length < 4) return false
  return isOneSlipAway(one, other) || jaroWinkler(one, other) >= 0.93
}

function rarityOf(words: string[], shareOf: ShareOf): number {
  return words.reduce((sum, word) => sum + rarity(word, shareOf), 0)
}

function rarity(word: string, shareOf: ShareOf): number {
  return 0.1 - Math.log(Math.min(1, shareOf(word)))
}
