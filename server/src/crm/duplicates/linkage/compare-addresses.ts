import { fold, wordsOf } from '../../../platform/search/fold.ts'
import type { Comparison } from './comparison.ts'
import { isOneSlipAway, jaroWinkler } from './similarity.ts'

/** A street with its number. Kinds of street and directions are left out: they are written in a dozen ways, or not at all. */
export const addressComparison: Comparison = {
  levels: [
    'the same',
    'the same number in a street of a like name',
    'the same street, the number one slip apart',
    'the same street',
    'different',
  ],
  prepare(text) {
    const all = wordsOf(
      fold(text)
        .replace(/['’.]/gu, '')
        .replace(/(\p{L})str(?:asse)?(?!\p{L})/gu, '$1 '),
    )
    const number = all.find((word) => /^\d/.test(word)) ?? ''
    const own = all.filter((word) => word !== number && !streetWords.has(word))
    const street = own.map((word) => word.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1'))
    if (number === '' && street.length === 0) return null
    return { key: [number, ...street].join(' '), words: [number, ...street] }
  },
  compare(one, other) {
    if (one.key === other.key) return 0
    const [first, ...street] = one.words
    const [second, ...otherStreet] = other.words
    if (!areOneStreet(street, otherStreet)) return 4
    if (first === second) return 1
    return isOneSlipAway(first!, second!) ? 2 : 3
  },
  blocks: ({ words: [number, street] }) => (number && street ? [`${number} ${street.slice(0, 3)}`] : []),
  weighsRarity: true,
}

const streetWords = new Set(
  `street st avenue ave av road rd boulevard blvd drive dr lane ln place pl court ct parkway pkwy highway hwy square sq
  terrace ter circuit crescent close north south east west n s e w ne nw se sw strasse str weg platz allee rue via calle`.split(
    /\s+/u,
  ),
)

function areOneStreet(one: string[], other: string[]): boolean {
  const [first, second] = [one[0], other[0]]
  if (first === undefined || second === undefined) return false
  if (first === second || other.includes(first) || one.includes(second)) return true
  if (/^\d/.test(first) || /^\d/.test(second)) return false
  return isOneSlipAway(first, second) || jaroWinkler(first, second) >= 0.9
}
