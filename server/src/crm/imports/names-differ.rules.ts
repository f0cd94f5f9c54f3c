import { fold } from '../../platform/search/fold.ts'
import { nameComparison } from '../duplicates/linkage/compare-names.ts'

/**
 * Whether two names are plainly those of two people. The order of words, short forms, initials, one slip, titles and a
 * name that stands only in one of them make nobody another; nor does another script, which cannot be compared.
 */
export function namesDiffer(one: string, other: string): boolean {
  if (one === other || one.includes('@') || other.includes('@')) return false
  const [first, second] = [wordsOfName(one), wordsOfName(other)]
  if (first.length === 0 || second.length === 0 || isLatin(first) !== isLatin(second)) return false
  const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first]
  if (pairAll(shorter, longer)) return false
  // Between a first and a last name that agree there may stand different middle names.
  return !(
    shorter.length > 1 &&
    areAlike(shorter[0]!, longer[0]!) &&
    areAlike(shorter.at(-1)!, longer.at(-1)!)
  )
}

const titles = new Set(
  'dr prof professor mr mrs ms miss herr frau sir dame dipl ing mag jr sr phd md'.split(' '),
)

function wordsOfName(name: string): string[] {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? []
  const own = words.filter((word) => !titles.has(word))
  return own.length > 0 ? own : [...words]
}

function isLatin(words: string[]): boolean {
  return words.some((word) => /\p{Script=Latin}/u.test(word))
}

/** Whether each word of one name has a word of its own in the other. */
function pairAll(shorter: string[], longer: string[]): boolean {
  const left = [...longer]
  return shorter
    .filter((word) => {
      const at = left.indexOf(word)
      if (at !== -1) left.splice(at, 1)
      return at === -1
    })
    .every((word) => {
      const at = left.findIndex((each) => areAlike(word, each))
      if (at !== -1) left.splice(at, 1)
      return at !== -1
    })
}

function areAlike(one: string, other: string): boolean {
  const [first, second] = [nameComparison.prepare(one), nameComparison.prepare(other)]
  // The first two levels: the same; a short form, an initial, or one slip apart.
  return first !== null && second !== null && nameComparison.compare(first, second, () => 0) <= 1
}
