import { parseEmail } from '../../imports/sheet/email.ts'
import type { Comparison } from './comparison.ts'
import { isOneSlipAway, jaroWinkler } from './similarity.ts'

export const emailComparison: Comparison = {
  levels: ['the same', 'one slip apart, or the same name elsewhere', 'alike', 'different'],
  prepare(text) {
    const key = parseEmail(text)?.key ?? text.trim().toLowerCase()
    return /[\p{L}\p{N}]/u.test(key) ? { key, words: [key.split('@')[0]!] } : null
  },
  compare(one, other) {
    if (one.key === other.key) return 0
    const [first, second] = [one.words[0]!, other.words[0]!]
    if ((first === second && first.length >= 5) || isOneSlipAway(one.key, other.key)) return 1
    return jaroWinkler(first, second) >= 0.88 ? 2 : 3
  },
  blocks: ({ key, words }) => (words[0]!.length >= 5 ? [key, words[0]!] : [key]),
  weighsRarity: true,
}

/** Numbers as E.164 or as they were written: the last seven digits tell lines apart. */
export const phoneComparison: Comparison = {
  levels: ['the same', 'one slip apart', 'the same exchange', 'different'],
  prepare(text) {
    const digits = text.replace(/\D/g, '')
    return digits.length < 5 ? null : { key: digits.slice(-7), words: [digits.slice(-7, -4)] }
  },
  compare(one, other) {
    if (one.key === other.key) return 0
    if (isOneSlipAway(one.key, other.key)) return 1
    return one.words[0] === other.words[0] ? 2 : 3
  },
  blocks: ({ key }) => [key],
  weighsRarity: true,
}
