import { fold } from '../../../platform/search/fold.ts'
import { addressComparison } from './compare-addresses.ts'
import type { Comparable, Comparison } from './comparison.ts'

/** What stands between the parts of an address in one text. */
export const partsEnd = '\n'

/**
 * A street with its number, and where it is: written as street, postal code and town, a line each. Every town has a
 * main street, so two that are known to be elsewhere are two; where one of them does not say, the street decides.
 */
export const postalComparison: Comparison = {
  levels: addressComparison.levels,
  prepare(text) {
    const [line = '', code = '', town = ''] = text.split(partsEnd)
    const street = addressComparison.prepare(line)
    // A number alone, or a house without one, is shared by too many to say who lives there.
    if (!street || street.words.length < 2 || street.words[0] === '') return null
    const postal = fold(code).replace(/[^\p{L}\p{N}]/gu, '')
    return { key: `${street.key} ${postal}`, words: [postal, fold(town).trim(), ...street.words] }
  },
  compare(one, other, shareOf) {
    if (areElsewhere(one, other)) return elsewhere
    return addressComparison.compare(streetOf(one), streetOf(other), shareOf)
  },
  blocks: (value) => addressComparison.blocks(streetOf(value)),
  weighsRarity: true,
}

const elsewhere = addressComparison.levels.length - 1

function streetOf({ words: [, , ...words] }: Comparable): Comparable {
  return { key: words.join(' '), words }
}

/** By the postal code where both have one, else by the town. */
function areElsewhere(
  { words: [code, town] }: Comparable,
  { words: [otherCode, otherTown] }: Comparable,
): boolean {
  if (code && otherCode) return code !== otherCode
  return Boolean(town && otherTown) && town !== otherTown
}
