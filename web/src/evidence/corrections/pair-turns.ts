import { areSameWords } from '@firsthand/contract/evidence/corrections'
import { matchTokens } from '@firsthand/contract/evidence/word-diff'

export type Pair = { before: string; after: string; at: number } | { alike: number; at: number }

/** Two versions side by side: turns that say the same are counted, the others stand beside each other. */
export function pairTurns(before: string[], after: string[]): Pair[] {
  const partners = matchTokens(before, after)
  const pairs: Pair[] = []
  let [from, to] = [0, 0]
  const differing = (end: number, otherEnd: number) => {
    for (let step = 0; step < Math.max(end - from, otherEnd - to); step++) {
      const [old, fresh] = [before[from + step], after[to + step]]
      const isOld = from + step < end
      const isFresh = to + step < otherEnd
      pairs.push({ before: isOld ? old! : '', after: isFresh ? fresh! : '', at: from + step })
    }
  }
  for (const [index, partner] of partners.entries()) {
    if (partner < 0) continue
    differing(index, partner)
    const last = pairs.at(-1)
    if (last && 'alike' in last) last.alike++
    else pairs.push({ alike: 1, at: index })
    ;[from, to] = [index + 1, partner + 1]
  }
  differing(before.length, after.length)
  return pairs.filter(
    (pair) => 'alike' in pair || !areSameWords(pair.before, pair.after) || pair.before !== '',
  )
}
