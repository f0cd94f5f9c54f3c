/** A value ready to be compared: what it is counted by, and its words. */
export type Comparable = { key: string; words: string[] }

/** How common a value or a word is among all records, as a share of them. */
export type ShareOf = (term: string) => number

/**
 * How one kind of field is compared. Levels run from the same to different, and their words are what a person reads
 * beside a suggestion.
 */
export type Comparison = {
  levels: readonly string[]
  /** Null for a value that says nothing, so that it counts neither for nor against. */
  prepare(text: string): Comparable | null
  /** Which level, by its place in `levels`. */
  compare(one: Comparable, other: Comparable, shareOf: ShareOf): number
  /** What records that may be the same have in common; only pairs that share one are compared. */
  blocks(value: Comparable): string[]
  /** Whether agreeing on a rare value says more than agreeing on a common one. */
  weighsRarity: boolean
}
